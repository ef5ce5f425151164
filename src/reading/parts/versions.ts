import { isOnlyATime } from '../../time/typed/index.ts';
import { beginsTime } from '../times.ts';
import type { Token } from '../tokens.ts';

const DATE_ONLY = /^(\d{1,2}\/\d{1,2}(\/\d{2,4})?|\d{1,2}(st|nd|rd|th))$/;
const NUMBER = /^\d{1,4}([.:]\d{1,2})?$/;
const AFTER_NUMBER =
  /^([ap]\.?m\.?|uhr|o['’]clock|h|hrs?|hours?|m|mins?|minutes?|d|days?|weeks?|months?|years?|jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;
/** 4.3. is a day, 4.3 a version. */
const DAY_AND_MONTH = /^\d{1,2}\.\d{1,2}$/;
/** Beside a day, 1700 is five o'clock. */
const HOURS = /^\d{4}$/;
/** Whole dates that could be versions as well. */
const DATE =
  /^(\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}-(\d{1,2}|\p{L}{3,9})-\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|20\d\d(0\d|1[0-2])[0-3]\d)$/u;

const NAMED = /^(version|v|build|tag|rev|revision|commit|sha)$/;
const COMMIT = /^[0-9a-f]{7,40}$/;

/** Whether a token can be nothing but the beginning of a time. */
const isOnlyTime = ({ low, raw, comma }: Token, next: Token | undefined, then: Token | undefined): boolean =>
  isOnlyATime(low) ||
  (DAY_AND_MONTH.test(low) && raw.endsWith('.') && isClock(next, then)) ||
  DATE_ONLY.test(low) ||
  (!comma && NUMBER.test(low) && AFTER_NUMBER.test(next?.low ?? '') && !isOnADay(next, then));

/** “8.1 am 6. März”, “8 am Freitag”: on a day, in German, and no hour of the morning. */
const isOnADay = (am: Token | undefined, day: Token | undefined) =>
  am?.low === 'am' && day !== undefined && (/^\d{1,2}\.$/.test(day.raw) || GERMAN_DAY.test(day.low));
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
  may: boolean,
): { version: string; took: number } | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  const named = NAMED.test(first?.low ?? '') && second && !first?.comma ? 1 : 0;
  const token = named ? second : first;
  const next = tokens[at + named + 1];
  if (!token || token.mention || token.word.startsWith('@')) return undefined;
  // `latest` is a version where it is called one, and seven letters can be a commit.
  if (!/\d/.test(token.word) && (may || !(named || COMMIT.test(token.low)))) return undefined;
  if (/^(r-?|[fi]-)\d+$/.test(token.low) || /^https?:/.test(token.low)) return undefined;
  if (!named && isOnlyTime(token, next, tokens[at + named + 2])) return undefined;
  if (!named && may && HOURS.test(token.low) && next && beginsTime(next)) return undefined;
  if (!named && may && DATE.test(token.low) && isClock(next, tokens[at + 2])) return undefined;
  return { version: token.word, took: named + 1 };
}
