import { afterOclock, is, type Lexeme, numberAt, type ParsedAt, wordsOf } from './lexemes.ts';
import type { ClockSaid } from './said.ts';

export type HourSaid = Extract<ClockSaid, { hour: number }>;

/** An hour and a minute as they were said, before anybody knows which half of the day is meant. */
export const plain = (hour: number, minute: number, more: Partial<HourSaid> = {}): HourSaid => ({
  hour,
  minute,
  second: 0,
  day24: hour > 12 || hour === 0,
  sure: 'yes',
  said: '',
  ...more,
});

/** The same with am or pm, when that follows. */
export function withHalf(
  all: readonly Lexeme[],
  i: number,
  { value, next }: { value: HourSaid; next: number },
): ParsedAt<ClockSaid>[] {
  const from = afterOclock(all, next) ?? next;
  const told = { ...value, said: wordsOf(all, i, from) };
  const found = halfAt(all, from);
  if (!found) return [{ value: told, next: from }];
  return [{ value: { ...told, half: found.half, sure: 'yes', said: wordsOf(all, i, found.next) }, next: found.next }];
}

/** "pm", "p.m.", and "p" that is joined to its number; "am" before a German day is none. */
export function halfAt(all: readonly Lexeme[], i: number): { half: 'am' | 'pm'; next: number } | undefined {
  const half = is(all, i, 'am', 'a') ? 'am' : is(all, i, 'pm', 'p') ? 'pm' : undefined;
  if (!half || (is(all, i, 'am') && isGermanDay(all, i + 1))) return undefined;
  if (is(all, i, 'am', 'pm')) return { half, next: i + 1 };
  const dotted = is(all, i + 1, '.') && all[i + 1]?.glued === true && is(all, i + 2, 'm') && all[i + 2]?.glued === true;
  if (dotted) return { half, next: is(all, i + 3, '.') && all[i + 3]?.glued ? i + 4 : i + 3 };
  // “three p m”, as screen readers and dictation have it
  if (is(all, i + 1, 'm') && all[i]?.glued === false) return { half, next: i + 2 };
  return all[i]?.glued ? { half, next: i + 1 } : undefined;
}

const isGermanDay = (all: readonly Lexeme[], i: number) =>
  /tag$|^mittwoch$|^sonnabend$|abend$|^nachmittag$/.test(all[i]?.text ?? '') ||
  (numberAt(all, i) !== undefined && is(all, i + 1, '.'));
