import { document } from '../deciding/document.ts';
import { all } from '../deciding/reads.ts';

/** A delivery that was genuine and could not be read. `event`: as its source calls it; `size`: bytes; `at`: UTC ISO. */
export type SetAside = { delivery: string; event: string; faults: string[]; size: number; at: string };

/** What a source sent that could not be read: the newest last. `dropped`: how many there were before these. */
export type Quarantine = { v: 1; id: string; deliveries: SetAside[]; dropped: number };

const LIST = 'quarantines';

/** By the name of the source. What was in a delivery is not kept: it may hold secrets, and its sender has it. */
export const quarantines = document<Quarantine>()({
  name: 'quarantine',
  field: 'source',
  lists: () => [LIST],
  fresh: (id) => ({ v: 1, id, deliveries: [], dropped: 0 }),
});

export const allQuarantines = all(quarantines, LIST);
