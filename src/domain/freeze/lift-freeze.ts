import { command } from '../command.ts';
import { forbidden } from '../decision.ts';
import { say } from '../phrase.ts';
import { one } from '../reads.ts';
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
