import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { own } from '../../own.ts';
import { votes } from '../document.ts';
import type { VoteOutcome } from '../vote.ts';

export const voteClosed = fact(votes, 'VoteClosed')<{ outcome: VoteOutcome; at: string }>()({
  evolve: (vote, { outcome, at }) => ({ ...vote, status: 'closed', outcome, closedAt: at }),
  follows(_, { id, rules }, world) {
    const due = dueAt(world);
    return [due.edit(id), ...due.myTurn(rules.flatMap((r) => own(world.people.roles, r.role) ?? []))];
  },
});
