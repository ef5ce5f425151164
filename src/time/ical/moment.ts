import { DAY_MS } from '../instants.ts';
import { type Property, parameterOf, valuesOf } from './file.ts';
import { UTC, type Zone } from './zones.ts';

/** A date, or a time of day in a zone: `wall` is ms as if it were UTC, of a date its midnight. */
export type Moment = { wall: number; isDate: boolean; zone: Zone };
export type Zones = (tzid: string | undefined) => Zone;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4})-(\d{2})-(\d{2})T(?:(\d{2}):(\d{2}):(\d{2})(Z?)|::)$/;

/** ms since the epoch. A date begins at midnight of the file's zone; without one, of UTC. */
export const instantOf = ({ wall, zone }: Moment) => zone.instant(wall);

export const dayOf = ({ wall }: Moment) => Math.floor(wall / DAY_MS);

/** What the reader makes of an empty date or time. */
const EMPTY = /^[-T:]*$/;

/** Every moment of a property (DTSTART, EXDATE, RECURRENCE-ID…). Throws with a line for people. */
export const momentsIn = (property: Property, zones: Zones): Moment[] =>
  valuesOf(property).map((value) => {
    if (EMPTY.test(String(value)))
      throw new Error(`has no date in its ${property[0].toUpperCase()}: write one, or leave that line out`);
    return momentOf(String(value), parameterOf(property, 'tzid'), zones);
  });

/** `2026-03-02` or `2026-03-02T09:00:00`, as jCal writes them. */
export function momentOf(value: string, tzid: string | undefined, zones: Zones): Moment {
  const [, year, month, day, hour, minute, second, utc] = TIME.exec(value) ?? DATE.exec(value) ?? [];
  if (year === undefined) throw new Error(`has a date that nobody can read: ${value.slice(0, 40)}`);
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const [h, min, s] = [Number(hour ?? 0), Number(minute ?? 0), Math.min(59, Number(second ?? 0))];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d || h > 23 || min > 59)
    throw new Error(`has ${value.slice(0, 19).replace('T', ' ')}, which is no date or time of the calendar`);
  const isDate = hour === undefined;
  const wall = date.getTime() + ((h * 60 + min) * 60 + s) * 1000;
  return { wall, isDate, zone: utc === 'Z' ? UTC : isDate ? midnight(zones) : zones(tzid) };
}

/** A day has no zone of its own. */
function midnight(zones: Zones): Zone {
  const zone = zones(undefined);
  return zone.name === 'no zone' ? UTC : zone;
}

/** What lasts some days by the wall clock and then some elapsed ms (RFC 5545, 3.3.6). */
export type EventLength = { days: number; ms: number };

const DURATION = /^([+-])?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/;

export function lengthOf(duration: string): EventLength {
  const [all, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = DURATION.exec(duration) ?? [];
  if (all === undefined || !/\d/.test(all))
    throw new Error(`has a duration that nobody can read: ${duration.slice(0, 40)}`);
  if (sign === '-') return { days: 0, ms: 0 };
  return {
    days: Number(weeks) * 7 + Number(days),
    ms: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000,
  };
}
