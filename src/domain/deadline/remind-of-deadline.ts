import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { deadlineReminded } from '../release/facts/deadline-reminded.ts';
import { stillDue, TIMER, type TimerOf } from './still-due.ts';

/** Timer: something will be due soon. */
export type RemindOfDeadline = { type: 'RemindOfDeadline' } & TimerOf;

export const remindOfDeadline = command<RemindOfDeadline>()({
  timer: TIMER,
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, set): Decision {
    const deadline = stillDue(world, set);
    if (!deadline || deadline.due < world.now) return moot('nothing is owed');
    return { facts: [deadlineReminded.of(set.release, { deadline: deadline.name, due: deadline.due })] };
  },
});
