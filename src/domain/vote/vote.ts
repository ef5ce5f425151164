import type { Rule, VotePolicy } from '../company.ts';
import { own } from '../own.ts';
import type { Release } from '../release/release.ts';
import type { Content } from './content.ts';

export type Answer = 'go' | 'no-go' | 'abstain';
/** `print`: the fingerprint of what was voted on. `instead`: whose vote this is, when somebody else gave it. `onDuty`: the role came from a schedule. */
export type Ballot = {
  by: string;
  role: string;
  answer: Answer;
  at: string;
  why: string;
  changed: boolean;
  print?: string;
  instead?: string;
  onDuty?: true;
};
export type Outcome = 'go' | 'no-go' | 'out-of-time' | 'cancelled' | 'moved' | 'changed' | 'overridden';

/** One round of go/no-go on a release's content. */
export type Vote = {
  v: 1;
  /** `R-118/v2` */
  id: string;
  release: string;
  round: number;
  /** how many each role needs was settled when it opened */
  rules: Rule[];
  policy?: string;
  authorCounts: boolean;
  author: string;
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
  /** by role: the fingerprints on which its answers stand; without it, every answer does */
  stands?: Record<string, string[]>;
  ballots: Ballot[];
  reminded: string[];
} & ({ status: 'open' } | { status: 'closed'; outcome: Outcome; closedAt: string });

/** Where one role's rule stands: its ballots, how many `go` count, and whether that is enough. */
export type Standing = { rule: Rule; ballots: Ballot[]; gos: number; met: boolean };

/** An answer counts while what it was about is what it is about. */
export const counted = (vote: Vote, { role, print }: Ballot) =>
  vote.stands === undefined || print === undefined || (own(vote.stands, role)?.includes(print) ?? false);

/** Nobody clears what is their own: its owner and those who wrote its commits, unless the policy says so. */
export const isOwnWork = ({ authorCounts, author, committers = [] }: Vote, person: string) =>
  (!authorCounts && person === author) || committers.includes(person);

export function standings(vote: Vote): Standing[] {
  return vote.rules.map((rule) => {
    const ballots = vote.ballots.filter((b) => b.role === rule.role);
    const heads = ballots
      .filter((b) => b.answer === 'go' && counted(vote, b))
      .filter((b) => !isOwnWork(vote, b.by) && !(b.instead && isOwnWork(vote, b.instead)));
    // Whoever votes for somebody else besides themselves is one person all the same.
    const gos = new Set(heads.map((b) => b.by)).size;
    return { rule, ballots, gos, met: gos >= rule.need };
  });
}

/** What the ballots amount to, or undefined while answers are missing. A no-go of a role with veto decides at once. */
export function outcomeOf(vote: Vote): 'go' | 'no-go' | undefined {
  const all = standings(vote);
  const vetoed = (s: Standing) => s.rule.veto && s.ballots.some((b) => b.answer === 'no-go' && counted(vote, b));
  if (all.some(vetoed)) return 'no-go';
  return all.every((s) => s.met) ? 'go' : undefined;
}

/** Whose no-go rejected a release, by user id, as long as it can still be lifted: nothing of it has changed, and its window is not over. */
export function vetoersOf(release: Release | undefined, vote: Vote | undefined, now: string): string[] {
  if (release?.status !== 'rejected' || release.vote !== vote?.id || release.window.end <= now) return [];
  if (vote.status !== 'closed' || vote.outcome !== 'no-go') return [];
  const veto = vote.rules.filter((r) => r.veto).map((r) => r.role);
  const against = vote.ballots.filter((b) => b.answer === 'no-go' && counted(vote, b) && veto.includes(b.role));
  return [...new Set(against.map((b) => b.by))];
}

/** The roles that answer only after others, while those have not. */
export const waitsFor = (vote: Vote, role: string): string[] => {
  const unmet = standings(vote).filter((s) => !s.met);
  const after = vote.rules.find((r) => r.role === role)?.after ?? [];
  return after.filter((earlier) => unmet.some((s) => s.rule.role === earlier));
};

/** Who could still answer a rule that is not met, by user id; roles whose turn has not come are left out. */
export function missing(vote: Vote, roles: Record<string, string[]>): { role: string; people: string[] }[] {
  return standings(vote)
    .filter((s) => !s.met && waitsFor(vote, s.rule.role).length === 0)
    .map(({ rule, ballots }) => ({
      role: rule.role,
      people: (own(roles, rule.role) ?? []).filter(
        (id) => !ballots.some((b) => (b.instead ?? b.by) === id && counted(vote, b)) && !isOwnWork(vote, id),
      ),
    }));
}

/** When a vote on a release closes, and when those missing are reminded of that, UTC ISO. */
export function closingOf(release: Release, policy: VotePolicy | undefined, now: string) {
  const { closesBeforeMinutes = 0, remindBeforeMinutes = 0 } = policy ?? {};
  const planned = Date.parse(release.window.start) - closesBeforeMinutes * 60_000;
  // A vote opened late still gets a quarter of an hour, though never beyond the window's end.
  const earliest = Math.min(Date.parse(now) + 15 * 60_000, Date.parse(release.window.end));
  const closes = Math.max(planned, earliest);
  const remindAt = new Date(closes - remindBeforeMinutes * 60_000).toISOString();
  return { closesAt: new Date(closes).toISOString(), remindAt };
}
