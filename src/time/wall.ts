import { tzOffset } from '@date-fns/tz/tzOffset';
import { DAY_MS, MINUTE_MS } from './instants.ts';

/** Wall-clock time in an IANA zone, whatever zone the machine is in: TZDate's constructor is wrong by the machine's own change of clocks. */

const askedMs = (at: number, zone: string) => tzOffset(zone, new Date(at)) * MINUTE_MS;

/** What a zone's clocks did in a week (UTC, since the epoch): `change` is the instant, ms, from which `after` holds. Asking the zone takes 10 µs. */
type Week = { before: number; after: number; change: number };
const weeks = new Map<string, Map<number, Week>>();
const WEEK_MS = 7 * DAY_MS;
const MOST_WEEKS = 4000;

function weekOf(at: number, zone: string): Week {
  const n = Math.floor(at / WEEK_MS);
  const known = weeks.get(zone) ?? new Map<number, Week>();
  const before = known.get(n);
  if (before) return before;
  if (known.size >= MOST_WEEKS) known.clear();
  const week = weekFrom(n * WEEK_MS, zone, known.get(n - 1)?.after, known.get(n + 1)?.before);
  weeks.set(zone, known.set(n, week));
  return week;
}

/** How far a zone's clock is ahead of UTC at an instant; both in ms. */
export function offsetMs(at: number, zone: string): number {
  const { before, after, change } = weekOf(at, zone);
  return at < change ? before : after;
}

/** No zone changes its clocks twice in a week, and none between two minutes. */
function weekFrom(
  start: number,
  zone: string,
  before = askedMs(start, zone),
  after = askedMs(start + WEEK_MS, zone),
): Week {
  if (before === after || Number.isNaN(before)) return { before, after, change: Infinity };
  let [low, high] = [0, WEEK_MS / MINUTE_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askedMs(start + middle * MINUTE_MS, zone) === before) low = middle;
    else high = middle;
  }
  return { before, after, change: start + high * MINUTE_MS };
}

/** Every change of a zone's clocks in [from, until): its instant, and the offsets before and after it, all in ms. */
export function changesIn(zone: string, from: number, until: number): Week[] {
  const first = Math.floor(from / WEEK_MS);
  return Array.from({ length: Math.ceil(until / WEEK_MS) - first }, (_, n) =>
    weekOf((first + n) * WEEK_MS, zone),
  ).filter(({ change }) => from <= change && change < until);
}

/** What a zone's clocks do on a wall-clock day (counted since the epoch) or next to it; offsets and the instant of a change in ms. */
export function clocksOn(zone: string, day: number): Week {
  const [low, high] = [(day - 2) * DAY_MS, (day + 3) * DAY_MS];
  for (const week of [weekOf(low, zone), weekOf(high, zone)]) if (low <= week.change && week.change < high) return week;
  const offset = offsetMs(low, zone);
  return { before: offset, after: offset, change: Infinity };
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
