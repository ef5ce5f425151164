import type { Part, Rule } from '../company.ts';
import { own } from '../own.ts';
import { unreachable } from '../phrase.ts';
import { type Content, textOf } from './content.ts';
import type { Answer, Ballot, Outcome, Vote } from './vote.ts';

type Of<T> = T & { stream: `vote/${string}`; vote: string };

export type VoteFact =
  | Of<{
      type: 'VoteOpened';
      release: string;
      round: number;
      rules: Rule[];
      policy?: string;
      authorCounts: boolean;
      author: string;
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
    }>
  | Of<{
      type: 'VoteContentChanged';
      content: Content;
      print: string;
      parts: Part[];
      /** the roles that are asked again */
      roles: string[];
      /** `committers`: what it is about is the same, but others turn out to have written it */
      because: 'content' | 'committers' | 'expired';
      /** settled anew, when the content changed */
      rules?: Rule[];
      committers?: string[];
      closesAt?: string;
      remindAt?: string;
      at: string;
    }>
  /** whoever rejected the release by their veto lets it go on */
  | Of<{ type: 'VetoLifted'; by: string; closesAt: string; remindAt: string; at: string }>
  /** somebody objects to a release that would clear by itself: its votes are needed */
  | Of<{ type: 'ObjectionRaised'; by: string; at: string; text: { why: string } }>
  /** those whose turn has come */
  | Of<{ type: 'VotersAsked'; people: string[] }>
  | Of<{ type: 'VoteEscalated'; people: string[]; roles: string[] }>
  | Of<{
      type: 'BallotCast';
      by: string;
      role: string;
      answer: Answer;
      at: string;
      print?: string;
      instead?: string;
      onDuty?: true;
      text: { why: string };
    }>
  | Of<{ type: 'VotersReminded'; people: string[] }>
  | Of<{ type: 'VoteClosed'; outcome: Outcome; at: string }>;

export function evolveVote(state: Vote | undefined, fact: VoteFact): Vote {
  if (fact.type === 'VoteOpened') {
    const { vote, release, round, rules, policy, authorCounts, author, by, at, closesAt } = fact;
    const { notBefore, clearsAt, ballotsLastHours, content, print, committers } = fact;
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
      ...(policy && { policy }),
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
  }
  if (!state) throw new Error(`${fact.type} before VoteOpened`);
  switch (fact.type) {
    case 'BallotCast': {
      const { by, role, answer, at, text, print, instead, onDuty } = fact;
      const whose = instead ?? by;
      const before = state.ballots.find((b) => (b.instead ?? b.by) === whose && b.role === role);
      const others = state.ballots.filter((b) => b !== before);
      const changed = before !== undefined && before.answer !== answer;
      const more = { ...(print && { print }), ...(instead && { instead }), ...(onDuty && { onDuty }) };
      return { ...state, ballots: [...others, { by, role, answer, at, why: text.why, changed, ...more }] };
    }
    case 'VoteContentChanged': {
      const { content, print, roles, because, closesAt } = fact;
      const { ballots } = state;
      const rules = fact.rules ?? state.rules;
      const committers = because === 'expired' ? state.committers : fact.committers;
      // Expired answers go: their fingerprint is the same.
      const kept =
        because === 'expired' ? ballots.filter((b) => !roles.includes(b.role) || !old(state, b, fact.at)) : ballots;
      const stands = Object.fromEntries(
        state.rules.map(({ role }) => [
          role,
          roles.includes(role) && because === 'content'
            ? [print]
            : [...new Set([...(own(state.stands, role) ?? []), print])],
        ]),
      );
      const { v, id, release, round, policy, authorCounts, author, openedBy, openedAt, notBefore } = state;
      const again = { v, id, release, round, authorCounts, author, openedBy, openedAt, reminded: [] };
      const contents = [...new Set([...(state.contents ?? []), textOf(content)])];
      const { committers: _, ...rest } = state;
      const next = { content, contents, print, stands, rules, ballots: kept, ...(committers && { committers }) };
      if (closesAt === undefined) return { ...rest, ...next };
      return {
        ...again,
        ...(policy && { policy }),
        ...(notBefore && { notBefore }),
        ...(state.ballotsLastHours && { ballotsLastHours: state.ballotsLastHours }),
        ...next,
        closesAt,
        status: 'open',
      };
    }
    case 'VetoLifted': {
      if (state.status === 'open') return state;
      const { outcome: _, closedAt: __, clearsAt: ___, ...rest } = state;
      return { ...rest, closesAt: fact.closesAt, reminded: [], status: 'open' };
    }
    case 'ObjectionRaised': {
      const { clearsAt: _, ...objected } = state;
      return objected;
    }
    case 'VotersAsked':
    case 'VoteEscalated':
      return state;
    case 'VotersReminded':
      return { ...state, reminded: [...new Set([...state.reminded, ...fact.people])] };
    case 'VoteClosed':
      return { ...state, status: 'closed', outcome: fact.outcome, closedAt: fact.at };
    default:
      return unreachable(fact);
  }
}

const old = ({ ballotsLastHours = 24 * 366 }: Vote, { at }: Ballot, now: string) =>
  Date.parse(at) + ballotsLastHours * 3_600_000 <= Date.parse(now);
