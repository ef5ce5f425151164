import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { openOnes } from '../release/document.ts';
import { current } from './current.ts';
import { freezes } from './document.ts';
import { freezeBegan } from './facts/freeze-began.ts';
import { pausedBy } from './pausing.ts';

/** Timer: the freeze's start has come. `from`: which start (UTC ISO), in case it is another by now; timers of before do not tell it. */
export type BeginFreeze = { type: 'BeginFreeze'; freeze: string; from?: string };

export const beginFreeze = command<BeginFreeze>()({
  timer: z.strictObject({ freeze: z.string(), from: z.string().optional() }),
  reads: ({ freeze }) => ({ freeze: one(freezes, freeze), openReleases: openOnes }),
  decide(world, { freeze: id, from }): Decision {
    const freeze = current(world.freeze);
    if (!freeze) return moot('lifted before it began');
    if (freeze.from > world.now) return moot('it begins later now');
    if (from !== undefined && from !== freeze.from) return moot('it has begun');
    return { facts: [freezeBegan.of(id, {}), ...pausedBy(freeze, world)] };
  },
});
