import { datesAt } from './dates.ts';
import { lengthsAt } from './length.ts';
import { after, is, type Lexeme, type Parsed, type Parser } from './lexemes.ts';
import type { Edge, Spoken } from './said.ts';
import { MONTHS, NEAR_DAYS, SHORT_WEEKDAYS, WEEKDAYS, WHICH } from './vocabulary.ts';

/** Every day, or part of the name of a day, that begins here. */
export const daysAt: Parser<Spoken> = (all, i) => [
  ...datesAt(all, i).map(({ value, next }) => ({ value: { date: value }, next })),
  ...weekday(all, i),
  ...week(all, i),
  ...near(all, i),
  ...fromNow(all, i),
  ...edge(all, i),
];

/** "Friday", "next Friday", "Fr." before a date or a time. */
function weekday(all: readonly Lexeme[], i: number): Parsed<Spoken>[] {
  const which = WHICH.get(all[i]?.text ?? '');
  const at = which ? i + 1 : i;
  const text = all[at]?.text ?? '';
  const short = SHORT_WEEKDAYS.get(text);
  const found = WEEKDAYS.get(text) ?? (short !== undefined && startsTime(all, at + 1) ? short : undefined);
  if (found === undefined) return [];
  const next = is(all, at + 1, '.') && all[at + 1]?.glued ? at + 2 : at + 1;
  return [
    {
      value: { weekday: found, ...(which && { which }), ...(which === 'last' && { over: `${all[i]?.text} ${text}` }) },
      next,
    },
  ];
}

const startsTime = (all: readonly Lexeme[], i: number): boolean => {
  const at = is(all, i, '.', ',') ? i + 1 : i;
  return all[at]?.number !== undefined || is(all, at, 'um', 'at');
};

/** "next week", "this week", "in the week after next" is not said. */
function week(all: readonly Lexeme[], i: number): Parsed<Spoken>[] {
  const which = WHICH.get(all[i]?.text ?? '');
  if (!which || !is(all, i + 1, 'week', 'woche')) return [];
  const value = { week: which === 'next' ? 1 : which === 'last' ? -1 : 0 };
  return [{ value: which === 'last' ? { ...value, over: `${all[i]?.text} ${all[i + 1]?.text}` } : value, next: i + 2 }];
}

/** "today", "tomorrow", "the day after tomorrow", "tonight", "yesterday". */
function near(all: readonly Lexeme[], i: number): Parsed<Spoken>[] {
  const the = is(all, i, 'the') ? i + 1 : i;
  const next = after(all, the, 'day', 'after', 'tomorrow');
  if (next) return [{ value: { near: 2 }, next }];
  if (is(all, i, 'tonight')) return [{ value: { near: 0, part: 'night' }, next: i + 1 }];
  const days = NEAR_DAYS.get(all[i]?.text ?? '');
  if (days === undefined) return [];
  return [{ value: days < 0 ? { near: days, over: all[i]?.text ?? '' } : { near: days }, next: i + 1 }];
}

/** "in two hours", "90 minutes from now", "now", "2 hours ago". */
function fromNow(all: readonly Lexeme[], i: number): Parsed<Spoken>[] {
  const right = is(all, i, 'right', 'starting') ? i + 1 : i;
  if (is(all, right, 'now', 'jetzt', 'sofort'))
    return [{ value: { ahead: { months: 0, days: 0, minutes: 0 } }, next: right + 1 }];
  const start = is(all, i, 'in') ? i + 1 : i;
  const lengths = lengthsAt(all, start);
  const length = lengths.at(-1);
  if (!length) return [];
  const inDays = lengths.filter((l) => l === length || l.value.minutes === 0);
  if (start > i) return inDays.map(({ value, next }) => ({ value: { ahead: value }, next }));
  const next = after(all, length.next, 'from', 'now');
  if (next) return [{ value: { ahead: length.value }, next }];
  return is(all, length.next, 'ago') ? [{ value: { ahead: length.value, over: 'ago' }, next: length.next + 1 }] : [];
}

const EDGES: ReadonlyMap<string, Edge['of']> = new Map([
  ['day', 'day'],
  ['week', 'week'],
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
]);
const SHORT_EDGES: ReadonlyMap<string, Edge['of']> = new Map([
  ['eow', 'week'],
  ['eom', 'month'],
  ['eoq', 'quarter'],
  ['eoy', 'year'],
]);

/** "end of month", "end of next week", "EOM", "end of March", "beginning of next week". */
function edge(all: readonly Lexeme[], i: number): Parsed<Spoken>[] {
  const short = SHORT_EDGES.get(all[i]?.text ?? '');
  if (short) return [{ value: { edge: { of: short, end: true, ahead: 0 } }, next: i + 1 }];
  const the = is(all, i, 'the') ? i + 1 : i;
  const end = is(all, the, 'end');
  if (!(end || is(all, the, 'beginning', 'start')) || !is(all, the + 1, 'of')) return [];
  const at = is(all, the + 2, 'the') ? the + 3 : the + 2;
  const month = MONTHS.get(all[at]?.text ?? '');
  if (month !== undefined) return [{ value: { edge: { of: 'month', end, ahead: 0, month } }, next: at + 1 }];
  const which = WHICH.get(all[at]?.text ?? '');
  const of = EDGES.get(all[which ? at + 1 : at]?.text ?? '');
  // "end of day Friday", "end of Friday": whose day it is follows.
  if (of === 'day') return [{ value: { edge: { of, end, ahead: 0 } }, next: at + 1 }];
  if (!of) return isDay(all, at) ? [{ value: { edge: { of: 'day', end, ahead: 0 } }, next: at }] : [];
  const value = { edge: { of, end, ahead: which === 'next' ? 1 : 0 } };
  return [{ value: which === 'last' ? { ...value, over: `last ${of}` } : value, next: which ? at + 2 : at + 1 }];
}

const isDay = (all: readonly Lexeme[], i: number) =>
  NEAR_DAYS.has(all[i]?.text ?? '') || WEEKDAYS.has(all[WHICH.has(all[i]?.text ?? '') ? i + 1 : i]?.text ?? '');
