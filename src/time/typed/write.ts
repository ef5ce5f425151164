import { dateOf, instantOf, wallOf, weekdayOf } from './calendar.ts';
import type { ClearTime, Length } from './time.ts';

export const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const MINUTE = 60_000;
const two = (n: number) => String(n).padStart(2, '0');

/** "Tue 3 Mar 2026 15:00": an instant (UTC ISO) as it is read back as the same one, to the minute; `zone` IANA. */
export const writeMoment = (instant: string, zone: string): string => {
  const at = toMinute(instant);
  return isSecond(at, zone) ? withOffset(at, zone) : `${writeDay(wallOf({ zone }, at).day)} ${writeClock(at, zone)}`;
};

/** How a window is written so that it is read back as the same one: "Tue 3 Mar 2026 15:00 - 16:00". */
export function writeWindow(start: string, end: string, zone: string): string {
  const [from, to] = [toMinute(start), toMinute(end)];
  const sameDay = wallOf({ zone }, from).day === wallOf({ zone }, to).day;
  // A zone that is said once holds for both ends.
  if (isSecond(from, zone) || isSecond(to, zone)) return `${withOffset(from, zone)} - ${withOffset(to, zone)}`;
  return `${writeMoment(start, zone)} - ${sameDay && to > from ? writeClock(to, zone) : writeMoment(end, zone)}`;
}

/** "2 h 30 min", "3 days 1 h": how long between two instants passes, or how long was said. */
export function writeLength(length: number | Length): string {
  const { months, days, minutes } =
    typeof length === 'number' ? { months: 0, days: 0, minutes: Math.round(length / MINUTE) } : length;
  const passed = Math.round(minutes);
  const whole = days + (passed >= 2880 ? Math.floor(passed / 1440) : 0);
  const rest = passed >= 2880 ? passed % 1440 : passed;
  const some = (n: number, one: string) => (n === 0 ? [] : [`${n} ${one}${n === 1 ? '' : 's'}`]);
  const hours = Math.floor(rest / 60);
  const parts = [
    ...some(months, 'month'),
    ...some(whole, 'day'),
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(rest % 60 > 0 ? [`${rest % 60} min`] : []),
  ];
  return parts.join(' ') || '0 min';
}

/** A clear time in words that can mean nothing else. */
export function writeTime(time: ClearTime, zone: string): string {
  if (time.is === 'span') return writeWindow(time.start, time.end, zone);
  if (time.is === 'start') return writeMoment(time.start, zone);
  if (time.is === 'until') return `until ${writeMoment(time.end, zone)}`;
  if (time.is === 'length') return `for ${writeLength(time.length)}`;
  const first = wallOf({ zone }, Date.parse(time.start)).day;
  const last = wallOf({ zone }, Date.parse(time.end) - 1).day;
  if (time.open) return `from ${writeDay(first)}`;
  return first === last ? writeDay(first) : `${writeDay(first)} - ${writeDay(last)}`;
}

function writeDay(day: number): string {
  const { year, month, date } = dateOf(day);
  return `${DAY_NAMES[weekdayOf(day)]?.slice(0, 3)} ${date} ${MONTH_NAMES[month]?.slice(0, 3)} ${year}`;
}

/** The same of a minute of a day (counted since 1970), whether the clocks show it or not; minutes may run over into the next day. */
export const writeWall = (day: number, minutes: number) =>
  `${writeDay(day + Math.floor(minutes / 1440))} ${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`;

function writeClock(at: number, zone: string): string {
  const { minutes } = wallOf({ zone }, at);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const toMinute = (instant: string) => Math.floor(Date.parse(instant) / MINUTE) * MINUTE;

/** Whether it is the second of two equal wall-clock times, which would be read as the first without its offset. */
function isSecond(at: number, zone: string): boolean {
  const { day, minutes } = wallOf({ zone }, at);
  return instantOf({ zone }, day, minutes) !== at;
}

/** "Sun 25 Oct 2026 02:30 GMT+0100" */
function withOffset(at: number, zone: string): string {
  const { day, minutes } = wallOf({ zone }, at);
  const offset = Math.round((instantOf({ offset: 0 }, day, minutes) - at) / MINUTE);
  const sign = offset < 0 ? '-' : '+';
  return `${writeDay(day)} ${writeClock(at, zone)} GMT${sign}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
}
