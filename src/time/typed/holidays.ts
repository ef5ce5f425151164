import { HOLIDAY_WORDS, HOLIDAYS } from './holiday-names.ts';
import { after, is, type Lexeme, type ParsedAt } from './lexemes.ts';
import type { Spoken } from './said.ts';

const FIRST = new Set(HOLIDAY_WORDS);

export function holidaysAt(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const at = is(all, i, 'over', 'on') ? i + 1 : i;
  if (!FIRST.has(all[at]?.text ?? '')) return [];
  return HOLIDAYS.flatMap((words) => {
    const next = after(all, at, ...words);
    return next === undefined ? [] : [{ value: { holiday: words.join(' ') }, next }];
  });
}
