import type { Company } from '../../domain/company/company.ts';
import { beginsTime } from '../times.ts';
import type { Token } from '../tokens.ts';

export const SERVICE_NOUNS = new Set(['service', 'services']);
export const PLACE_NOUNS = new Set(['environment', 'environments', 'env', 'envs']);

/** What stands between two things that are said. */
const BETWEEN = /^(to|in|on|into|onto|at|from|for|of|until|till|til|by|as|with|and|because|→|->|&|\+|[-–—]+)$/;

/**
 * How many words after a name say no more than what kind of thing it is: “the payments service”, “staging env”. Where anything else follows the word may
 * begin a reason, as in “payments service restarts”.
 */
export function nounAt(
  tokens: readonly Token[],
  at: number,
  nouns: ReadonlySet<string>,
  { services, environments }: Company,
): 0 | 1 {
  const [before, noun, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!noun || noun.mention || !nouns.has(noun.low) || before?.comma || before?.colon) return 0;
  if (!next || noun.comma || noun.colon || BETWEEN.test(next.low) || beginsTime(next) || /^v?\d/.test(next.low))
    return 1;
  return [...services, ...environments].some(({ name }) => name.toLowerCase() === next.low) ? 1 : 0;
}
