import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { locks } from './document.ts';
import { lockEnding } from './facts/lock-ending.ts';
import { heldAt } from './lock.ts';

/** Timer: a lock ends soon. */
export type WarnOfLockEnd = { type: 'WarnOfLockEnd'; lock: string; until: string };

export const warnOfLockEnd = command<WarnOfLockEnd>()({
  timer: z.strictObject({ lock: z.string(), until: z.string() }),
  reads: ({ lock }) => ({ lock: one(locks, lock) }),
  decide({ lock, now }, { lock: id, until }): Decision {
    const held = lock && heldAt(lock, now);
    return held?.until === until ? { facts: [lockEnding.of(id, {})] } : moot('it ends at another time, or is released');
  },
});
