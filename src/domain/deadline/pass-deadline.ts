import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { deadlinePassed } from '../release/facts/deadline-passed.ts';
import { stillDue, TIMER, type TimerOf } from './still-due.ts';

/** Timer: something is due. */
export type PassDeadline = { type: 'PassDeadline' } & TimerOf;

export const passDeadline = command<PassDeadline>()({
  timer: TIMER,
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, set): Decision {
    const deadline = stillDue(world, set);
    if (!deadline) return moot('nothing is owed');
    if (deadline.due > world.now) return moot('it is due later now');
    return { facts: [deadlinePassed.of(set.release, { deadline: deadline.name, due: deadline.due })] };
  },
});
