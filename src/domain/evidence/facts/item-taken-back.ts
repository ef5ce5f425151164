import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { evidence } from '../document.ts';
import { ANEW } from '../following.ts';

/** `release`: whose thread hears of it. `at`: UTC ISO */
type Data = { item: string; by: string; at: string; release?: string };

/** Whoever confirmed an item of a checklist for a version does so no more. */
export const itemTakenBack = fact(evidence, 'ItemTakenBack')<Data>()({
  ...ANEW,
  evolve: (known, { item, by }) => ({
    ...known,
    confirmed: known.confirmed.filter((c) => c.item !== item || c.by !== by),
  }),
  follows(told, known, world) {
    const { item, by, at, release } = told;
    const said = say`${item}: ${users([by])} took their confirmation back.`;
    return [
      ...(release === undefined ? [] : [dueAt(world).note(release, `taken-back/${item}/${by}/${at}`, said)]),
      ...ANEW.follows(told, known, world),
    ];
  },
});
