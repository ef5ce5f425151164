import { ABOUT } from './clock.ts';
import { lengthAt, lengthOfUnit } from './length.ts';
import { is, joint, type Lexeme, type ParsedAt } from './lexemes.ts';
import type { Length } from './time.ts';

/** "two hours", and after "the next" also "hour". */
export const lengthOrUnit = (all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined =>
  lengthAt(all, i) ?? lengthOfUnit(all, i);

export const FOR = ['for', 'für', 'fuer', 'lasting', 'duration', 'dauer'];

/** "2 hours long", "zwei Tage lang" */
export function lengthLong(all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined {
  const length = lengthAt(all, i);
  return length && is(all, length.next, 'long', 'lang') ? { ...length, next: length.next + 1 } : length;
}

/** 17h is five o'clock, and so is 17:00h; 2h may be two, and 24h midnight. */
export function isHourOfDay(all: readonly Lexeme[], i: number): boolean {
  const number = all[i]?.number ?? 0;
  const unit = joint(all, i + 1, ':') ? i + 3 : i + 1;
  return number > 12 && number < 24 && is(all, unit, 'h') && all[unit]?.glued === true;
}

/** "for 2h", "for the next hour", "lasting 30 minutes". */
export function forLength(all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined {
  if (!is(all, i, ...FOR)) return undefined;
  const said = is(all, i + 1, ':') ? i + 2 : i + 1;
  const at = is(all, said, ...ABOUT) ? said + 1 : said;
  const the = is(all, at, 'the') ? at + 1 : at;
  if (!is(all, the, 'next', 'coming')) return lengthLong(all, at);
  const next = the + 1;
  // "for next week" is that week, and "for the next week" so long.
  const counted = lengthAt(all, next);
  return the > at || is(all, next, 'hour') ? lengthOrUnit(all, next) : counted;
}
