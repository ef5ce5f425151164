import { after, is, type Lexeme, numberAt, type ParsedAt } from './lexemes.ts';
import { NUMBERS, UNITS } from './vocabulary.ts';

/** Minutes before or after an hour, as they are said. `counted`: “minutes” stood there; `figures`: they were written in figures, which may be an hour. */
export type MinutesSaid = { minutes: number; next: number; counted: boolean; figures: boolean };

/** "five", "twenty-five", "five and twenty", "a quarter", "half", "5 minutes": what is said before "past" and "to". */
export function minutesAt(all: readonly Lexeme[], start: number): MinutesSaid | undefined {
  const i = is(all, start, 'a') && is(all, start + 1, 'quarter') ? start + 1 : start;
  const whole = (minutes: number) => ({ minutes, next: i + 1, counted: true, figures: false });
  if (is(all, i, 'half')) return whole(30);
  if (is(all, i, 'quarter', 'viertel')) return whole(15);
  const figures = numberAt(all, i);
  const count = figures === undefined ? inWords(all, i) : { value: figures, next: i + 1 };
  if (!count || count.value < 1 || count.value > 59) return undefined;
  const counted = UNITS.get(all[count.next]?.text ?? '') === 'minute';
  // Nobody says "seven past nine" for a time of day; with "minutes" they do.
  if (!counted && count.value % 5 > 0) return undefined;
  return {
    minutes: count.value,
    next: counted ? count.next + 1 : count.next,
    counted,
    figures: figures !== undefined,
  };
}

function inWords(all: readonly Lexeme[], i: number): ParsedAt<number> | undefined {
  const word = NUMBERS.get(all[i]?.text ?? '');
  if (word === undefined || is(all, i, 'ein', 'eine', 'einem', 'einen', 'einer')) return undefined;
  const twenty = word < 10 ? after(all, i + 1, 'and', 'twenty') : undefined;
  if (twenty !== undefined) return { value: word + 20, next: twenty };
  const dash = is(all, i + 1, '-') ? i + 2 : i + 1;
  const ones = word >= 20 ? (NUMBERS.get(all[dash]?.text ?? '') ?? 10) : 10;
  return ones < 10 ? { value: word + ones, next: dash + 1 } : { value: word, next: i + 1 };
}
