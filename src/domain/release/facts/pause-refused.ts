import { fact } from '../../deciding/fact.ts';
import { say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { overdue } from './overdue.ts';
import { nextWaits, unpaused } from './stages.ts';
import { telling } from './telling.ts';

type Data = { rollout: string; stage: string; text: { why: string } };

/** Its pipeline goes on with the step: the next one waits all the same. */
export const pauseRefused = fact(releases, 'PauseRefused')<Data>()({
  evolve(release) {
    if (release.status !== 'deploying' || !release.rollout.held) return release;
    return { ...release, rollout: { ...release.rollout, held: unpaused(release.rollout.held) } };
  },
  follows(refused, release, world) {
    const { due, id, headline, cause } = telling(refused, release, world);
    const { stage, text } = refused;
    const said = say`The step ${stage} can't be paused (${text.why}): it is finished, and ${nextWaits(release)}.`;
    return [headline, overdue(refused, release, world), due.note(id, `${cause}/${world.now}`, said, true)];
  },
});
