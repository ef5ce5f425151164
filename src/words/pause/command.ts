import { type Mrkdwn, md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release, rolloutOf } from '../../domain/release/release.ts';
import {
  type Answer,
  type Ask,
  ask,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { onReleaseForAReason } from '../for-a-reason.ts';
import { reasonModal } from '../reason-dialog.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';

/** `/release pause [what] [why]`: one rollout stops, after one question, until somebody resumes it. */
export const typed = onReleaseForAReason('pause', { can: 'can be paused', on: ['deploying'] }, (release, why, a) =>
  confirmPause(release.id, why, a),
);

export const clickPause: OnClick = (id, a) => confirmPause(id, '', a);

async function confirmPause(id: string, why: string, a: Ask): Promise<Answer> {
  const refusal = await refusedAnyhow(a, { type: 'PauseRollout', release: id, why });
  if (refusal) return { say: refusalMessage(refusal) };
  const { release } = await seeFor(a, { release: one(releases, id) });
  if (!release) return { nothing: true };
  const text = md`*${nameOf(release)}* (${id}): the step that runs stops where it is if its pipeline can, else it is finished; no other one begins until somebody resumes it.`;
  return { modal: reasonModal('pause', id, 'Pause a deploy', 'Pause it', text, why) };
}

export const submitPause: OnSubmit = async (fields, id, a) => {
  const outcome = await ask(a, { type: 'PauseRollout', release: id, why: fields.why ?? '' });
  return submittedTo(outcome, 'why', ({ after }) => notice('Paused', paused(after(releases, id))));
};

function paused(release: Release): Mrkdwn {
  const rollout = rolloutOf(release);
  const runs = rollout?.stages.find((s) => s.state === 'running');
  const step = rollout?.held?.paused
    ? md`Step ${rollout.held.paused} is asked to stop where it is.`
    : runs
      ? md`Step ${runs.name} can't be paused: it is finished, and the next one waits.`
      : md`The next step waits.`;
  return md`*${nameOf(release)}* (${release.id}) is paused. ${step} Once it may go on: \`/release resume ${release.id}\`.`;
}
