import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { locks } from './document.ts';
import { lockNagged } from './facts/lock-nagged.ts';
import { heldAt } from './lock.ts';

/** Timer: a lock has been held for hours. `since`: of the holding that is meant. */
export type NagOfLock = { type: 'NagOfLock'; lock: string; since: string; when: string };

export const nagOfLock = command<NagOfLock>()({
  timer: z.strictObject({ lock: z.string(), since: z.string(), when: z.string() }),
  reads: ({ lock }) => ({ lock: one(locks, lock) }),
  decide({ lock, now }, { lock: id, since }): Decision {
    const held = lock && heldAt(lock, now);
    return held?.since === since ? { facts: [lockNagged.of(id, {})] } : moot('it is held no more');
  },
});
