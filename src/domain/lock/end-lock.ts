import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { locks } from './document.ts';
import { lockEnded } from './facts/lock-ended.ts';

/** Timer: the end of a lock has come. */
export type EndLock = { type: 'EndLock'; lock: string };

export const endLock = command<EndLock>()({
  timer: z.strictObject({ lock: z.string() }),
  reads: ({ lock }) => ({ lock: one(locks, lock) }),
  decide({ lock, now: at }, { lock: id }): Decision {
    const held = lock?.unreadable ? undefined : lock?.held;
    if (!held) return moot('released before it ended');
    if (held.until === undefined || at < held.until) return moot('it ends later now');
    return { facts: [lockEnded.of(id, { from: held.by, at })] };
  },
});
