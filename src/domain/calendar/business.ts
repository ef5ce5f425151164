import { instantAt, wallAt } from '../../time/wall.ts';
import type { Company } from '../company/company.ts';
import { own } from '../own.ts';

type Days = Pick<Company, 'holidays'>;

/** `2026-03-06` */
const dateOf = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** The name of the holiday on a day (ms, in a zone), if it is one. */
export function holidayOn({ holidays }: Days, zone: string, at: number): string | undefined {
  const { year, month, day } = wallAt(zone, at);
  return own(own(holidays, zone), dateOf(year, month, day));
}

/** Whether people work on the day of an instant (ms) in a zone: no weekend, no holiday there. */
export function isBusinessDay(days: Days, zone: string, at: number): boolean {
  const { weekday } = wallAt(zone, at);
  return weekday !== 0 && weekday !== 6 && holidayOn(days, zone, at) === undefined;
}

/**
 * The instant (ms) so many business days before another, at a wall-clock time of that day (`HH:mm`; without it, at that of the other). The
 * day itself does not count, whatever it is.
 */
export function businessDaysBefore(days: Days, zone: string, at: number, count: number, time?: string): number {
  const from = wallAt(zone, at);
  const [hour = from.hour, minute = from.minute] = time?.split(':').map(Number) ?? [];
  let back = 0;
  for (let left = count; left > 0; ) {
    back += 1;
    if (isBusinessDay(days, zone, instantAt(zone, from.year, from.month, from.day - back, 12))) left -= 1;
  }
  return instantAt(zone, from.year, from.month, from.day - back, hour, minute);
}
