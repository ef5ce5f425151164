import type { ReadingContext } from './part.ts';
import { isOnward, stopAt } from './parts/environments.ts';
import { serviceBook } from './parts/item.ts';
import { nameAt } from './parts/names.ts';
import { ALONE, markedReason } from './reason.ts';
import { beginsTime, timeLong } from './times.ts';
import { type Token, tokensOf } from './tokens.ts';

/** When it goes to an environment on the way, in the words that were typed. */
export type EarlyTyped = { environment: string; said: string };

/** So it is written after what has one: `to staging 4.2`. */
const VERSION = /^v?\d+(\.\d+)*$/i;

/**
 * "to staging tomorrow 10:00, then production at 14:00": the times of environments that others come after, and the sentence without them. The last time is
 * that of the release. Where no such time was said: undefined.
 */
export function takeTimesOnTheWay(
  text: string,
  context: ReadingContext,
): { early: EarlyTyped[]; rest: string } | undefined {
  const all = tokensOf({ text, mentions: [] });
  const tokens = markedReason(text, all, { ...ALONE, beginsTime })?.terms ?? all;
  const early: (EarlyTyped & { from: number; to: number })[] = [];
  for (let at = 0; at < tokens.length; ) {
    const stop = stopAt(tokens, at, context.company);
    const begins = at + (stop?.took ?? 1);
    const time = stop ? timed(text, tokens, begins, context) : undefined;
    if (stop && time && goesOn(tokens, time.upTo, context)) early.push({ environment: stop.name, ...time });
    at = time?.upTo ?? begins;
  }
  if (early.length === 0) return undefined;
  const rest = early.reduceRight(
    (left, { from, to }) => `${left.slice(0, from).trim()} ${left.slice(to).replace(/^[\s,;]+/, '')}`,
    text,
  );
  return { early: early.map(({ environment, said }) => ({ environment, said })), rest };
}

function timed(text: string, tokens: readonly Token[], begins: number, context: ReadingContext) {
  const took = timeLong(tokens, begins, context);
  const [first, last] = [tokens[begins], tokens[begins + took - 1]];
  if (!first || !last || took === 0 || (took === 1 && VERSION.test(first.low))) return undefined;
  return { said: text.slice(first.inner.from, last.inner.to), from: first.from, to: last.to, upTo: begins + took };
}

/** After it comes another: said to do so, or with a comma or “and” before it and a time of its own. Another service is another thing. */
function goesOn(tokens: readonly Token[], at: number, context: ReadingContext): boolean {
  if (isOnward(tokens[at])) return nameAt(serviceBook(context.company), tokens, at + 1) === undefined;
  const next = stopAt(tokens, at, context.company);
  const isListed = tokens[at]?.low === 'and' || tokens[at - 1]?.comma;
  return next !== undefined && (next.onward || (isListed === true && timeLong(tokens, at + next.took, context) > 0));
}
