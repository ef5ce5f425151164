import { type Days, dateOf, dayOf, daysInMonth, weekdayOf } from './calendar.ts';
import type { Nth, SpokenStretch } from './said.ts';
import { MONTH_NAMES } from './write.ts';

/** Ten months, in days: who may mean what is over does not mean a day that comes as late as that, but the one that was. */
const FAR_DAYS = 300;
/** Whether what is over may be meant, or surely is, as after “since”. */
export type Past = boolean | 'surely';
/** Whether the one before is meant in place of a day that comes. */
export const isOver = (coming: number, today: number, past: Past) =>
  past === 'surely' ? coming > today : past && coming - today > FAR_DAYS;

/**
 * The days of a stretch of the calendar, as far as it was named, looked for from a day on: weeks begin on Monday, weekends are Saturday and Sunday.
 * `past`: what is over may be meant, or surely is.
 */
export function stretchDays(stretch: SpokenStretch, today: number, past: Past = false): Days[] {
  const { of } = stretch;
  if ('number' in stretch) {
    const { number, year, yearsAhead } = stretch;
    return [numbered(of, number, yearsAhead === undefined ? year : dateOf(today).year + yearsAhead, today, past)];
  }
  const { ahead, either } = stretch;
  const monday = today - ((weekdayOf(today) + 6) % 7) + 7 * ahead;
  if (of === 'week') return [{ first: monday, last: monday + 6 }];
  if (of === 'weekend') {
    const weekend = (first: number): Days => ({ first, last: first + 1 });
    return either && ahead === 1 ? [weekend(monday - 2), weekend(monday + 5)] : [weekend(monday + 5)];
  }
  const { year, month } = dateOf(today);
  const months = { month: 1, quarter: 3, year: 12 }[of];
  return [monthsFrom(year, Math.floor(month / months) * months + ahead * months, months)];
}

const monthsFrom = (year: number, month: number, months: number): Days => ({
  first: dayOf(year, month, 1),
  last: dayOf(year, month + months, 0),
});

/** Without its year the next one that is not over, or where that may be meant the one that was lately, or has begun last. */
function numbered(of: SpokenStretch['of'], number: number, year: number | undefined, today: number, past: Past): Days {
  const now = dateOf(today).year;
  const first = inYear(of, number, year ?? now);
  if (year !== undefined || 'wrong' in first) return first;
  if (past === 'surely') return isOver(first.first, today, past) ? inYear(of, number, now - 1) : first;
  if (first.last >= today) return first;
  const next = inYear(of, number, now + 1);
  return !('wrong' in next) && isOver(next.first, today, past) ? first : next;
}

function inYear(of: SpokenStretch['of'], number: number, year: number): Days {
  if (of === 'month') return monthsFrom(year, number, 1);
  if (of === 'quarter')
    return number >= 1 && number <= 4
      ? monthsFrom(year, 3 * (number - 1), 3)
      : { wrong: `A year has no quarter ${number}.` };
  // The week with the 4th of January is the first: ISO 8601.
  const weekOne = mondayOf(dayOf(year, 0, 4));
  const monday = weekOne + 7 * (number - 1);
  return number >= 1 && monday < mondayOf(dayOf(year + 1, 0, 4))
    ? { first: monday, last: monday + 6 }
    : { wrong: `${year} has no week ${number}.` };
}

const mondayOf = (day: number) => day - ((weekdayOf(day) + 6) % 7);

/**
 * "the second week of March": weeks begin on Monday, and for some the first is the one that holds the first day, for others the first that begins in
 * it. Nobody guesses which.
 */
export function nthWeeks(n: number, days: Days): Days[] {
  if ('wrong' in days) return [days];
  const week = (monday: number): Days => ({ first: monday, last: monday + 6 });
  const held = mondayOf(n > 0 ? days.first : days.last) + 7 * (n > 0 ? n - 1 : n + 1);
  const begun = n > 0 ? mondayOf(days.first + 6) + 7 * (n - 1) : mondayOf(days.last - 6) + 7 * (n + 1);
  const [first, last] = [Math.min(held, begun), Math.max(held, begun)];
  if (last + 6 < days.first || first > days.last) return [{ wrong: `That has no week ${Math.abs(n)}.` }];
  return first === last ? [week(first)] : [week(first), week(last)];
}

/** "the first Monday of April": one day of a stretch; `works`: whether people work on a day. */
export function nthDay(
  { n, of }: Nth,
  { first, last }: { first: number; last: number },
  works: (d: number) => boolean,
): Days {
  const fits = (day: number) => of === 'day' || (of === 'work' ? works(day) : weekdayOf(day) === of);
  const all = Array.from({ length: Math.min(last - first + 1, 366) }, (_, i) => first + i).filter(fits);
  const found = n < 0 ? all.at(n) : all[n - 1];
  return found === undefined ? { wrong: `There are only ${all.length} of those days.` } : { first: found, last: found };
}

/** "the 9th of next month" */
export function dayOfStretch(day: number, { first }: { first: number }, of: SpokenStretch['of']): Days {
  const { year, month } = dateOf(first);
  if (of !== 'month') return { wrong: `Say of which month it is the ${day}.` };
  return day >= 1 && day <= daysInMonth(year, month)
    ? { first: first + day - 1, last: first + day - 1 }
    : { wrong: `${MONTH_NAMES[month]} has no day ${day}.` };
}
