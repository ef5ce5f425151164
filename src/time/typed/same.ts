import { after, is, type Lexeme } from './lexemes.ts';

const KEPT = ['time', 'hour', 'day', 'weekday', 'date', 'slot'];
const IN_GERMAN = [
  ['zur', 'gleichen', 'zeit'],
  ['zur', 'selben', 'zeit'],
  ['gleiche', 'zeit'],
  ['selbe', 'zeit'],
  ['dieselbe', 'zeit'],
];

/** After "same time", "same day and time", "same time as planned": what is planned keeps them, and nothing else has any. */
export function sameAt(all: readonly Lexeme[], i: number): number | undefined {
  const german = IN_GERMAN.map((words) => after(all, i, ...words)).find((next) => next !== undefined);
  const next = german ?? keptAt(all, i);
  return next !== undefined && is(all, next, 'as') && is(all, next + 1, 'planned', 'before', 'now') ? next + 2 : next;
}

function keptAt(all: readonly Lexeme[], i: number): number | undefined {
  if (!is(all, i, 'same') || !is(all, i + 1, ...KEPT)) return undefined;
  const joined = is(all, i + 2, 'and', '&', ',') ? i + 3 : i + 2;
  const more = is(all, joined, 'same') ? joined + 1 : joined;
  return more > i + 2 && is(all, more, ...KEPT) ? more + 1 : i + 2;
}
