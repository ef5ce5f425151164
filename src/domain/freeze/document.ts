import { document } from '../deciding/document.ts';
import { all } from '../deciding/reads.ts';
import type { Freeze } from './freeze.ts';

const CURRENT = 'freezes/current';

export const freezes = document<Freeze>()({
  name: 'freeze',
  field: 'freeze',
  lists: ({ status }) => (status === 'declared' ? [CURRENT] : []),
});

/** The freezes that people declared and that are not over. */
export const currentOnes = all(freezes, CURRENT);
/** Those that people declared, whichever begins first. */
export const soonestDeclared = (all: readonly Freeze[]): Freeze[] =>
  all.filter((f) => f.status === 'declared').sort((a, b) => a.from.localeCompare(b.from));

export type Freezes = { freezes: Freeze[] };
