import { aroundAt } from './around.ts';
import { writtenAt } from './clock-digits.ts';
import { spelledAt } from './clock-words.ts';
import { is, type Lexeme, numberAt, type ParsedAt, type Parser } from './lexemes.ts';
import type { ClockSaid } from './said.ts';

/** Every time of day that begins here. */
export const clocksAt: Parser<ClockSaid> = (all, start) => {
  const i = is(all, start, ...ABOUT) ? start + 1 : start;
  return [...named(all, i), ...aroundAt(all, i), ...spelledAt(all, i), ...writtenAt(all, i)].map(({ value, next }) => ({
    value,
    next: afterIsh(all, next),
  }));
};

/** What is said of a time that is not meant to the minute; it is shown back to the minute. */
export const ABOUT = ['about', 'around', 'roughly', 'approximately', 'approx', 'circa', 'ca', 'gegen', '~'];

/** After "ish" or "or so". */
function afterIsh(all: readonly Lexeme[], i: number): number {
  const dash = is(all, i, '-') && all[i]?.glued ? i + 1 : i;
  if (is(all, dash, 'ish') && all[dash]?.glued) return dash + 1;
  return is(all, i, 'or') && is(all, i + 1, 'so') ? i + 2 : i;
}

const NAMED: [string[], 'noon' | 'midnight'][] = [
  [['noon', 'noonish', 'midday', 'mittag', 'mittags'], 'noon'],
  [['midnight', 'mitternacht', 'mitternachts'], 'midnight'],
];

function named(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const at = numberAt(all, i) === 12 ? i + 1 : i;
  const found = NAMED.find(([words]) => is(all, at, ...words));
  return found ? [{ value: { named: found[1] }, next: at + 1 }] : [];
}
