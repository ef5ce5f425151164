import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { one } from '../deciding/reads.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { current, noFreeze } from './current.ts';
import { freezes } from './document.ts';
import { freezeLifted } from './facts/freeze-lifted.ts';
import { freezeShown } from './freeze-shown.ts';

export type LiftFreeze = { type: 'LiftFreeze'; freeze: string; why: string };

const TAKES: Right = { action: 'freeze' };

export const liftFreeze = command<LiftFreeze>()({
  takes: TAKES,
  reads: ({ freeze }) => ({ freeze: one(freezes, freeze) }),
  shows: ({ freeze }) => (freeze ? freezeShown(freeze) : {}),
  decide(world, { freeze: id, why }) {
    const no = forbidden(world, TAKES, say`lift a freeze`);
    if (no) return no;
    return current(world.freeze) ? { facts: [freezeLifted.of(id, { text: { why } })] } : noFreeze;
  },
});
