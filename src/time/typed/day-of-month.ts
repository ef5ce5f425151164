import { type Days, dateOf, dayOf, daysInMonth } from './calendar.ts';

/** Some months have no such day, but no three in a row. */
const MONTHS = 3;

/** "the 5th", of whichever month: the next from a day on, or the last one up to it where it is over. */
export function dayOfMonth(day: number, base: number, isOver: boolean): Days {
  const now = dateOf(base);
  for (let away = 0; away < MONTHS; away++) {
    const { year, month } = dateOf(dayOf(now.year, now.month + (isOver ? -away : away), 1));
    const found = dayOf(year, month, day);
    if (day >= 1 && day <= daysInMonth(year, month) && (isOver ? found <= base : found >= base))
      return { first: found, last: found };
  }
  return { wrong: `No month has a day ${day}.` };
}
