import type { VoteRule } from '../company/policies.ts';
import type { SightsKept } from './answering/sights.ts';
import type { Content } from './content.ts';

export type BallotAnswer = 'go' | 'no-go' | 'abstain';
/**
 * `at`: when the person acted, which decides what is the newest. `print`: the fingerprint of what was voted on. `instead`: whose vote this is, when
 * somebody else gave it. `onDuty`: the role came from a schedule. `saw`: which of the vote's `sights`.
 */
export type Ballot = {
  by: string;
  role: string;
  answer: BallotAnswer;
  at: string;
  why: string;
  changed: boolean;
  print?: string;
  instead?: string;
  onDuty?: true;
  saw?: number;
};
export type VoteOutcome = 'go' | 'no-go' | 'out-of-time' | 'cancelled' | 'moved' | 'changed' | 'overridden';

/** One round of go/no-go on a release's content. */
export type Vote = {
  v: 6;
  /** `R-118/v2` */
  id: string;
  release: string;
  round: number;
  /** how many each role needs was settled when it opened */
  rules: VoteRule[];
  policy?: string;
  authorCounts: boolean;
  /** who owned it when the vote opened */
  author: string;
  /** who else has owned it, before or since: none of them clears it either */
  owners?: string[];
  /** who wrote what is new in it, where the policy excludes them: their go does not count */
  committers?: string[];
  openedBy: string;
  openedAt: string;
  closesAt: string;
  /** before that it can't be decided for go, UTC ISO */
  notBefore?: string;
  /** low risk: without an objection it is cleared then, UTC ISO */
  clearsAt?: string;
  /** hours */
  ballotsLastHours?: number;
  content?: Content;
  /** every content it has been about, as text; a fingerprint names one */
  contents?: string[];
  print?: string;
  /** since when it has been about which, oldest first, UTC ISO; without it, about the same all the time */
  prints?: { print: string; from: string }[];
  /** who was asked whether something they wrote was their answer: once */
  wondered?: string[];
  /** by role: the fingerprints on which its answers stand; without it, every answer does */
  stands?: Record<string, string[]>;
  ballots: Ballot[];
  /** answers that were too old to stand; their people are asked again */
  expired?: Ballot[];
  reminded: string[];
} & SightsKept &
  ({ status: 'open' } | { status: 'closed'; outcome: VoteOutcome; closedAt: string });

/** Open again: as it was, without how it ended, and not to be cleared by itself. */
export function openAgain(vote: Vote, closesAt: string): Vote {
  const { clearsAt: _, ...known } = vote;
  if (known.status === 'open') return { ...known, closesAt, reminded: [] };
  const { outcome: __, closedAt: ___, ...rest } = known;
  return { ...rest, closesAt, reminded: [], status: 'open' };
}
