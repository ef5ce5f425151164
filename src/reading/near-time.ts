import { BEGINNINGS, inEnglish, MEANT_WORDS, type TimeSetting, type TypedWord, timesIn } from '../time/typed/index.ts';
import { nearName } from './near.ts';
import type { ReadingContext } from './part.ts';
import { timeSetting } from './times.ts';
import type { Token } from './tokens.ts';

/** Of the shorter words for times every word is near to some; “form” is what hurried people write for “from”. */
const LONG_TIME_WORDS = [...MEANT_WORDS.filter((word) => word.length > 4), 'from'];

/** The word for a time that was probably meant; none beside one that is such a word itself and only stands where it says nothing. */
const nearTime = (token: Pick<Token, 'low'>): string | undefined =>
  inEnglish(token.low) ?? (BEGINNINGS.has(token.low) ? undefined : nearName(token, LONG_TIME_WORDS));

/** The same that is a time, or part of one, in its place: “seven” is none in “15:00 server time”. */
export function nearTimeAmong(all: readonly TypedWord[], at: number, setting: TimeSetting): string | undefined {
  const near = nearTime({ low: all[at]?.text.toLowerCase() ?? '' });
  if (near === undefined) return undefined;
  const times = timesIn(
    all.map((w, i) => (i === at ? { ...w, text: near } : w)),
    setting,
  );
  return times.some((f) => f.from <= at && at < f.upTo && f.time.is !== 'wrong') ? near : undefined;
}

/** Of a word among the tokens of a sentence. */
export const nearTimeIn = (tokens: readonly Token[], token: Token, context: ReadingContext): string | undefined =>
  nearTimeAmong(
    tokens.map((t) => ({ text: t.low, at: t.from })),
    tokens.indexOf(token),
    timeSetting(context),
  );
