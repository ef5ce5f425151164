import { DAY_MS, MINUTE_MS } from '../instants.ts';
import { instantAt, wallAt } from '../wall.ts';
import type { Place } from './said.ts';
import type { Length } from './time.ts';

/** Days [first, last] that were meant. `weekly`: if that is over, the same day of the next week. */
export type Days = { first: number; last: number; weekly?: true } | { wrong: string };

/** Days are counted from 1 January 1970, on the calendar of whoever speaks. */
export const dayOf = (year: number, month: number, day: number) => Math.floor(Date.UTC(year, month, day) / DAY_MS);

/** Weekday of a day, from Sunday. */
export const weekdayOf = (day: number) => (((day + 4) % 7) + 7) % 7;

/** Year, month (from 0) and day of the month. */
export function dateOf(day: number) {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
}

export const daysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** The day and the minute of it that an instant (ms) has at a place. */
export function wallOf(place: Place, at: number): { day: number; minutes: number } {
  if ('offset' in place) {
    const there = at + place.offset * MINUTE_MS;
    const day = Math.floor(there / DAY_MS);
    return { day, minutes: Math.floor((there - day * DAY_MS) / MINUTE_MS) };
  }
  const { year, month, day, hour, minute } = wallAt(place.zone, at);
  return { day: dayOf(year, month, day), minutes: hour * 60 + minute };
}

/** The instant (ms) of a minute of a day at a place; minutes may run over into the next day. */
export const instantOf = (place: Place, day: number, minutes: number): number =>
  'offset' in place
    ? day * DAY_MS + (minutes - place.offset) * MINUTE_MS
    : instantAt(place.zone, 1970, 0, 1 + day, 0, minutes);

/** An instant (ms) so much later: months and days are those of the calendar at the place, what is left passes as it does. */
export function later(place: Place, at: number, { months, days, minutes }: Length): number {
  if (months === 0 && days === 0) return at + minutes * MINUTE_MS;
  const wall = wallOf(place, at);
  const { year, month, date } = dateOf(wall.day);
  const first = dateOf(dayOf(year, month + months, 1));
  const day = dayOf(first.year, first.month, Math.min(date, daysInMonth(first.year, first.month))) + days;
  const rest = at % 60_000;
  return instantOf(place, day, wall.minutes) + rest + minutes * MINUTE_MS;
}
