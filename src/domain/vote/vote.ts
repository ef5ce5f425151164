import type { Rule } from '../company.ts';
import type { Release } from '../release/release.ts';

export type Answer = 'go' | 'no-go' | 'abstain';
export type Ballot = { by: string; role: string; answer: Answer; at: string; why: string; changed: boolean };
export type Outcome = 'go' | 'no-go' | 'out-of-time' | 'cancelled' | 'moved' | 'changed';

/** One round of go/no-go on a release's content. */
export type Vote = {
  v: 1;
  /** `R-118/v2` */
  id: string;
  release: string;
  round: number;
  rules: Rule[];
  authorCounts: boolean;
  author: string;
  openedBy: string;
  openedAt: string;
  closesAt: string;
  ballots: Ballot[];
  reminded: string[];
} & ({ status: 'open' } | { status: 'closed'; outcome: Outcome; closedAt: string });

/** Where one role's rule stands: its ballots, how many `go` count, and whether that is enough. */
export type Standing = { rule: Rule; ballots: Ballot[]; gos: number; met: boolean };

export function standings(vote: Vote): Standing[] {
  return vote.rules.map((rule) => {
    const ballots = vote.ballots.filter((b) => b.role === rule.role);
    const gos = ballots.filter((b) => b.answer === 'go' && (vote.authorCounts || b.by !== vote.author)).length;
    return { rule, ballots, gos, met: gos >= rule.need };
  });
}

/** What the ballots amount to, or undefined while answers are missing. A no-go of a role with veto decides at once. */
export function outcomeOf(vote: Vote): 'go' | 'no-go' | undefined {
  const all = standings(vote);
  if (all.some((s) => s.rule.veto && s.ballots.some((b) => b.answer === 'no-go'))) return 'no-go';
  return all.every((s) => s.met) ? 'go' : undefined;
}

/** Who could still answer a rule that is not met, by user id. */
export function missing(vote: Vote, roles: Record<string, string[]>): { role: string; people: string[] }[] {
  return standings(vote)
    .filter((s) => !s.met)
    .map(({ rule, ballots }) => ({
      role: rule.role,
      people: (roles[rule.role] ?? []).filter(
        (id) => !ballots.some((b) => b.by === id) && (vote.authorCounts || id !== vote.author),
      ),
    }));
}

/** The roles of a vote that a person may answer for. */
export const rolesIn = (vote: Vote, roles: Record<string, string[]>, id: string) =>
  vote.rules.map((r) => r.role).filter((role) => roles[role]?.includes(id));

export function closingTime(release: Release, now: string, closesBeforeMinutes: number): string {
  const start = Date.parse(release.window.start);
  const planned = start - closesBeforeMinutes * 60_000;
  // A vote opened late still gets a quarter of an hour, though never beyond the window's end.
  const earliest = Math.min(Date.parse(now) + 15 * 60_000, Date.parse(release.window.end));
  return new Date(Math.max(planned, earliest)).toISOString();
}
