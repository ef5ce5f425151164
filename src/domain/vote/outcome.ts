import { standings } from './standing.ts';
import { vetoes } from './veto.ts';
import type { Vote } from './vote.ts';

/** What the ballots amount to, or undefined while answers are missing. A no-go of a role with veto decides at once. */
export function outcomeOf(vote: Vote): 'go' | 'no-go' | undefined {
  if (vetoes(vote).length > 0) return 'no-go';
  return standings(vote).every((s) => s.met) ? 'go' : undefined;
}
