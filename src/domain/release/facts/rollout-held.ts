import { fact } from '../../deciding/fact.ts';
import { currentOnes } from '../../freeze/document.ts';
import { frozenByName } from '../../freeze/frozen-span.ts';
import { at, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { holdEnds } from './hold-ends.ts';
import { telling } from './telling.ts';

type Data = { rollout: string; freeze: string; until: string };

export const rolloutHeld = fact(releases, 'RolloutHeld')<Data>()({
  evolve: (release, { freeze, until }) =>
    release.status === 'deploying' ? { ...release, rollout: { ...release.rollout, held: { freeze, until } } } : release,
  reads: () => ({ freezes: currentOnes }),
  follows(held, release, world) {
    const { due, headline, told, crew, cause: of } = telling(held, release, world);
    const { freeze, until } = held;
    const cause = `${of}/${until}`;
    const said = say`Held: ${nameOf(release)} (${release.id}), by ${frozenByName(freeze, world.freezes)} until ${at(until)}. The step that ran is live; the next one waits.`;
    return [
      headline,
      ...due.posts('held', cause, { ...told, said }),
      ...due.myTurn(crew, cause, { urgent: true }),
      ...holdEnds(release, held, world),
    ];
  },
});
