import { instantOf } from '../../time/instants.ts';
import type { Notice } from '../calendar/hours.ts';
import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { own } from '../own.ts';
import type { Vote } from './vote.ts';

/** An emergency waits for no morning. */
export const byClosing = ({ closesAt, content }: Vote): Notice =>
  content?.change === 'emergency' ? { urgent: true } : { by: closesAt };

/** What happens until a vote closes: its reminder, those who come on duty meanwhile, and the closing itself. Where it closes at another time than before, what was due for that is not. */
export function closingTimers(vote: Vote, remindAt: string, world: World): Due[] {
  const due = dueAt(world);
  const about = { release: vote.release, vote: vote.id };
  return [
    ...(remindAt > world.now
      ? [due.timer(`remind/${vote.id}`, remindAt, { type: 'RemindVoters', ...about }, 'latest')]
      : escalation(vote, world)),
    ...shiftsOf(vote, world).map((from) =>
      due.timer(`shift/${vote.id}/${from}`, from, { type: 'AskOnDuty', ...about }),
    ),
    due.timer(`close/${vote.id}`, vote.closesAt, { type: 'CloseVote', ...about }, 'latest'),
  ];
}

/** Halfway from the reminder to the closing, those who manage releases hear who is missing. */
export function escalation({ id, release, closesAt }: Vote, world: World): Due[] {
  const now = Date.parse(world.now);
  const halfway = instantOf(now + (Date.parse(closesAt) - now) / 2);
  return [
    dueAt(world).timer(`escalate/${id}`, halfway, { type: 'EscalateVote', release, vote: id, closesAt }, 'latest'),
  ];
}

/** When somebody else comes on duty for one of its roles before it closes. */
const shiftsOf = ({ rules, closesAt }: Vote, { now, people }: World): string[] => {
  const all = rules.flatMap((r) => own(people.shiftsAhead, r.role) ?? []);
  return [...new Set(all)].filter((from) => now < from && from < closesAt);
};
