import type { VoteRule } from '../../company/policies.ts';
import { fact } from '../../deciding/fact.ts';
import { standing } from '../../delegation/document.ts';
import { dueAt } from '../../intents/due.ts';
import { askedOf } from '../asked.ts';
import { type Content, textOf } from '../content.ts';
import { votes } from '../document.ts';
import { byClosing, closingTimers } from '../timers.ts';

type Data = {
  release: string;
  round: number;
  rules: VoteRule[];
  policy?: string;
  authorCounts: boolean;
  author: string;
  owners?: string[];
  committers?: string[];
  by: string;
  at: string;
  closesAt: string;
  remindAt: string;
  notBefore?: string;
  clearsAt?: string;
  ballotsLastHours?: number;
  content?: Content;
  print?: string;
  /** those who may approve are asked one after the other, each when it is their turn */
  paged?: true;
};

export const voteOpened = fact(votes, 'VoteOpened')<Data>()({
  opens({ vote: id, release, round, rules, authorCounts, author, by, at, closesAt, ...told }) {
    const { policy, notBefore, clearsAt, ballotsLastHours, content, print, committers, owners } = told;
    return {
      v: 6,
      id,
      release,
      round,
      rules,
      authorCounts,
      author,
      openedBy: by,
      openedAt: at,
      closesAt,
      ...(policy && { policy }),
      ...(owners && { owners }),
      ...(committers && { committers }),
      ...(notBefore && { notBefore }),
      ...(clearsAt && { clearsAt }),
      ...(ballotsLastHours && { ballotsLastHours }),
      ...(content && { content, contents: [textOf(content)] }),
      ...(print && { print, stands: Object.fromEntries(rules.map((r) => [r.role, [print]])) }),
      ballots: [],
      reminded: [],
      status: 'open',
    };
  },
  reads: () => ({ delegations: standing }),
  follows({ remindAt, notBefore, clearsAt, paged }, vote, world) {
    const due = dueAt(world);
    const command = { type: 'ConcludeVote', release: vote.release, vote: vote.id };
    return [
      ...due.myTurn(askedOf(vote, world), paged ? undefined : vote.id, byClosing(vote)),
      ...closingTimers(vote, remindAt, world),
      ...[notBefore, clearsAt].flatMap((when) =>
        when ? [due.timer(`conclude/${vote.id}/${when}`, when, command)] : [],
      ),
    ];
  },
});
