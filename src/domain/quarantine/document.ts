import { document, knowsMore } from '../deciding/document.ts';
import { all } from '../deciding/reads.ts';

/**
 * A delivery that was genuine and could not be read. `event`: as its source calls it; `size`: bytes; `at`: UTC ISO; `body`: without what looks like a
 * secret, where it is small enough to be kept here; `apart`: it is kept beside, for it is not; `headers`: those that say what it is; `received`: its mark as it came.
 */
export type KeptAside = {
  delivery: string;
  event: string;
  faults: string[];
  size: number;
  at: string;
  body?: string;
  apart?: true;
  received?: string;
  headers?: Record<string, string>;
};

/** What a source sent that could not be read: the newest last. `dropped`: how many there were before these. */
export type Quarantine = { v: 3; id: string; deliveries: KeptAside[]; dropped: number };

const LIST = 'quarantines';

/** By the name of the source. */
export const quarantines = document<Quarantine>()({
  name: 'quarantine',
  field: 'source',
  // Of what was set aside in form 1, the body was not kept; in form 2, none that was large.
  upgrades: { 1: knowsMore(2), 2: knowsMore(3) },
  lists: () => [LIST],
  fresh: (id) => ({ v: 3, id, deliveries: [], dropped: 0 }),
});

export const allQuarantines = all(quarantines, LIST);
