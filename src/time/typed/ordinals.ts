import { is, type Lexeme, numberAt, type ParsedAt } from './lexemes.ts';

const ONES = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const TEENS =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

/** From the first to the thirty-first. */
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  [...ONES, ...TEENS, ...ONES.map((one) => `twenty-${one}`), 'thirtieth', 'thirty-first'].map((word, i) => [
    word,
    i + 1,
  ]),
);

/** In words: "first", "twenty-first". */
function ordinalWordAt(all: readonly Lexeme[], i: number): ParsedAt<number> | undefined {
  const first = all[i]?.text ?? '';
  const dash = is(all, i + 1, '-') ? i + 2 : i + 1;
  const both = /^(twenty|thirty)$/.test(first) ? ORDINALS.get(`${first}-${all[dash]?.text}`) : undefined;
  if (both !== undefined) return { value: both, next: dash + 1 };
  const value = ORDINALS.get(first);
  return value === undefined ? undefined : { value, next: i + 1 };
}

/** In figures with their ending, 1st, or in words. */
export function ordinalAt(all: readonly Lexeme[], i: number): ParsedAt<number> | undefined {
  const value = numberAt(all, i);
  if (value !== undefined && is(all, i + 1, 'st', 'nd', 'rd', 'th') && all[i + 1]?.glued) return { value, next: i + 2 };
  return ordinalWordAt(all, i);
}
