import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say } from '../../phrase.ts';
import type { Drifting } from '../answers.ts';
import { answers } from '../document.ts';
import { driftThere } from '../words.ts';
import { checkedThere, inRegion, openAt } from './in-region.ts';

type Data = { region: string; what: Drifting; released: string; version: string; since: string; at: string };

/** What answers is not what was released, and was so twice in a row: engineering hears it once. */
export const driftBegan = fact(answers, 'DriftBegan')<Data>()({
  evolve: (all, { region, what, released, since, at }) =>
    inRegion(all, region, (before) => {
      const { failing: _, ...answer } = before ?? { since: at };
      return { ...answer, drift: { what, released, since } };
    }),
  reads: openAt,
  follows({ place, region, what, released, version, since }, _, world) {
    const said = say`Drift: ${driftThere(place, region, { version }, { what, released, since })}`;
    return [
      dueAt(world).news(`drift/${place}/${region}/${since}/${what}/${released}`, said),
      ...checkedThere(place, world),
    ];
  },
});
