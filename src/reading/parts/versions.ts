import { isOnlyATime, MONTHS } from '../../time/typed/index.ts';
import { type Part, type ReadingContext, several, single } from '../part.ts';
import { beginsTime, timeAt } from '../times.ts';
import type { Token } from '../tokens.ts';

const DATE_ONLY = /^(\d{1,2}\/\d{1,2}(\/\d{2,4})?|\d{1,2}(st|nd|rd|th))$/;
const NUMBER = /^\d{1,4}([.:]\d{1,2})?$/;
const AFTER_NUMBER = /^([ap]\.?m\.?|uhr|o['’]clock|h|hrs?|hours?|m|mins?|minutes?|d|days?|weeks?|months?|years?)$/;
const DAY = /^\d{1,2}$/;
/** 4.3. is a day, 4.3 a version. */
const DAY_AND_MONTH = /^\d{1,2}\.\d{1,2}$/;
/** Beside a day, 1700 is five o'clock. */
const HOURS = /^\d{4}$/;
const WEEK = /^w\d{1,2}$/;
/** And 9-11 is from nine until eleven. */
const STRETCH = /^\d{1,2}-\d{1,2}$/;
/** Whole dates that could be versions as well. */
const DATE =
  /^(\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}-(\d{1,2}|\p{L}{3,9})-\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|20\d\d(0\d|1[0-2])[0-3]\d)$/u;

/** 3-12-2026, 3-Dec-2026, 2026/12/3: nobody counts versions so. */
const ONLY_DATE = /^(\d{1,2}-(\d{1,2}|\p{L}{3,9})-\d{4}|\d{4}\/\d{1,2}\/\d{1,2})$/u;
/** 4.2.26 is a version, and a day only where that is ahead. */
const SHORT_YEAR = /^\d{1,2}\.\d{1,2}\.\d{2}$/;

/** Words before a version. */
export const NAMED = /^(version|v|build|tag|rev|revision|commit|sha)$/;
/** What versions without a digit are called; another word after “version” may be anything. */
export const TAG = /^(latest|stable|edge|nightly|canary|snapshot|main|master|trunk|head|current|dev|beta|alpha|lts)$/;
const COMMIT = /^[0-9a-f]{7,40}$/;
/** Of a release, a freeze, an incident; and an address. “pass payments F1” names a freeze, where no version has to be said. */
const OTHER_ID = /^((r-?|[fi]-)\d+$|https?:)/;
const FREEZE_ID = /^f\d{1,5}$/;

type Follows = (token: Token, next: Token | undefined, then: Token | undefined) => boolean;

/** What can be nothing but the beginning of a time. */
const ONLY_TIMES: readonly Follows[] = [
  // “18:00”, “2h”
  ({ low }) => isOnlyATime(low),
  // “15. 10 Uhr”, “15.3. 10 Uhr”: a day
  ({ low, raw, comma }, next, then) =>
    (DAY_AND_MONTH.test(low) || (DAY.test(low) && !comma)) && raw.endsWith('.') && isClock(next, then),
  // “3/12”, “3rd”
  ({ low }) => DATE_ONLY.test(low),
  // “10 Uhr”, “2 days”
  ({ low, comma }, next, then) =>
    !comma && NUMBER.test(low) && AFTER_NUMBER.test(next?.low ?? '') && !isOnADay(next, then),
  // “3 March”
  ({ low, comma }, next) => !comma && DAY.test(low) && MONTHS.has(next?.low ?? ''),
];
const isOnlyTime: Follows = (token, next, then) => ONLY_TIMES.some((is) => is(token, next, then));

/** What is a time only where no version has to be said: “W12”, and before a time 1700 and 9-11. */
const isRatherTime: Follows = ({ low }, next) =>
  WEEK.test(low) || ((HOURS.test(low) || STRETCH.test(low)) && next !== undefined && beginsTime(next));

/** “8.1 am 6. März”, “8 am Freitag”: on a day, in German, and no hour of the morning; “5.2 day after tomorrow”: no number of days. */
const isOnADay = (am: Token | undefined, day: Token | undefined) =>
  (am?.low === 'day' && day?.low === 'after') ||
  (am?.low === 'am' && day !== undefined && (/^\d{1,2}\.$/.test(day.raw) || GERMAN_DAY.test(day.low)));
const GERMAN_DAY = /^(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)$/;

const isClock = (token: Token | undefined, next: Token | undefined) =>
  token !== undefined && (isOnlyATime(token.low) || (NUMBER.test(token.low) && AFTER_NUMBER.test(next?.low ?? '')));

/**
 * The version after a service: a token with a digit, unless only a time fits. Where none has to be said (`may`), a whole date before a time of day
 * is that day.
 */
export function versionAt(
  tokens: readonly Token[],
  at: number,
  context: ReadingContext,
  may: boolean,
): { version: string; took: number } | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  const named = NAMED.test(first?.low ?? '') && second && !first?.comma ? 1 : 0;
  const token = named ? second : first;
  const next = tokens[at + named + 1];
  if (!token || token.mention || token.word.startsWith('@')) return undefined;
  // `latest` is a version where it is called one, and seven letters can be a commit.
  if (!/\d/.test(token.word) && (may || !((named && TAG.test(token.low)) || COMMIT.test(token.low)))) return undefined;
  if (OTHER_ID.test(token.low) || (may && !named && FREEZE_ID.test(token.low))) return undefined;
  if (!named && isOnlyTime(token, next, tokens[at + 2])) return undefined;
  if (!named && may && (isRatherTime(token, next, undefined) || isDay(tokens, at, context))) return undefined;
  return { version: token.word, took: named + 1 };
}

/** Whether a token is a whole date with its time of day after it. */
function isDay(tokens: readonly Token[], at: number, context: ReadingContext): boolean {
  const [token, next, then] = tokens.slice(at, at + 3);
  if (!token || token.comma || !DATE.test(token.low) || !isClock(next, then)) return false;
  return !SHORT_YEAR.test(token.low) || isAhead(tokens, at, context);
}

/**
 * What a whole date before a time of day is, after a service whose version has to be said: the day, where it can be no version; either, where it is
 * ahead and no other day follows. Nobody guesses which.
 */
export function dayOrVersion(
  tokens: readonly Token[],
  at: number,
  context: ReadingContext,
): 'a day' | 'either' | undefined {
  if (!isDay(tokens, at, context)) return undefined;
  if (SHORT_YEAR.test(tokens[at]?.low ?? '') || !isWhole(tokens, at, context)) return undefined;
  if (ONLY_DATE.test(tokens[at]?.low ?? '')) return 'a day';
  return isAhead(tokens, at, context) ? 'either' : undefined;
}

/** “12.3.2026 15:00 tomorrow” has its day already. */
function isWhole(tokens: readonly Token[], at: number, context: ReadingContext): boolean {
  const [whole, rest] = [at, at + 1].map((from) => timeAt(tokens, from, context, ...TIMES)?.took ?? 0);
  return (whole ?? 0) > (rest ?? 0);
}
const TIMES = ['start', 'span', 'ambiguous', 'wrong'] as const;

function isAhead(tokens: readonly Token[], at: number, context: ReadingContext): boolean {
  const time = timeAt(tokens, at, context, 'start', 'span', 'ambiguous')?.time;
  return time?.is === 'ambiguous' || (time !== undefined && 'start' in time && time.start > context.now);
}

/** `version 4.2.1`, `to 4.2.1`, `4.2.1` where no service stands before it: another version of what has one service. */
export const newVersion: Part<string | undefined> = single(
  several<string>(
    () => [],
    (tokens, from, context) => {
      const to = untilNew(tokens, from) || (/^(to|with|at)$/.test(tokens[from]?.low ?? '') ? 1 : 0);
      const isNamed = NAMED.test(tokens[from + to]?.low ?? '');
      const found =
        isNamed || DOTTED.test(tokens[from + to]?.low ?? '') ? versionAt(tokens, from + to, context, false) : undefined;
      return found && { one: found.version, took: to + found.took };
    },
  ),
  'versions',
);
/** What looks like a version wherever it stands. */
export const DOTTED = /^(v\d[\w.+-]*|\d+\.\d[\w.+-]*)$/;

/** “ledger from 2.9 to 2.10”, “ledger to 2.10”: how many words stand before the version that it gets. */
export function untilNew(tokens: readonly Token[], at: number): number {
  const isDotted = (i: number) => DOTTED.test(tokens[i]?.low ?? '');
  const old = tokens[at]?.low === 'from' && isDotted(at + 1) ? 2 : 0;
  const to = tokens[at + old]?.low ?? '';
  // “at 15.30” is a time, “at 5.2” none.
  const isTo = /^(to|->|→)$/.test(to) || (to === 'at' && !CLOCK.test(tokens[at + old + 1]?.low ?? ''));
  return isTo && isDotted(at + old + 1) ? old + 1 : 0;
}
const CLOCK = /^\d{1,2}\.\d\d$/;
