import { type Mrkdwn, md } from '../../blocks/mrkdwn.ts';
import { nameOf, type Release, rolloutOf } from '../../domain/release/release.ts';
import { stepIn } from '../../domain/release/rollout/rollout-parts.ts';
import { forAReason } from '../for-a-reason.ts';

/** One rollout stops, after one question, until somebody resumes it. */
export const pausing = forAReason({
  verb: 'pause',
  command: (release, why) => ({ type: 'PauseRollout', release, why }),
  title: 'Pause a deploy',
  button: 'Pause it',
  says: (release) =>
    md`*${nameOf(release)}* (${release.id}): the step that runs stops where it is if its pipeline can, else it is finished; no other one begins until somebody resumes it.`,
  done: ['Paused', paused],
});

/** `/release pause [what] [why]` */
export const typed = pausing.typed({ can: 'can be paused', on: ['deploying'] });

function paused(release: Release): Mrkdwn {
  const rollout = rolloutOf(release);
  const runs = stepIn(rollout, 'running');
  const step = rollout?.held?.paused
    ? md`Step ${rollout.held.paused} is asked to stop where it is.`
    : runs
      ? md`Step ${runs.name} can't be paused: it is finished, and the next one waits.`
      : md`The next step waits.`;
  return md`*${nameOf(release)}* (${release.id}) is paused. ${step} Once it may go on: \`/release resume ${release.id}\`.`;
}
