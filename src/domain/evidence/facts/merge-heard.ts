import { fact } from '../../deciding/fact.ts';
import { evidence } from '../document.ts';
import type { Merge } from '../evidence.ts';
import { ANEW } from '../following.ts';
import { withMerge } from '../merges.ts';

/** By which request some commits came in: what was approved of it was approved of them. */
export const mergeHeard = fact(evidence, 'MergeHeard')<{ merge: Merge }>()({
  ...ANEW,
  evolve: (known, { merge }) => ({ ...known, merges: withMerge(known.merges, merge) }),
});
