import { tzOffset } from '@date-fns/tz/tzOffset';

/** Wall-clock time in an IANA zone, whatever zone the machine is in: TZDate's constructor is wrong by the machine's own change of clocks. */

const DAY_MS = 86_400_000;
const askedMs = (at: number, zone: string) => tzOffset(zone, new Date(at)) * 60_000;

/** Days (UTC, since the epoch) through which a zone's clocks do not change, with their offset: asking for it takes 10 µs. */
const steady = new Map<string, Map<number, number>>();
const MOST_DAYS = 4000;

function offsetMs(at: number, zone: string): number {
  const day = Math.floor(at / DAY_MS);
  const days = steady.get(zone) ?? new Map<number, number>();
  const known = days.get(day);
  if (known !== undefined) return known;
  const [first, next] = [askedMs(day * DAY_MS, zone), askedMs((day + 1) * DAY_MS, zone)];
  if (first !== next) return askedMs(at, zone);
  if (days.size >= MOST_DAYS) days.clear();
  steady.set(zone, days.set(day, first));
  return first;
}

/**
 * ms since the epoch of a wall-clock time; `month` counts from 0, and fields may run over as in Date.UTC. Of two equal times in autumn the
 * first; one that spring skips moves on by the gap (02:30 is 03:30).
 */
export function instantAt(zone: string, year: number, month: number, day: number, hour = 0, minute = 0): number {
  const wall = Date.UTC(year, month, day, hour, minute);
  const fits = fitting(zone, wall);
  return fits.length > 0 ? Math.min(...fits) : wall - offsetMs(wall - DAY_MS, zone);
}

/** Whether a name is an IANA time zone that this machine knows. */
export function isZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** Whether an instant (ms) has a wall-clock time that its zone has twice. */
export const happensTwice = (zone: string, at: number) => fitting(zone, at + offsetMs(at, zone)).length > 1;

/** The instants (ms) with a wall-clock time, given as if it were UTC: none, one or two. */
function fitting(zone: string, wall: number): number[] {
  const near = [wall - offsetMs(wall - DAY_MS, zone), wall - offsetMs(wall + DAY_MS, zone)];
  return [...new Set(near)].filter((at) => at + offsetMs(at, zone) === wall);
}

/** The wall-clock fields of an instant (ms); `month` counts from 0, `weekday` from Sunday. */
export function wallAt(zone: string, at: number) {
  const there = new Date(at + offsetMs(at, zone));
  return {
    year: there.getUTCFullYear(),
    month: there.getUTCMonth(),
    day: there.getUTCDate(),
    hour: there.getUTCHours(),
    minute: there.getUTCMinutes(),
    weekday: there.getUTCDay(),
  };
}
