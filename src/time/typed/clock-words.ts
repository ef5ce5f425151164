import { halfAt, plain, withHalf } from './clock-half.ts';
import { is, type Lexeme, numberAt, type ParsedAt } from './lexemes.ts';
import type { ClockSaid } from './said.ts';
import { NUMBERS, UNITS } from './vocabulary.ts';

/** "half past nine", "quarter to ten", "ten past five", "halb zehn", "five pm", and after "at": "nine", "nine thirty". */
export function spelledAt(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const start = is(all, i, 'a') && is(all, i + 1, 'quarter') ? i + 1 : i;
  const hour = (at: number) => numberAt(all, at) ?? wordAt(all, at, 12);
  const past = ['past', 'after', 'nach'];
  const before = ['to', 'before', 'vor'];
  const minutes = is(all, start, 'half') ? 30 : is(all, start, 'quarter', 'viertel') ? 15 : wordAt(all, i, 30);
  const at = hour(start + 2);
  if (minutes !== undefined && at !== undefined && is(all, start + 1, ...past))
    return said(all, i, start + 3, at, minutes);
  const to =
    minutes !== undefined && minutes < 30 && at !== undefined && is(all, start + 1, ...before)
      ? said(all, i, start + 3, hourBefore(at), 60 - minutes)
      : [];
  const half = hour(i + 1);
  if (is(all, i, 'halb') && half !== undefined) return said(all, i, i + 2, hourBefore(half), 30);
  // Half past three for some, half past two for others.
  if (is(all, i, 'half') && half !== undefined && !UNITS.has(all[i + 2]?.text ?? ''))
    return [...said(all, i, i + 2, half, 30), ...said(all, i, i + 2, hourBefore(half), 30)];
  return [...to, ...inWords(all, i)];
}

const hourBefore = (hour: number) => (hour === 0 ? 23 : hour - 1 || 12);

/** "five pm", "three thirty pm", "nine o'clock", and after "at" without any of them. */
function inWords(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const word = wordAt(all, i, 12);
  if (word === undefined) return [];
  if (is(all, i + 1, "o'clock", 'uhr')) return said(all, i, i + 2, word, 0);
  const more = wordAt(all, i + 1, 50);
  const [minute, next] = more !== undefined && more > 9 ? [more, i + 2] : [0, i + 1];
  return is(all, i - 1, 'at', 'um') || halfAt(all, next) ? said(all, i, next, word, minute) : [];
}

/** A number in words; "a" and "an" are none. */
const wordAt = (all: readonly Lexeme[], i: number, most: number) => {
  const number = NUMBERS.get(all[i]?.text ?? '');
  return number !== undefined && number <= most ? number : undefined;
};

const said = (all: readonly Lexeme[], i: number, next: number, hour: number, minute: number): ParsedAt<ClockSaid>[] =>
  withHalf(all, i, { value: plain(hour, minute), next });
