import { fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import { dueAt } from '../../intents/due.ts';
import { own } from '../../own.ts';
import { releases } from '../../release/document.ts';
import { votes } from '../document.ts';
import { nobodyWaits } from '../opening/approval-pages.ts';
import type { VoteOutcome } from '../vote.ts';

export const voteClosed = fact(votes, 'VoteClosed')<{ outcome: VoteOutcome; at: string }>()({
  evolve: (vote, { outcome, at }) => ({ ...vote, status: 'closed', outcome, closedAt: at }),
  reads: (_, { release }) => ({ hotfix: one(releases, release) }),
  follows(_, vote, world) {
    const { id, rules } = vote;
    const due = dueAt(world);
    return [
      ...nobodyWaits(vote, world.hotfix, world),
      due.edit(id),
      ...due.myTurn(rules.flatMap((r) => own(world.people.roles, r.role) ?? [])),
    ];
  },
});
