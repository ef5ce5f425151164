import type { Release } from '../release/release.ts';
import { counted } from './standing.ts';
import type { Ballot, Vote } from './vote.ts';

/** Whether a no-go of a role decides by itself, whatever the others say. */
export const hasVeto = ({ rules }: Pick<Vote, 'rules'>, role: string): boolean =>
  rules.some((r) => r.role === role && r.veto);

/** The no-gos that decide a vote, in the order in which they were given. */
export const vetoes = (vote: Vote): Ballot[] =>
  vote.ballots.filter((b) => b.answer === 'no-go' && counted(vote, b) && hasVeto(vote, b.role));

/** Whose no-go rejected a release, by user id, as long as it can still be lifted: nothing of it has changed, and its window is not over. */
export function vetoersOf(release: Release | undefined, vote: Vote | undefined, now: string): string[] {
  if (release?.status !== 'rejected' || release.vote !== vote?.id || release.window.end <= now) return [];
  return [...new Set(vetoes(vote).map((b) => b.by))];
}
