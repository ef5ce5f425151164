import { datesAt } from './dates.ts';
import { lengthsAt } from './length.ts';
import { after, is, joint, type Lexeme, type ParsedAt } from './lexemes.ts';
import { ordinalAt } from './ordinals.ts';
import type { Nth, Spoken } from './said.ts';
import { stretchOfAt } from './stretch.ts';
import type { Length } from './time.ts';
import { NEAR_DAYS, NUMBERS, WEEKDAYS, WHICH } from './vocabulary.ts';

/** Days that are reckoned from others: "a week from Monday", "Friday week", "Tuesday after next", "the first Monday of April". */
export const relativeDaysAt = (all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] => [
  ...lengthAfter(all, i),
  ...weekAfter(all, i),
  ...nth(all, i),
  ...dayOf(all, i),
  ...workDays(all, i),
  ...weekOf(all, i),
];

/** "the week of 9 March", "week commencing 9 March", "w/c 9 March". */
function weekOf(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const during = is(all, i, 'in', 'during') ? i + 1 : i;
  const at = is(all, during, 'the') ? during + 1 : during;
  const short = is(all, at, 'w') && joint(all, at + 1, '/') && is(all, at + 2, 'c', 'b') ? at + 3 : undefined;
  const of = is(all, at, 'week') && is(all, at + 1, 'of', 'commencing', 'beginning', 'starting') ? at + 2 : short;
  if (of === undefined) return [];
  const day = is(all, of, 'the', 'monday') ? of + 1 : of;
  return datesAt(all, day).map(({ value, next }) => ({ value: { date: value, weekOf: true }, next }));
}

/** "a week from Monday", "two weeks on Tuesday", "a week today", "3 days after 4 March", "two days before Friday". */
function lengthAfter(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  return [...lengthsAt(all, i), ...theDay(all, i)].flatMap(({ value: { months, days, minutes }, next }) => {
    if (months > 0 || minutes > 0 || days <= 0) return [];
    const back = is(all, next, 'before');
    const joined = back || is(all, next, 'from', 'after') || (days % 7 === 0 && is(all, next, 'on'));
    const bare = days % 7 === 0 && NEAR_DAYS.has(all[next]?.text ?? '');
    if (!joined && !bare) return [];
    return plainDays(all, joined ? next + 1 : next).map((day) => plus(day, back ? -days : days));
  });
}

/** "the day before Friday", "day after Friday" */
function theDay(all: readonly Lexeme[], i: number): ParsedAt<Length>[] {
  const the = is(all, i, 'the') ? i + 1 : i;
  return is(all, the, 'day') && is(all, the + 1, 'before', 'after')
    ? [{ value: { months: 0, days: 1, minutes: 0 }, next: the + 1 }]
    : [];
}

const plainDays = (all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] => {
  const weekday = WEEKDAYS.get(all[i]?.text ?? '');
  const near = NEAR_DAYS.get(all[i]?.text ?? '');
  return [
    ...(weekday === undefined ? [] : [{ value: { weekday }, next: i + 1 }]),
    ...(near === undefined || near < 0 ? [] : [{ value: { near }, next: i + 1 }]),
    ...datesAt(all, i).map(({ value, next }) => ({ value: { date: value }, next })),
  ];
};

const plus = ({ value, next }: ParsedAt<Spoken>, days: number): ParsedAt<Spoken> => ({
  value: { ...value, plus: days },
  next,
});

/** "Monday week", "Friday fortnight", "Tuesday after next". */
function weekAfter(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const [weekday, near] = [WEEKDAYS.get(all[i]?.text ?? ''), NEAR_DAYS.get(all[i]?.text ?? '')];
  if (weekday !== undefined && after(all, i + 1, 'after', 'next'))
    return [{ value: { weekday, which: 'next', plus: 7 }, next: i + 3 }];
  const german = inGermanWeeks(all, i + 1);
  if (german && (near !== undefined || weekday !== undefined))
    return [{ value: { ...(near === undefined ? { weekday } : { near }), plus: german.value * 7 }, next: german.next }];
  const days = is(all, i + 1, 'week') ? 7 : is(all, i + 1, 'fortnight') ? 14 : undefined;
  if (days === undefined || isNumberOfWeek(all, i + 2) || (weekday === undefined && !(near && near > 0) && near !== 0))
    return [];
  const day: Spoken = weekday === undefined ? { near: near ?? 0 } : { weekday };
  return [{ value: { ...day, plus: days }, next: i + 2 }];
}

/** "in einer Woche", "in zwei Wochen": after a day it is so many weeks later than the next of that name. */
export function inGermanWeeks(all: readonly Lexeme[], i: number): ParsedAt<number> | undefined {
  const { text = '', number } = all[i + 1] ?? {};
  const weeks = number ?? NUMBERS.get(text);
  if (!is(all, i, 'in') || !is(all, i + 2, 'woche', 'wochen') || weeks === undefined || weeks < 1) return undefined;
  return { value: weeks, next: i + 3 };
}

/** The number of "week 12", which no hour follows: "Monday week 3pm" says one. */
const isNumberOfWeek = (all: readonly Lexeme[], i: number) =>
  all[i]?.number !== undefined && !is(all, i + 1, ':', '.', 'am', 'pm', 'a', 'p', 'h', 'uhr', "o'clock", 'o');

/** "the first Monday of April", "the last working day of the month", "in the second week of March". */
function nth(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const during = is(all, i, 'in', 'during') ? i + 1 : i;
  const at = is(all, during, 'the') ? during + 1 : during;
  const first = is(all, at, 'last') ? { value: -1, next: at + 1 } : ordinalAt(all, at);
  const day = first && dayAt(all, first.next);
  if (!first || !day || !is(all, day.next, 'of', 'in')) return [];
  return stretchOfAt(all, day.next + 1).map(({ value, next }) => ({
    value: { ...value, nth: { n: first.value, of: day.value } },
    next,
  }));
}

function dayAt(all: readonly Lexeme[], i: number): ParsedAt<Nth['of']> | undefined {
  const weekday = WEEKDAYS.get(all[i]?.text ?? '');
  if (weekday !== undefined) return { value: weekday, next: i + 1 };
  if (is(all, i, 'day')) return { value: 'day', next: i + 1 };
  if (is(all, i, 'week')) return { value: 'week', next: i + 1 };
  const work = workDayAt(all, i);
  return work === undefined ? undefined : { value: 'work', next: work };
}

/** "the 9th of next month", "the first of the month". */
function dayOf(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const at = is(all, i, 'the') ? i + 1 : i;
  const day = ordinalAt(all, at);
  if (!day || !is(all, day.next, 'of')) return [];
  return stretchOfAt(all, day.next + 1).flatMap(({ value, next }) =>
    value.stretch && 'ahead' in value.stretch ? [{ value: { ...value, date: { day: day.value } }, next }] : [],
  );
}

/** After "business day", "working days", "workday". */
export const workDayAt = (all: readonly Lexeme[], i: number): number | undefined =>
  is(all, i, 'workday', 'workdays', 'weekday', 'weekdays', 'arbeitstag', 'arbeitstage', 'arbeitstagen')
    ? i + 1
    : is(all, i, 'business', 'working', 'work') && is(all, i + 1, 'day', 'days')
      ? i + 2
      : undefined;

/** "in 3 business days", "two working days from now", "the next business day". */
function workDays(all: readonly Lexeme[], i: number): ParsedAt<Spoken>[] {
  const the = is(all, i, 'the') ? i + 1 : i;
  const whole = WHICH.get(all[the]?.text ?? '') === 'next' ? workDayAt(all, the + 1) : undefined;
  if (whole !== undefined) return [{ value: { work: { days: 1, whole: true } }, next: whole }];
  const at = is(all, i, 'in') ? i + 1 : i;
  const days = all[at]?.number ?? (is(all, at, 'a', 'an') ? 1 : NUMBERS.get(all[at]?.text ?? ''));
  const next = days === undefined ? undefined : workDayAt(all, at + 1);
  if (days === undefined || next === undefined) return [];
  const from = after(all, next, 'from', 'now');
  return at > i || from ? [{ value: { work: { days, whole: false } }, next: from ?? next }] : [];
}
