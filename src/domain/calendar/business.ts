import { DAY_MS } from '../../time/instants.ts';
import { instantAt, wallAt } from '../../time/wall.ts';
import type { Company } from '../company/company.ts';
import { own } from '../own.ts';

type Days = Pick<Company, 'holidays'>;

/** The name of the holiday on a day (ms, in a zone), if it is one. */
export const holidayOn = (days: Days, zone: string, at: number): string | undefined =>
  holidayOf(days, zone, dayAt(zone, at));

/** Whether people work on the day of an instant (ms) in a zone: no weekend, no holiday there. */
export const isBusinessDay = (days: Days, zone: string, at: number): boolean => isWorkday(days, zone, dayAt(zone, at));

/**
 * The instant (ms) so many business days before another, at a wall-clock time of that day (`HH:mm`; without it, at that of the other). The
 * day itself does not count, whatever it is.
 */
export function businessDaysBefore(days: Days, zone: string, at: number, count: number, time?: string): number {
  const from = wallAt(zone, at);
  const [hour = from.hour, minute = from.minute] = time?.split(':').map(Number) ?? [];
  const start = Date.UTC(from.year, from.month, from.day);
  let back = 0;
  for (let left = count; left > 0; ) {
    back += 1;
    if (isWorkday(days, zone, start - back * DAY_MS)) left -= 1;
  }
  return instantAt(zone, from.year, from.month, from.day - back, hour, minute);
}

/** The calendar day of an instant in a zone, as ms of its midnight in UTC: days are counted and named without asking the zone again. */
function dayAt(zone: string, at: number): number {
  const { year, month, day } = wallAt(zone, at);
  return Date.UTC(year, month, day);
}

function isWorkday(days: Days, zone: string, day: number): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && holidayOf(days, zone, day) === undefined;
}

function holidayOf({ holidays }: Days, zone: string, day: number): string | undefined {
  const there = own(holidays, zone);
  return there && own(there, new Date(day).toISOString().slice(0, 10));
}
