import { is, type Lexeme, numberAt, type ParsedAt } from './lexemes.ts';
import { momentsAt } from './moment.ts';
import { ordinalAt } from './ordinals.ts';
import type { DateSaid, Spoken, TimePhrase } from './said.ts';
import { MONTHS } from './vocabulary.ts';

/** "24-26 December", "Dec 24 to 26, 2026", "2.–6. März", "2nd to 6th March": days of one month. */
export function daysOfAMonth(all: readonly Lexeme[], start: number): ParsedAt<TimePhrase>[] {
  const i = is(all, start, 'from', 'on') ? start + 1 : start;
  const before = MONTHS.get(all[i]?.text ?? '');
  const at = before === undefined ? i : i + 1;
  const first = dayAt(all, at);
  const last = first && is(all, first.next, '-', 'to', 'until', 'bis') ? dayAt(all, first.next + 1) : undefined;
  const then = last?.next ?? at;
  const month = before ?? MONTHS.get(all[then]?.text ?? '');
  if (!first || !last || month === undefined || is(all, then, ':', '.')) return [];
  const days = before === undefined ? then + 1 : then;
  const comma = is(all, days, ',') ? days + 1 : days;
  const year = numberAt(all, comma, 4, 4);
  const dated = (day: number): Spoken => ({
    date: { ...(year !== undefined && { year }), month, day } satisfies DateSaid,
  });
  const next = year === undefined ? days : comma + 1;
  const [begins, ends] = [dated(first.value), dated(last.value)];
  // "22-23 April at 7pm": one hour is none of a stretch of days, and said to be none.
  const hours = momentsAt(all, next, ends).filter(({ value }) => value.clock);
  return [{ value: ends, next }, ...hours].map(({ value, next }) => ({ value: { start: begins, end: value }, next }));
}

/** “24”, “24th”, “24.” before a month or another day. */
function dayAt(all: readonly Lexeme[], i: number): ParsedAt<number> | undefined {
  const value = is(all, i + 1, ':') ? undefined : numberAt(all, i);
  if (value === undefined) return ordinalAt(all, i);
  const dot =
    is(all, i + 1, '.') && all[i + 1]?.glued && (is(all, i + 2, '-', 'bis') || MONTHS.has(all[i + 2]?.text ?? ''));
  return ordinalAt(all, i) ?? { value, next: dot ? i + 2 : i + 1 };
}
