import type { Fault } from './fault.ts';
import type { Gathering, Match } from './part.ts';
import type { TypedTime } from './times.ts';
import type { Token } from './tokens.ts';

export type Parting = Gathering<unknown>;

/** What was found in a sentence beside its parts, or why it was not read. */
export type TermsRead = { when: TypedTime; why?: string } | { fault: Fault };

/** Of all parts the longest match at a token. */
export function longest(parts: readonly Parting[], tokens: readonly Token[], at: number): Match | undefined {
  let best: Match | undefined;
  if (at < tokens.length)
    for (const part of parts) {
      const match = part.at(tokens, at);
      if (match && match.took > (best?.took ?? 0)) best = match;
    }
  return best;
}
