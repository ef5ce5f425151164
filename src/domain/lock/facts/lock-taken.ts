import { fact } from '../../deciding/fact.ts';
import { openTouching } from '../concerned.ts';
import { locks } from '../document.ts';
import { followsTaking } from '../taken.ts';

/** `at`, `until`: UTC ISO */
export type LockTaking = { by: string; at: string; until?: string; claim?: string; text: { why: string } };

/** Somebody holds it from now on: those whose release waits for that are told, and its holder is reminded. */
export const lockTaken = fact(locks, 'LockTaken')<LockTaking>()({
  evolve: (lock, { by, at, until, claim, text: { why } }) => ({
    ...lock,
    held: { by, why, since: at, ...(until && { until }), ...(claim && { claim }) },
  }),
  reads: (_, lock) => ({ openReleases: openTouching(lock) }),
  follows: (_, lock, world) => followsTaking(lock, world),
});
