import type { Cron } from './cron.ts';
import { DAY_MS } from './instants.ts';

/** Every combination of month, day and weekday that there is in a century comes within so many days. */
const SPAN = 28 * 366;

/** How often a stretch from each time of one cron to the next of another begins on its busiest day, at most. */
export function beginsADay(start: Cron, end: Cron): number {
  const day = Math.floor(Date.UTC(2028, 0, 1) / DAY_MS);
  const both = Array.from({ length: SPAN }, (_, i) => day + i).some((d) => start.isOn(d) && end.isOn(d));
  // What begins on days on which it never ends begins once.
  return both ? turns(start.minutes, end.minutes) : 1;
}

/** How often it is begun and ended by turns, by the minutes of a day in order. What begins when it ends begins anew. */
function turns(starts: readonly number[], ends: readonly number[]): number {
  let count = 0;
  let next = 0;
  for (;;) {
    const begin = starts.find((m) => m >= next);
    if (begin === undefined) return count;
    count += 1;
    const over = ends.find((m) => m > begin);
    if (over === undefined) return count;
    next = over;
  }
}
