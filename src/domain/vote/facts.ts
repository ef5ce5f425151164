import type { Rule } from '../company.ts';
import { unreachable } from '../phrase.ts';
import type { Answer, Outcome, Vote } from './vote.ts';

type Of<T> = T & { stream: `vote/${string}`; vote: string };

export type VoteFact =
  | Of<{
      type: 'VoteOpened';
      release: string;
      round: number;
      rules: Rule[];
      authorCounts: boolean;
      author: string;
      by: string;
      at: string;
      closesAt: string;
      remindAt: string;
    }>
  | Of<{ type: 'BallotCast'; by: string; role: string; answer: Answer; at: string; text: { why: string } }>
  | Of<{ type: 'VotersReminded'; people: string[] }>
  | Of<{ type: 'VoteClosed'; outcome: Outcome; at: string }>;

export function evolveVote(state: Vote | undefined, fact: VoteFact): Vote {
  if (fact.type === 'VoteOpened') {
    const { vote, release, round, rules, authorCounts, author, by, at, closesAt } = fact;
    return {
      v: 1,
      id: vote,
      release,
      round,
      rules,
      authorCounts,
      author,
      openedBy: by,
      openedAt: at,
      closesAt,
      ballots: [],
      reminded: [],
      status: 'open',
    };
  }
  if (!state) throw new Error(`${fact.type} before VoteOpened`);
  switch (fact.type) {
    case 'BallotCast': {
      const { by, role, answer, at, text } = fact;
      const before = state.ballots.find((b) => b.by === by && b.role === role);
      const others = state.ballots.filter((b) => b !== before);
      return {
        ...state,
        ballots: [
          ...others,
          { by, role, answer, at, why: text.why, changed: before !== undefined && before.answer !== answer },
        ],
      };
    }
    case 'VotersReminded':
      return { ...state, reminded: [...new Set([...state.reminded, ...fact.people])] };
    case 'VoteClosed':
      return { ...state, status: 'closed', outcome: fact.outcome, closedAt: fact.at };
    default:
      return unreachable(fact);
  }
}
