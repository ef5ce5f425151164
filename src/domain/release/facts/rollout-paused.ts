import { fact } from '../../deciding/fact.ts';
import { currentOnes } from '../../freeze/document.ts';
import { heldByWords } from '../../freeze/held-by.ts';
import { at, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { holdEnds } from './hold-ends.ts';
import { nextWaits } from './stages.ts';
import { telling } from './telling.ts';

/** `cant`: why its pipeline can't pause the step: it is finished, and only the next one waits. */
type Data = { rollout: string; stage: string; freeze: string; until: string; at: string; cant?: string };

export const rolloutPaused = fact(releases, 'RolloutPaused')<Data>()({
  evolve: (release, { freeze, until, stage, cant }) =>
    release.status === 'deploying'
      ? { ...release, rollout: { ...release.rollout, held: { freeze, until, ...(!cant && { paused: stage }) } } }
      : release,
  reads: () => ({ freezes: currentOnes }),
  follows(paused, release, world) {
    const { due, id, headline, crew, told, cause: of } = telling(paused, release, world);
    const { rollout, stage, until, cant } = paused;
    const cause = `${of}/${paused.at}`;
    const then = cant
      ? say`The step ${stage} is finished, since it can't be paused (${cant}); ${nextWaits(release)}.`
      : say`The step ${stage} is asked to stop where it is.`;
    const said = say`Held: ${nameOf(release)} (${id}), by ${heldByWords(release, paused, world)} until ${at(until)}. ${then}`;
    return [
      headline,
      ...(cant ? [] : [due.deploy(id, rollout, stage, 'pause')]),
      ...due.posts('held', cause, { ...told, said }),
      ...due.myTurn(crew, cause, { urgent: true }),
      ...holdEnds(release, paused, world),
    ];
  },
});
