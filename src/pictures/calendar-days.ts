import { instantOf, MINUTE_MS } from '../time/instants.ts';
import { changesIn, happensTwice, instantAt, wallAt } from '../time/wall.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** UTC ISO, half-open: [from, until). */
export type DaysShown = { from: string; until: string };
/** A day of a zone, of 23 or 25 hours when its clocks change. `inside`: it belongs to what is shown; a day that a zone left out has no hours and no label. */
export type Day = DaysShown & { label: string; inside: boolean; today: boolean };

/** The seven days of each week that a range touches; weeks begin on Monday. */
export function weeksOf({ from, until }: DaysShown, zone: string, now: string): Day[][] {
  const { year, month, day, weekday } = wallAt(zone, Date.parse(from));
  const iso = (n: number) => instantOf(instantAt(zone, year, month, n));
  const weeks: Day[][] = [];
  for (let monday = day - ((weekday + 6) % 7); iso(monday) < until; monday += 7)
    weeks.push(Array.from({ length: 7 }, (_, i) => dayOf(iso(monday + i), iso(monday + i + 1))));
  return weeks;

  function dayOf(begin: string, end: string): Day {
    const there = wallAt(zone, Date.parse(begin));
    const name = there.day === 1 ? MONTHS[there.month] : undefined;
    return {
      from: begin,
      until: end,
      label: begin === end ? '' : name ? `${there.day} ${name}` : `${DAYS[there.weekday]} ${there.day}`,
      inside: begin < until && from < end && begin < end,
      today: begin <= now && now < end,
    };
  }
}

export const touches = (a: DaysShown, b: DaysShown) => a.from < b.until && (b.from < a.until || a.from === b.from);

/** How many days of a week have passed at an instant, 0 to 7: within a day by its own length, so that half of 23 hours is half a day too. */
export function daysInto(days: Day[], instant: string): number {
  const i = days.findIndex((day) => instant < day.until);
  const day = days[i];
  if (!day) return days.length;
  const from = Date.parse(day.from);
  return Math.max(i, i + (Date.parse(instant) - from) / (Date.parse(day.until) - from));
}

/** "Fri 6 18:00"; with its month, or its year, when it is not that of the instant it is read beside. All UTC ISO. */
export function moment(instant: string, zone: string, beside = instant): string {
  const { year, month, weekday, day, hour, minute } = wallAt(zone, Date.parse(instant));
  const other = wallAt(zone, Date.parse(beside));
  const date =
    year !== other.year
      ? `${day} ${MONTHS[month]} ${year}`
      : `${DAYS[weekday]} ${day}${month === other.month ? '' : ` ${MONTHS[month]}`}`;
  return `${date} ${two(hour)}:${two(minute)}`;
}

/** "2 – 8 Mar 2026", "30 Mar – 5 Apr 2026" */
export function dates({ from, until }: DaysShown, zone: string): string {
  const first = wallAt(zone, Date.parse(from));
  const last = wallAt(zone, Date.parse(until) - 1);
  const year = first.year === last.year ? '' : ` ${first.year}`;
  const month = first.month === last.month && year === '' ? '' : ` ${MONTHS[first.month]}`;
  return `${first.day}${month}${year} – ${last.day} ${MONTHS[last.month]} ${last.year}`;
}

/** "first 02:30", "second 02:30": which of two equal wall-clock times an instant has when clocks are put back; otherwise nothing. */
export function whichOf(instant: string, zone: string): string {
  const at = Date.parse(instant);
  if (!happensTwice(zone, at)) return '';
  const { year, month, day, hour, minute } = wallAt(zone, at);
  const which = at - instantAt(zone, year, month, day, hour, minute) < MINUTE_MS ? 'first' : 'second';
  return `${which} ${two(hour)}:${two(minute)}`;
}

/** "Sun 29 02:00 to 03:00" for each time that a zone's clocks are put forward or back. */
export const clockChanges = ({ from, until }: DaysShown, zone: string): string[] =>
  changesIn(zone, Date.parse(from), Date.parse(until)).map(({ before, after, change }) => {
    const [old, next] = [before, after].map((offset) => moment(instantOf(change + offset), 'UTC'));
    const day = old?.slice(0, -TIME) ?? '';
    return `${old} to ${next?.startsWith(day) ? next.slice(day.length) : next}`;
  });

const TIME = '00:00'.length;
const two = (n: number) => String(n).padStart(2, '0');
