import { datesAt } from './dates.ts';
import { fromNow, thisTime } from './from-now.ts';
import { holidaysAt } from './holidays.ts';
import { after, is, type Lexeme, type ParsedAt, type Parser } from './lexemes.ts';
import { FOLLOWING } from './other-languages.ts';
import { plusAt } from './plus.ts';
import { relativeDaysAt } from './relative.ts';
import type { DateSaid, Spoken, StretchOf } from './said.ts';
import { stretchesAt, stretchOfAt, whichAt } from './stretch.ts';
import { vagueAt } from './vague.ts';
import { NEAR_DAYS, SHORT_WEEKDAYS, WEEKDAYS, WHICH } from './vocabulary.ts';

/** Every day, or part of the name of a day, that begins here. */
export const daysAt: Parser<Spoken> = (all, i) => daysIn(all, i, false);

const daysIn = (all: readonly Lexeme[], i: number, isNested: boolean): ParsedAt<Spoken>[] => [
  ...datesAt(all, i).map(asDate),
  ...(all[i]?.number === undefined ? inWords(all, i) : []),
  ...stretchesAt(all, i),
  ...fromNow(all, i),
  ...plusAt(all, i),
  ...relativeDaysAt(all, i),
  ...(isNested ? [] : vagueAt(all, i, (of, at) => daysIn(of, at, true))),
];

const inWords = (all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] => [
  ...weekday(all, i),
  ...wholeDays(all, i),
  ...near(all, i),
  ...edge(all, i),
  ...holidaysAt(all, i),
  ...thisTime(all, i),
];

/** "Friday", "next Friday", "Fr." before a date or a time. */
function weekday(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const said = whichAt(all, i);
  const which = said?.value;
  const at = said?.next ?? i;
  const text = all[at]?.text ?? '';
  const short = SHORT_WEEKDAYS.get(text);
  const isShort = short !== undefined && (startsTime(all, at + 1) || isOfStretch(all, at));
  const found = WEEKDAYS.get(text) ?? (isShort ? short : undefined);
  if (found === undefined) return [];
  const next = is(all, at + 1, '.') && all[at + 1]?.glued ? at + 2 : at + 1;
  // "Monday following" is the next one, of which there are two; "mardi prochain" as well.
  if (!which && is(all, next, 'following', ...FOLLOWING))
    return [{ value: { weekday: found, which: 'next' }, next: next + 1 }];
  return [
    {
      value: { weekday: found, ...(which && { which }), ...(which === 'last' && { over: `${all[i]?.text} ${text}` }) },
      next,
    },
  ];
}

/** "Mo-Fr", "Mo bis Fr": what two letters can be where others stand at the other end. */
const isOfStretch = (all: readonly Lexeme[], i: number): boolean =>
  [i + 1, i - 1].some((to) => is(all, to, '-', 'bis') && isShortDay(all, to + 1) && isShortDay(all, to - 1));
const isShortDay = (all: readonly Lexeme[], i: number) => SHORT_WEEKDAYS.has(all[i]?.text ?? '');

const startsTime = (all: readonly Lexeme[], i: number): boolean => {
  // “Do., 5. März”
  const dot = is(all, i, '.') ? i + 1 : i;
  const at = is(all, dot, ',') ? dot + 1 : dot;
  return all[at]?.number !== undefined || is(all, at, 'um', 'at');
};

/** "all day Friday", "the whole of tomorrow", "all Friday", "Friday all day". */
function wholeDays(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const isWhole = is(all, i, ...WHOLE);
  const at = !isWhole ? i : is(all, i + 1, 'day', 'of') ? i + 2 : i + 1;
  const day = isWhole && is(all, at, 'on') ? at + 1 : at;
  const days = [...datesAt(all, day).map(asDate), ...weekday(all, day), ...near(all, day)];
  if (isWhole) return days;
  return days.flatMap(({ value, next }) =>
    is(all, next, ...WHOLE) && is(all, next + 1, 'day') ? [{ value, next: next + 2 }] : [],
  );
}
const WHOLE = ['all', 'whole', 'entire', 'full'];

const asDate = ({ value, next }: ParsedAt<DateSaid>): ParsedAt<Spoken> => ({ value: { date: value }, next });

/** "today", "tomorrow", "the day after tomorrow", "tonight", "yesterday". */
function near(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const the = is(all, i, 'the') ? i + 1 : i;
  const next = after(all, the, 'day', 'after', 'tomorrow');
  if (next) return [{ value: { near: 2 }, next }];
  const other = is(all, the, 'next', 'following') ? 1 : is(all, the, 'same') ? 0 : undefined;
  if (other !== undefined && is(all, the + 1, 'day')) return [{ value: { later: other }, next: the + 2 }];
  if (is(all, i, 'tonight', 'tonite', 'tnite')) return [{ value: { near: 0, part: 'night' }, next: i + 1 }];
  const days = NEAR_DAYS.get(all[i]?.text ?? '');
  if (days === undefined) return [];
  return [{ value: days < 0 ? { near: days, over: all[i]?.text ?? '' } : { near: days }, next: i + 1 }];
}

const SHORT_EDGES: ReadonlyMap<string, StretchOf> = new Map([
  ['eow', 'week'],
  ['eom', 'month'],
  ['monatsende', 'month'],
  ['eoq', 'quarter'],
  ['eoy', 'year'],
  ['jahresende', 'year'],
]);

/** "end of month", "end of next week", "EOM", "end of Q2", "Ende der Woche", "beginning of next week". */
function edge(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const short = SHORT_EDGES.get(all[i]?.text ?? '');
  if (short) return [{ value: { edge: { of: { of: short, ahead: 0 }, end: true } }, next: i + 1 }];
  const the = is(all, i, 'the') ? i + 1 : i;
  const german = is(all, the, 'ende');
  const end = german || is(all, the, 'end');
  if (!(end || is(all, the, 'beginning', 'start')) || !(german || is(all, the + 1, 'of'))) return [];
  const at = german ? the + 1 : the + 2;
  const day = is(all, at, 'the') ? at + 1 : at;
  // "end of day Friday", "end of Friday": whose day it is follows.
  if (is(all, day, 'day')) return [{ value: { edge: { of: 'day', end } }, next: day + 1 }];
  const stretches = stretchOfAt(all, at).flatMap(({ value: { stretch, over }, next }) =>
    stretch ? [{ value: { edge: { of: stretch, end }, ...(over && { over }) }, next }] : [],
  );
  return stretches.length > 0 || !isDay(all, day) ? stretches : [{ value: { edge: { of: 'day', end } }, next: day }];
}

const isDay = (all: readonly Lexeme[], i: number) =>
  NEAR_DAYS.has(all[i]?.text ?? '') || WEEKDAYS.has(all[WHICH.has(all[i]?.text ?? '') ? i + 1 : i]?.text ?? '');
