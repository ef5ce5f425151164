import type { Time } from '../time/typed/index.ts';
import type { ReadingContext } from './part.ts';
import type { Cut } from './reason.ts';
import { timeAt } from './times.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What leads an end, and what that is then: “for tomorrow” and “for now” say none. */
const FOR = ['length', 'ambiguous'] as const;
const UNTIL = ['until', 'ambiguous'] as const;
const LED_BY: ReadonlyMap<string, readonly Time['is'][]> = new Map<string, readonly Time['is'][]>([
  ['for', FOR],
  ...['until', 'till', 'til', 'bis'].map((word) => [word, UNTIL] as const),
]);
const BEGINS = /^(from|between)$/;
/** “because it was down for 2 hours” tells what was. */
const WAS = /\b(was|wasn['’]t|were|been|had|took|lasted|failed|waited|since|every|down|out)\b/i;
const LONGEST = 12;

/** The end that a reason ends with, as it was said, and the reason without it. `surely`: nothing says that it may be told of what was. */
export type EndInReason = { end: string; why: string; surely: boolean };

/**
 * “because load test for 1h”: strangers say last when it ends. `begins`: when it begins may be said with it. Undefined where the reason ends
 * with no time, is nothing else, or stands in quotes.
 */
export function endInReason(reason: string, context: ReadingContext, begins?: 'begins'): EndInReason | undefined {
  const tokens = tokensOf({ text: reason, mentions: [] });
  const at = tokens.findIndex(
    (_, i) => i > 0 && i >= tokens.length - LONGEST && isEnd(tokens.slice(i), context, begins !== undefined),
  );
  const [first, last] = [tokens[at], tokens.at(-1)];
  if (!first || !last || QUOTED.test(reason)) return undefined;
  const bracket = reason.endsWith(')') && reason.startsWith('(') ? 1 : 0;
  const why = reason.slice(bracket, first.from).replace(/[\s,;]+$/, '');
  return { end: reason.slice(first.from, last.inner.to), why, surely: !WAS.test(why) };
}
const QUOTED = /["”“»’'`]\s*[.!]?$/;

function isEnd(tokens: readonly Token[], context: ReadingContext, begins: boolean): boolean {
  const low = tokens[0]?.low ?? '';
  const kinds = begins && BEGINS.test(low) ? (['span', 'days', 'ambiguous'] as const) : (LED_BY.get(low) ?? []);
  const found = timeAt(tokens, 0, context, ...kinds);
  return found?.took === tokens.length && !(found.time.is === 'days' && found.time.open);
}

/** The sentence with that end before its reason. */
export function endFirst(text: string, terms: Cut['terms'], { end, why }: EndInReason, reason: string): string {
  const last = terms.at(-1);
  const upTo = last ? last.to - (last.colon ? 1 : 0) : 0;
  const marked = text.slice(upTo, text.lastIndexOf(reason));
  return `${text.slice(0, upTo)} ${end}${marked}${why}`.trim();
}
