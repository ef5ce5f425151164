import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { current } from './current.ts';
import { freezes } from './document.ts';
import { freezeEnded } from './facts/freeze-ended.ts';

/** Timer: the freeze's end has come. */
export type EndFreeze = { type: 'EndFreeze'; freeze: string };

export const endFreeze = command<EndFreeze>()({
  timer: z.strictObject({ freeze: z.string() }),
  reads: ({ freeze }) => ({ freeze: one(freezes, freeze) }),
  decide(world, { freeze: id }): Decision {
    const freeze = current(world.freeze);
    if (!freeze) return moot('lifted before it ended');
    if (freeze.until > world.now) return moot('it ends later now');
    return { facts: [freezeEnded.of(id, {})] };
  },
});
