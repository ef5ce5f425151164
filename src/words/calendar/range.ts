import { stretchOf, type TypedTime } from '../../reading/times.ts';
import { DAY_MS, instantOf } from '../../time/instants.ts';
import { instantAt, wallAt } from '../../time/wall.ts';

/** A stretch of whole days in a person's zone, as UTC ISO, half-open. */
export type Range = { title: string; from: string; until: string };

/** A picture shows so many days; a quarter has 92. */
const MOST_DAYS = 92;

/** The whole days (`zone` IANA) that a typed time says, those of it that are over too; or why none can be shown. */
export function rangeOf(typed: TypedTime, zone: string, now: string): Range | { wrong: string } {
  const { said, time } = typed;
  const { from = now, until = from > now ? from : now } =
    time?.is === 'days' && !time.open ? { from: time.start, until: time.end } : stretchOf(typed, { now, zone });
  const midnight = (at: number, more: number) => {
    const { year, month, day } = wallAt(zone, at);
    return instantOf(instantAt(zone, year, month, day + more));
  };
  const range = {
    title: `${said.charAt(0).toUpperCase()}${said.slice(1)}`,
    from: midnight(Date.parse(from), 0),
    // An end is exclusive, a moment alone is its day.
    until: midnight(Math.max(Date.parse(until) - 1, Date.parse(from)), 1),
  };
  // A day on which the clocks change is an hour longer.
  const days = Math.round((Date.parse(range.until) - Date.parse(range.from)) / DAY_MS);
  return days > MOST_DAYS ? { wrong: `At most ${MOST_DAYS} days fit into a calendar.` } : range;
}
