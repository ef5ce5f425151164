import { document } from '../deciding/document.ts';
import { all } from '../deciding/reads.ts';
import type { Phrase } from '../phrase.ts';
import type { EvidenceTold } from './told.ts';

/** What was told of no service that could be found: kept until it is known of which it is, or until there is too much of it. `settled`: it is not kept any more. */
export type Unmatched = {
  v: 1;
  id: string;
  source: string;
  told: EvidenceTold;
  why: Phrase;
  at: string;
  settled?: true;
};

const LIST = 'unmatched/all';

export const unmatched = document<Unmatched>()({
  name: 'unmatched',
  field: 'unmatched',
  lists: ({ settled }) => (settled ? [] : [LIST]),
});

/** How many are kept: the newest. */
export const KEPT = 200;

export const allUnmatched = all(unmatched, LIST);
