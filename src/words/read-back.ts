import type { Leg } from '../domain/release/parts.ts';
import type { TypedStretch } from '../reading/times.ts';
import { wholeMinute } from '../time/instants.ts';
import { writeLength, writeMoment, writeWindow } from '../time/typed/index.ts';
import { wallAt } from '../time/wall.ts';
import type { WindowTyped } from './when.ts';
import { formatInZone } from './zone.ts';

/** "Fri 6 Mar 2026 15:00 - 16:00 (1 h, Europe/Berlin)": how a window is read back to whoever typed it. */
export const readBack = ({ start, end }: WindowTyped, zone: string) =>
  `${writeWindow(start, end, zone)} (${lengthOf(start, end)}, ${zone})`;

/**
 * "; staging Fri 6 Mar 2026 10:00 - 11:00, then qa any time before that": the same where it goes to some of them at a time of its own. Otherwise
 * "; staging any time before it, once nothing is in the way there": said after a window, which is that of the last environment alone. `before`: those
 * on the way to it, in order.
 */
export function comesBefore(before: readonly string[], early: readonly Leg[], zone: string): string {
  if (before.length === 0) return '';
  if (early.length === 0) return `; ${before.join(', then ')} any time before it, once nothing is in the way there`;
  const each = before.map((name) => {
    const own = early.find((e) => e.environment === name)?.window;
    return `${name} ${own ? writeWindow(own.start, own.end, zone) : 'any time before that'}`;
  });
  return `; before it ${each.join(', then ')}`;
}

/** "Fri 6 Mar 2026 15:00 (in 2 days 5 h, Europe/Berlin)": how an end is read back; `now` UTC ISO. */
export const readMomentBack = (instant: string, zone: string, now: string) =>
  `${writeMoment(instant, zone)} (${instant > now ? `in ${lengthOf(now, instant)}, ` : ''}${zone})`;

/**
 * A stretch as fields hold it, to the minute. Both ends are rounded alike: “in 1 minute for 30 minutes” lasts 30 minutes wherever the clock stands
 * between two of them.
 */
export const writeStretch = (
  { from, until, skipped }: TypedStretch,
  zone: string,
): { from: string; until?: string } => ({
  from: skipped?.start ?? (from ? writeMoment(wholeMinute(from), zone) : 'now'),
  ...(until && { until: skipped?.end ?? writeMoment(wholeMinute(until), zone) }),
});

/** How long it is between two instants (UTC ISO). */
const lengthOf = (start: string, end: string) => writeLength(Date.parse(end) - Date.parse(start));

/** "Mon 9 Mar 09:00", for buttons, which know no date tokens. */
export const shortMoment = (instant: string, zone: string) => {
  const { weekday, day, month } = wallAt(zone, Date.parse(instant));
  return `${DAYS[weekday]} ${day} ${MONTHS[month]} ${formatInZone(instant, zone, 'HH:mm')}`;
};

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
