import { writtenAt } from './clock-digits.ts';
import { spelledAt } from './clock-words.ts';
import { after, is, joint, type Lexeme, numberAt, type ParsedAt, type Parser } from './lexemes.ts';
import { aroundAt } from './parts-of-day.ts';
import type { ClockSaid } from './said.ts';

/** Every time of day that begins here. */
export const clocksAt: Parser<ClockSaid> = (all, start) => {
  const about = is(all, start, ...ABOUT) ? start + 1 : start;
  // “ca. 17 Uhr”
  const i = about > start && is(all, about, '.') && all[about]?.glued ? about + 1 : about;
  return [...named(all, i), ...aroundAt(all, i), ...spelledAt(all, i), ...writtenAt(all, i)].map(({ value, next }) => ({
    value: 'hour' in value && is(all, next, ...PRECISELY) ? { ...value, sure: 'yes' } : value,
    next: afterIsh(all, next),
  }));
};

/** What is said of a time that is meant to the minute, or not: it is shown back to the minute. */
export const ABOUT = [
  ...['exactly', 'precisely', 'punkt', 'genau'],
  ...['about', 'around', 'roughly', 'approximately', 'approx', 'circa', 'ca', 'gegen', '~'],
];

const PRECISELY = ['sharp', 'exactly', 'precisely', 'prompt', 'promptly', 'genau', 'pünktlich'];

/** After "ish", "or so", "sharp", "on the dot". */
function afterIsh(all: readonly Lexeme[], i: number): number {
  const dash = is(all, i, '-') && all[i]?.glued ? i + 1 : i;
  if (is(all, dash, 'ish') && all[dash]?.glued) return dash + 1;
  if (is(all, i, ...PRECISELY)) return i + 1;
  return after(all, i, 'on', 'the', 'dot') ?? after(all, i, 'or', 'so') ?? i;
}

const NAMED: [string[], 'noon' | 'midnight'][] = [
  [['noon', 'noonish', 'midday', 'mittag', 'mittags'], 'noon'],
  [['midnight', 'mitternacht', 'mitternachts'], 'midnight'],
];

function named(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const at = numberAt(all, i) === 12 || is(all, i, 'high', 'twelve', 'zwölf') ? i + 1 : i;
  if (is(all, at, 'mid') && joint(all, at + 1, '-') && is(all, at + 2, 'day'))
    return [{ value: { named: 'noon' }, next: at + 3 }];
  const found = NAMED.find(([words]) => is(all, at, ...words));
  return found ? [{ value: { named: found[1] }, next: at + 1 }] : [];
}
