import { isFiller, isPolite } from './fillers.ts';
import { foreign, GOES_ON, numbered } from './foreign.ts';
import { listedUnknown } from './listed.ts';
import { saidApart, strange } from './missed.ts';
import { beginsLater, onlyTime } from './only-time.ts';
import type { Known } from './out-of-place.ts';
import type { Match, ReadingContext } from './part.ts';
import { longest, type Parting, type TermsRead } from './terms.ts';
import { NO_TIME } from './times.ts';
import type { Token } from './tokens.ts';

const ENDS_WITHIN = 12;
const MOST_AT_ONE_END = 8;

/** Terms are taken from both ends of a sentence; what stands between them is the reason. `marked`: one that is marked, after the tokens. */
export function endsOf(
  text: string,
  tokens: readonly Token[],
  parts: readonly (Parting & { name: string })[],
  marked: string | undefined,
  known: Known,
  context: ReadingContext,
): TermsRead {
  const begun = leading(parts, tokens, 'taken');
  const { name } = begun;
  let first = afterLead(parts, tokens, begun.first, marked !== undefined);
  let last = tokens.length;
  let reasonEnd = 0;
  // “override the freeze on R-11 because …”: what stands before a reason that is marked ends as one that is not does.
  for (let found = 0; found < MOST_AT_ONE_END; found += 1) {
    const ending = endingAt(parts, tokens, first, last);
    if (!ending) break;
    ending.take('end');
    if (ending.stays) reasonEnd = Math.max(reasonEnd, tokens[last - 1]?.to ?? 0);
    last -= ending.took;
  }
  // “why for 1h”, as the help writes it: nothing else is left.
  if (marked === undefined && first >= last && first > begun.first) first = begun.first;
  const [begins, ends] = [tokens[first], tokens[last - 1]];
  const none = tokens.slice(first, last).every((t) => isFiller(t, false));
  if (none || !begins || !ends) return { when: NO_TIME, ...(marked !== undefined && { why: marked }) };
  const rest = { from: begins.from, to: marked === undefined ? Math.max(ends.to, reasonEnd) : text.length };
  // Behind “why” the reason surely begins.
  const isLed = first > begun.first;
  const isMarked = marked !== undefined;
  const fault = isLed
    ? undefined
    : (numbered(text, tokens, first, parts, rest, isMarked) ??
      foreign(text, tokens.slice(first, last), rest, isMarked, context) ??
      saidApart(text, tokens.slice(0, last), begins, known.names, rest) ??
      strange(text, tokens.slice(first, last), known.names, rest, isMarked) ??
      listedUnknown(text, tokens.slice(0, last), first, parts, known, { ...rest, marked: isMarked }, context));
  if (fault) return { fault };
  const takesEnd = parts.some((p) => p.name === 'ending');
  const stands = {
    from: begins.from,
    to: marked === undefined ? rest.to : ends.to,
    marked: marked !== undefined,
    takesEnd,
  };
  const timed = isLed
    ? undefined
    : (onlyTime(text, tokens.slice(first, last), stands, context) ??
      (takesEnd && !isMarked ? beginsLater(text, tokens.slice(first, last), rest, context) : undefined));
  if (timed) return { fault: timed };
  const from = name && GOES_ON.test(begins.low) ? name.from : rest.from;
  return { when: NO_TIME, why: text.slice(from, rest.to).trim() };
}

/** “lock x why for 1h because y”, “why y”: the word leads a reason, and is none of it; a question, “why is it slow”, is, and so is the word alone. */
function afterLead(parts: readonly Parting[], tokens: readonly Token[], at: number, isMarked: boolean): number {
  const next = tokens[at + 1];
  if (tokens[at]?.low !== 'why' || (next && GOES_ON.test(next.low))) return at;
  if (!isMarked) return next ? at + 1 : at;
  const { first, matches } = leading(parts, tokens.slice(at + 1));
  if (at + 1 + first < tokens.length) return at;
  for (const match of matches) match.take();
  return tokens.length;
}

/**
 * The terms at the beginning; `name`: the last of them, where it is one bare word. What is `taken` at once is no term a second time: in “api
 * production ledger looks odd” the reason begins with a service.
 */
function leading(
  parts: readonly Parting[],
  tokens: readonly Token[],
  how?: 'taken',
): { first: number; matches: Match[]; name?: Token | undefined } {
  const matches: Match[] = [];
  let first = 0;
  let name: Token | undefined;
  for (let found = 0; found < MOST_AT_ONE_END; found += 1) {
    let skip = 0;
    while (saysNothing(tokens[first + skip])) skip += 1;
    const match = longest(parts, tokens, first + skip);
    if (!match) break;
    if (how) match.take();
    matches.push(match);
    name = match.took === 1 && !match.marked ? tokens[first + skip] : undefined;
    first += skip + match.took;
  }
  while (isPolite(tokens[first])) first += 1;
  return { first, matches, name };
}

const saysNothing = (token: Token | undefined) =>
  token !== undefined && (isFiller(token, false) || token.low === 'then');

/** What says itself what it is, and ends where the tokens end. */
function endingAt(parts: readonly Parting[], tokens: readonly Token[], first: number, last: number): Match | undefined {
  const within = tokens.slice(0, last);
  for (let at = Math.max(first, last - ENDS_WITHIN); at < last; at += 1) {
    const match = longest(parts, within, at);
    if (match?.marked && at + match.took === last) return match;
  }
  return undefined;
}
