import { after, is, type Lexeme } from './lexemes.ts';

export const BETWEEN = ['between', 'zwischen'];
export const UNTIL = ['until', 'till', 'til', 'bis'];
export const TO = ['-', 'to', 'through', 'thru', '~', ...UNTIL];

/** The index after what stands between two ends: "to", "up to", "=>", "..". */
export function afterTo(all: readonly Lexeme[], i: number): number | undefined {
  const two = [
    ['up', 'to'],
    ['up', 'until'],
    ['=', '>'],
    ['.', '.'],
  ].map((words) => after(all, i, ...words));
  return two.find((next) => next !== undefined) ?? (is(all, i, ...TO) ? i + 1 : undefined);
}
