import type { Cron } from './cron.ts';
import { DAY_MS, MINUTE_MS } from './instants.ts';
import { clocksOn } from './wall.ts';

/** A cron that names a day at all names one within these: 29 February may be eight years away. */
const FARTHEST_DAYS = 366 * 9;

/** The instants (ms) of some minutes of a day, in order: of two equal times the first, and what spring skips moved on. */
export function instantsOn(minutes: readonly number[], zone: string, day: number): number[] {
  const { before, after, change } = clocksOn(zone, day);
  const early = day * DAY_MS - before;
  if (change === Infinity) return minutes.map((m) => early + m * MINUTE_MS);
  const late = day * DAY_MS - after;
  const there = minutes.map((m) => {
    const [first, second] = [early + m * MINUTE_MS, late + m * MINUTE_MS];
    return first < change || second < change ? first : second;
  });
  return [...new Set(there)].sort((a, b) => a - b);
}

/** The first instant after one; undefined if there is none in nine years. Both in ms. */
export const nextFire = (cron: Cron, zone: string, after: number): number | undefined =>
  nearest(cron, zone, after, { step: 1, fits: (at) => at > after });

/** The last instant up to and with one; undefined if there was none in nine years. Both in ms. */
export const lastFire = (cron: Cron, zone: string, upTo: number): number | undefined =>
  nearest(cron, zone, upTo, { step: -1, fits: (at) => at <= upTo });

/** Forwards or backwards, the first instant that fits. */
type Search = { step: 1 | -1; fits(at: number): boolean };

function nearest(cron: Cron, zone: string, from: number, search: Search): number | undefined {
  const { step } = search;
  const today = Math.floor(from / DAY_MS);
  const { before, change } = clocksOn(zone, today);
  // Near a change of clocks it may be moved out of a day that is over.
  const first = change === Infinity ? Math.floor((from + before) / DAY_MS) : today - 2 * step;
  for (let n = 0; n < FARTHEST_DAYS; n++) {
    const day = first + n * step;
    const found = foundOn(cron, zone, day, search);
    if (found === undefined) continue;
    if (clocksOn(zone, day).change === Infinity) return found;
    // What a change of clocks moved may lie behind what the next days have.
    const others = [1, 2].flatMap((more) => foundOn(cron, zone, day + more * step, search) ?? []);
    return step > 0 ? Math.min(found, ...others) : Math.max(found, ...others);
  }
  return undefined;
}

function foundOn(cron: Cron, zone: string, day: number, { step, fits }: Search): number | undefined {
  if (!cron.isOn(day)) return undefined;
  const { before, change } = clocksOn(zone, day);
  if (change !== Infinity) {
    const there = instantsOn(cron.minutes, zone, day);
    return step > 0 ? there.find(fits) : there.findLast(fits);
  }
  // Halved and not copied: a cron of every minute is asked this often.
  const { minutes } = cron;
  const at = (i: number) => day * DAY_MS + (minutes[i] ?? 0) * MINUTE_MS - before;
  let [low, high] = [0, minutes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(at(middle)) === step > 0) high = middle;
    else low = middle + 1;
  }
  const found = step > 0 ? low : low - 1;
  return found >= 0 && found < minutes.length ? at(found) : undefined;
}
