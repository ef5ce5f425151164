import { command } from '../deciding/command.ts';
import { one } from '../deciding/reads.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { current, noFreeze } from './current.ts';
import { freezes } from './document.ts';
import { freezeLifted } from './facts/freeze-lifted.ts';

export type LiftFreeze = { type: 'LiftFreeze'; freeze: string; why: string };

export const liftFreeze = command<LiftFreeze>()({
  reads: ({ freeze }) => ({ freeze: one(freezes, freeze) }),
  decide(world, { freeze: id, why }) {
    const no = forbidden(world, 'freeze', say`lift a freeze`);
    if (no) return no;
    return current(world.freeze) ? { facts: [freezeLifted.of(id, { text: { why } })] } : noFreeze;
  },
});
