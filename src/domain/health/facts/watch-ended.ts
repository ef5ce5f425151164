import { fact } from '../../deciding/fact.ts';
import { watches } from '../document.ts';

type Data = { at: string; why: string };

/** Nothing is measured of it any more. */
export const watchEnded = fact(watches, 'WatchEnded')<Data>()({
  evolve: (watch, { at, why }) => ({ ...watch, over: { at, why } }),
});
