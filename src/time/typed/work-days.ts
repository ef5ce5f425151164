import { DAY_MS } from '../instants.ts';
import { weekdayOf } from './calendar.ts';

/** Names by date, `2026-12-25`. */
type Holidays = { holidays?: Readonly<Record<string, string>> | undefined };

/** A day (number since 1970) as its date, `2026-12-25`. */
export const keyOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const isWorkDay = (day: number, { holidays }: Holidays) =>
  weekdayOf(day) % 6 !== 0 && !(holidays && Object.hasOwn(holidays, keyOf(day)));

/** As many as anybody plans ahead; the first of them is the next one. */
const MOST_WORK_DAYS = 1000;

/** The day that is so many work days after another; both are numbers since 1970. */
export function workDayAfter(today: number, count: number, from: Holidays): number {
  let day = today;
  for (let left = Math.min(count, MOST_WORK_DAYS); left > 0; ) {
    day += 1;
    if (isWorkDay(day, from)) left -= 1;
  }
  return day;
}
