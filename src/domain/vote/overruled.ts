import { stands } from '../release/clearing/overrides.ts';
import { type Release, voteOf } from '../release/release.ts';
import { counted, standings } from './standing.ts';
import type { Vote } from './vote.ts';

/** Whose answers an override went past, as roles: those who said no-go, those who had not said enough; `by`: who, by user id. */
export type Overruled = { by: string; goes: string[]; against: string[]; unanswered: string[] };

/** Nothing where the vote was not overridden, or said what it took all the same. `vote`: the release's own, where there was one. */
export function overruledIn(release: Release, vote: Vote | undefined): Overruled | undefined {
  const over = release.overrides?.filter(stands).findLast((o) => o.gates.includes('votes'));
  if (!over || release.status === 'planned' || release.status === 'voting' || release.status === 'rejected')
    return undefined;
  const all = vote && vote.id === voteOf(release) ? standings(vote) : [];
  const isNo = ({ ballots }: (typeof all)[number]) =>
    vote !== undefined && ballots.some((b) => b.answer === 'no-go' && counted(vote, b));
  const roles = (which: (one: (typeof all)[number]) => boolean) => all.filter(which).map((s) => s.rule.role);
  const unmet = { against: roles(isNo), unanswered: roles((s) => !s.met && !isNo(s)) };
  if (all.length > 0 && unmet.against.length + unmet.unanswered.length === 0) return undefined;
  return { by: over.by, goes: roles((s) => s.met && !isNo(s)), ...unmet };
}
