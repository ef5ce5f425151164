import { isForBuilders } from '../../company/audiences.ts';
import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, rolloutOf } from '../release.ts';
import { stepIn } from '../rollout/rollout-parts.ts';
import { nextWaits } from './stages.ts';
import { telling } from './telling.ts';

/** `stage`: the step that runs, if one does that is not paused already; `cant`: why its pipeline can't pause it; `held`: something else held it already. */
type Data = {
  rollout: string;
  stage?: string;
  cant?: string;
  held?: true;
  by: string;
  at: string;
  text: { why: string };
};

/** Somebody pauses a rollout: nothing of it begins until somebody resumes it. */
export const rolloutPausedByPerson = fact(releases, 'RolloutPausedByPerson')<Data>()({
  evolve(release, { stage, cant, by, at, text: { why } }) {
    if (release.status !== 'deploying') return release;
    const paused = stage !== undefined && cant === undefined ? { paused: stage } : {};
    const held = { ...release.rollout.held, ...paused, pause: { by, at, why } };
    return { ...release, rollout: { ...release.rollout, held } };
  },
  follows(paused, release, world) {
    const { due, id, headline, crew, told, cause: of } = telling(paused, release, world);
    const { rollout, stage, cant, by, text } = paused;
    const cause = `${of}/${paused.at}`;
    const verifying = stepIn(rolloutOf(release), 'verifying');
    const then = cant
      ? say`The step ${stage ?? ''} is finished, since it can't be paused (${cant}); ${nextWaits(release)}.`
      : stage
        ? say`The step ${stage} is asked to stop where it is.`
        : verifying
          ? say`The step ${verifying.name} is verified on; ${nextWaits(release)}.`
          : say`The next step waits.`;
    const said = say`Paused: ${nameOf(release)} (${id}), by ${users([by])}: ${text.why}. ${then} It goes on when somebody resumes it.`;
    return [
      headline,
      ...(stage !== undefined && !cant ? [due.deploy(id, rollout, stage, 'pause')] : []),
      // Whoever reads only that it is interrupted has read that already.
      ...due.posts('held', cause, { ...told, said }, paused.held && isForBuilders),
      ...due.myTurn(crew, cause, { urgent: true }),
    ];
  },
});
