import { isFiller } from './fillers.ts';
import type { ReadingContext } from './part.ts';
import { endsTerms, type TermsEnd } from './reason.ts';
import { longest, type Parting } from './terms.ts';
import { timeLong } from './times.ts';
import type { Token } from './tokens.ts';

/** Of more nobody says that it is apart. */
const MOST = 12;

/** What ends the terms that begin at a token, where they are nothing but terms. `timed`: a time is one. */
export function termsUntil(
  parts: readonly Parting[],
  tokens: readonly Token[],
  from: number,
  timed: boolean,
  context: ReadingContext,
): TermsEnd | undefined {
  let found = 0;
  for (let at = from; at < tokens.length; ) {
    if (at - from > MOST) return undefined;
    const token = tokens[at];
    const end = token && endsTerms(token);
    if (end) return found > 0 ? end : undefined;
    const took = longest(parts, tokens, at)?.took ?? (timed ? timeLong(tokens, at, context) : 0);
    if (took > 0) found += 1;
    else if (!token || !isFiller(token, timed)) return undefined;
    at += Math.max(took, 1);
  }
  return found > 0 ? 'the end' : undefined;
}
