import type { CalendarEntry } from '../domain/calendar/entries.ts';
import type { FrozenSpan } from '../domain/freeze/frozen-span.ts';
import { IN_TROUBLE } from '../domain/release/state.ts';
import { STATE_WORDS } from '../domain/release/state-words.ts';
import { type BarKind, COLOURS, mark, text } from './svg.ts';

/** An entry with its words. `word`: its state; `mark`: the mark of a release's state, which stands beside its word or in the legend. */
export type DrawnRow = { entry: CalendarEntry; what: string; word: string; mark?: string };

/** What somebody has to see to, the worst last. */
const TROUBLE = IN_TROUBLE.map((state) => STATE_WORDS[state].mark);
const urgencyOf = ({ mark: sign = '' }: DrawnRow) => TROUBLE.indexOf(sign);
const isTrouble = (row: DrawnRow) => urgencyOf(row) >= 0;
/** What is never folded away before the rest: a rollback that failed comes before what was rejected. */
export const mostUrgent = (rows: readonly DrawnRow[]): DrawnRow[] =>
  rows.toSorted((a, b) => urgencyOf(b) - urgencyOf(a));
const isFreeze = ({ entry }: DrawnRow) => 'freeze' in entry;
export const isClosed = ({ entry }: DrawnRow) => 'closed' in entry;
/** What lasts, and is drawn over the hours it covers. */
export const spanOf = ({ entry }: DrawnRow): FrozenSpan | undefined =>
  'freeze' in entry ? entry.freeze : 'closed' in entry ? entry.closed : undefined;
const isSoft = ({ entry }: DrawnRow) => 'freeze' in entry && entry.freeze.soft === true;

export function kindOf(row: DrawnRow): BarKind {
  if (isSoft(row)) return 'soft';
  if (isFreeze(row)) return 'freeze';
  if (isClosed(row)) return 'closed';
  return 'train' in row.entry ? 'train' : 'deadline';
}

/** A row's mark, 20 wide: a release's by its state, everything else's by its kind. */
export const markOf = (row: DrawnRow, x: number, y: number): string =>
  row.mark === undefined
    ? mark(kindOf(row), x, y)
    : text(x + 10, y + 9, row.mark, {
        size: 26,
        colour: isTrouble(row) ? COLOURS.trouble : COLOURS.release,
        bold: isTrouble(row),
        anchor: 'middle',
      });

/** What a legend explains once. */
export const signOf = (row: DrawnRow): string => row.mark ?? kindOf(row);
