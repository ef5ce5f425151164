import { fact } from '../../deciding/fact.ts';
import { dueAt, offersOf } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { askings } from '../document.ts';

/** Whoever asked hears who sees to it; what comes of it is told as always. */
export const askedTakenOn = fact(askings, 'AskedTakenOn')<{ by: string; at: string }>()({
  evolve: (asking, { by, at }) => ({ ...asking, taken: { by, at } }),
  follows: ({ asking: id, by, at }, asking, world) => [
    dueAt(world).edit(offersOf(id)),
    dueAt(world).tell(
      asking.by,
      `taken-on/${id}/${at}`,
      say`${users([by])} sees to what you asked for: ${asking.what}.`,
    ),
  ],
});
