import { shortened } from '../blocks/text.ts';
import { type Fault, reasonMarked } from './fault.ts';
import type { ReadingContext } from './part.ts';
import { longest, type Parting } from './terms.ts';
import type { Extent, Token } from './tokens.ts';
import { tokensOf } from './tokens.ts';

/** What goes on about the name before it: “payments are down” is all reason. */
export const GOES_ON =
  /^(is|are|was|were|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|has|have|had|hasn['’]t|haven['’]t|does|do|did|doesn['’]t|don['’]t|didn['’]t|can|can['’]t|cannot|could|will|won['’]t|would|should|must|keeps?|still)$/;
export const OTHERS_ID = /^#?([rfi])-\d{1,9}$/;

/** What stands before a name that is meant to narrow what is done: “in eu only”, “through the freeze F-1”. */
const LEADS = new Set([
  'in',
  'on',
  'from',
  'for',
  'of',
  'at',
  'to',
  'the',
  'through',
  'past',
  'freeze',
  'only',
  'just',
]);
const ONLY = new Set(['only', 'alone']);

/**
 * What a reason begins with, and narrows what is done where it is taken: the id of a freeze or an incident, or a region that nothing else is said of. In
 * the reason it would be dropped without a word. `marked`: the reason is marked after it.
 */
export function foreign(
  text: string,
  reason: readonly Token[],
  place: Extent,
  marked: boolean,
  { company }: ReadingContext,
): Fault | undefined {
  const begins = reason.findIndex((t) => !LEADS.has(t.low));
  const [token, next] = [reason[begins], reason[begins + 1]];
  if (!token || begins > MOST_LEADS || (next && GOES_ON.test(next.low))) return undefined;
  const id = OTHERS_ID.exec(token.low)?.[1];
  const isRegion = company.environments.some((e) => e.regions.some((r) => r.toLowerCase() === token.low));
  const isNarrowing = reason.slice(0, begins).some((t) => ONLY.has(t.low)) || ONLY.has(next?.low ?? '') || !next;
  const kind = id === 'f' ? 'a freeze' : id === 'i' ? 'an incident' : isRegion && isNarrowing ? 'a region' : undefined;
  if (kind === undefined) return undefined;
  const last = next && ONLY.has(next.low) ? next : token;
  const first = reason[0] ?? token;
  const without = `${text.slice(0, first.from)}${text.slice(last.to)}`.replace(/ {2,}/g, ' ').trim();
  const said = shortened(token.word, 40);
  const choices = [{ label: `Without ${said}`, text: without }];
  return {
    why: `${said} is ${kind}, and none is taken here.`,
    again: marked || !next ? choices : [...choices, reasonMarked(text, place)],
  };
}
const MOST_LEADS = 3;

/** “go 12 fine with me”: the number of a release without its R, or the beginning of a reason; nobody guesses which. */
export function numbered(
  text: string,
  tokens: readonly Token[],
  first: number,
  parts: readonly Parting[],
  place: Extent,
  marked: boolean,
): Fault | undefined {
  const token = tokens[first];
  const number = first === 0 && token ? NUMBER.exec(token.low)?.[1] : undefined;
  if (!token || number === undefined || marked) return undefined;
  const id = `R-${Number(number)}`;
  if (!longest(parts, tokensOf({ text: id, mentions: [] }), 0)) return undefined;
  return {
    why: `Is “${token.word}” the release ${id}, or does the reason begin there?`,
    again: [
      { label: id, text: `${text.slice(0, token.from)}${id}${text.slice(token.inner.to)}` },
      reasonMarked(text, place),
    ],
  };
}
const NUMBER = /^#?(\d{1,6})$/;
