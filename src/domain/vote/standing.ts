import type { VoteRule } from '../company/policies.ts';
import { own } from '../own.ts';
import type { Ballot, Vote } from './vote.ts';

/** Where one role's rule stands: its ballots, how many `go` count, and whether that is enough. */
export type Standing = { rule: VoteRule; ballots: Ballot[]; gos: number; met: boolean };

/** An answer counts while what it was about is what it is about. */
export const counted = (vote: Vote, { role, print }: Ballot) =>
  vote.stands === undefined || print === undefined || (own(vote.stands, role)?.includes(print) ?? false);

/** Who owns it, or has owned it. */
export const isOwner = ({ author, owners = [] }: Vote, person: string) => person === author || owners.includes(person);

/** Nobody clears what is their own: who owns or has owned it, and those who wrote its commits, unless the policy says so. Where an owner counts, they do whatever they wrote. */
export const isOwnWork = (vote: Vote, person: string) =>
  isOwner(vote, person) ? !vote.authorCounts : (vote.committers?.includes(person) ?? false);

const known = new WeakMap<Vote, readonly Standing[]>();

/** Each answer asks it of the vote before and after several times, and every card of it again: reckoned once, for no vote is ever changed in place. */
export function standings(vote: Vote): readonly Standing[] {
  const before = known.get(vote);
  if (before) return before;
  const all = reckoned(vote);
  known.set(vote, all);
  return all;
}

function reckoned(vote: Vote): Standing[] {
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

/** The roles that answer only after others, while those have not. */
export const waitsFor = (vote: Vote, role: string): string[] => {
  const after = vote.rules.find((r) => r.role === role)?.after ?? [];
  if (after.length === 0) return [];
  const unmet = standings(vote).filter((s) => !s.met);
  return after.filter((earlier) => unmet.some((s) => s.rule.role === earlier));
};

/** The roles that have not answered enough, and whose turn it is. */
export function openRoles(vote: Vote): string[] {
  const unmet = new Set(standings(vote).flatMap((s) => (s.met ? [] : [s.rule.role])));
  return vote.rules.flatMap(({ role, after = [] }) =>
    unmet.has(role) && !after.some((earlier) => unmet.has(earlier)) ? [role] : [],
  );
}

/** Who could still answer a role of a vote, by user id. */
export function missingOf(vote: Vote, role: string, roles: Record<string, string[]>): string[] {
  const answers = vote.ballots.filter((b) => b.role === role && counted(vote, b));
  const answered = new Set(answers.map((b) => b.instead ?? b.by));
  return (own(roles, role) ?? []).filter((id) => !answered.has(id) && !isOwnWork(vote, id));
}

/** Who could still answer a rule that is not met, by user id; roles whose turn has not come are left out. */
export const missing = (vote: Vote, roles: Record<string, string[]>): { role: string; people: string[] }[] =>
  openRoles(vote).map((role) => ({ role, people: missingOf(vote, role, roles) }));

/** What somebody said in a vote that counts. */
export const ballotsBy = (person: string, vote: Vote) =>
  vote.ballots.filter((b) => b.by === person && counted(vote, b));
