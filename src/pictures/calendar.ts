import type { Entry } from '../domain/calendar/entries.ts';
import { instantAt, wallAt } from '../time/wall.ts';
import { COLOURS, drawing, type Kind, mark, rect, text, WIDTH } from './svg.ts';

const EDGE = 24;
const CELL = (WIDTH - 2 * EDGE) / 7;
const STRIP = 74;
const LINE = 38;
/** Where a line's words begin, after its mark and time. */
const WHEN = 192;
/** Lines a week at most; the table says the rest. */
const LINES = 7;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type Row = { entry: Entry; what: string };

/** Weeks from Monday, each a strip of days with its entries below, in a zone that the picture names. Times are UTC ISO. */
export function calendarPicture(
  title: string,
  range: { from: string; until: string },
  rows: Row[],
  zone: string,
  now: string,
): string {
  const parts = [
    text(EDGE, 46, title, { size: 32, bold: true }),
    text(WIDTH - EDGE, 46, zone, { size: 20, colour: COLOURS.quiet, anchor: 'end' }),
  ];
  let y = 74;
  for (const monday of mondays(range, zone)) {
    const week = weekOf(monday, range, rows, zone, now, y);
    parts.push(...week.parts);
    y = week.bottom;
  }
  const kinds = [...new Set(rows.map(({ entry }) => kindOf(entry)))];
  return drawing(y + (kinds.length > 0 ? 52 : 10), [...parts, ...legend(kinds, y + 28)]);
}

type Day = { from: string; until: string; day: number; month: number; inside: boolean; today: boolean };

function weekOf(
  monday: number,
  range: { from: string; until: string },
  rows: Row[],
  zone: string,
  now: string,
  y: number,
) {
  const days = Array.from({ length: 7 }, (_, i) => dayAt(monday, i, zone, range, now));
  const [first, last] = [days[0]?.from ?? '', days[6]?.until ?? ''];
  const inWeek = rows.filter(
    ({ entry: e }) => e.from < last && (first < e.until || first === e.from) && range.from < last,
  );
  // What began before the week is shaded in its strip; a line tells it once, in the week in which it begins.
  const told = inWeek.filter(({ entry: e }) => e.from >= first || first <= range.from);
  const shown = told.length > LINES ? told.slice(0, LINES - 1) : told;
  const parts = days.flatMap((day, i) => cell(day, i, inWeek, y));
  let at = y + STRIP + 30;
  for (const { entry, what } of shown) {
    parts.push(
      mark(kindOf(entry), EDGE, at - 8),
      text(EDGE + 32, at, moment(entry, zone, first), { size: 22, colour: COLOURS.quiet }),
    );
    parts.push(text(EDGE + WHEN, at, what, { size: 22, width: WIDTH - 2 * EDGE - WHEN }));
    at += LINE;
  }
  const left = told.length - shown.length;
  if (left > 0) {
    parts.push(text(EDGE + 32, at, `and ${left} more`, { size: 22, colour: COLOURS.quiet }));
    at += LINE;
  }
  return { parts, bottom: at + (told.length > 0 ? 0 : -16) };
}

function cell(day: Day, i: number, rows: Row[], y: number): string[] {
  const x = EDGE + i * CELL;
  const here = rows.filter(({ entry: e }) => e.from < day.until && (day.from < e.until || e.from === day.from));
  const frozen = day.inside && here.some(({ entry }) => 'freeze' in entry);
  const marks = day.inside ? [...new Set(here.map(({ entry }) => kindOf(entry)))].filter((k) => k !== 'freeze') : [];
  const label = day.day === 1 ? `${day.day} ${MONTHS[day.month]}` : `${DAYS[i]} ${day.day}`;
  const border = day.today ? `stroke="${COLOURS.ink}" stroke-width="4"` : `stroke="${COLOURS.line}" stroke-width="1"`;
  return [
    rect(x + 1, y, CELL - 2, STRIP, frozen ? 'url(#frozen)' : COLOURS.paper, border),
    frozen ? rect(x + 5, y + 4, CELL - 10, 28, COLOURS.paper) : '',
    text(x + CELL / 2, y + 26, label, {
      size: 19,
      colour: day.inside ? COLOURS.ink : COLOURS.faint,
      anchor: 'middle',
      bold: day.today,
      width: CELL,
    }),
    ...marks.flatMap((kind, n) => {
      const left = x + CELL / 2 - marks.length * 13 + n * 26 + 3;
      return [frozen ? rect(left - 3, y + 39, 26, 28, COLOURS.paper) : '', mark(kind, left, y + 53)];
    }),
  ];
}

function legend(kinds: Kind[], y: number): string[] {
  const words: Record<Kind, string> = { release: 'release', freeze: 'frozen', train: 'train', deadline: 'due' };
  return kinds.flatMap((kind, i) => [
    mark(kind, EDGE + i * 160, y - 7),
    text(EDGE + 30 + i * 160, y, words[kind], { size: 20, colour: COLOURS.quiet }),
  ]);
}

export const kindOf = (e: Entry): Kind =>
  'release' in e ? 'release' : 'freeze' in e ? 'freeze' : 'train' in e ? 'train' : 'deadline';

/** "Wed 4 15:00"; what began before the week says until when it lasts. */
function moment(e: Entry, zone: string, monday: string): string {
  const began = e.from >= monday;
  const { weekday, day, hour, minute } = wallAt(zone, Date.parse(began ? e.from : e.until));
  const two = (n: number) => String(n).padStart(2, '0');
  return began
    ? `${DAYS[(weekday + 6) % 7]} ${day} ${two(hour)}:${two(minute)}`
    : `to ${DAYS[(weekday + 6) % 7]} ${day}`;
}

/** The Mondays (ms, midnight in the zone) of all weeks that a range touches. */
function mondays({ from, until }: { from: string; until: string }, zone: string): number[] {
  const { year, month, day, weekday } = wallAt(zone, Date.parse(from));
  const first = day - ((weekday + 6) % 7);
  const all: number[] = [];
  for (let week = 0; week < 7; week++) {
    const at = instantAt(zone, year, month, first + 7 * week);
    if (at >= Date.parse(until)) break;
    all.push(at);
  }
  return all;
}

function dayAt(monday: number, i: number, zone: string, range: { from: string; until: string }, now: string): Day {
  const { year, month, day } = wallAt(zone, monday + 12 * 3_600_000);
  const iso = (n: number) => new Date(instantAt(zone, year, month, day + n)).toISOString();
  const [from, until] = [iso(i), iso(i + 1)];
  const there = wallAt(zone, Date.parse(from));
  return {
    from,
    until,
    day: there.day,
    month: there.month,
    inside: from < range.until && range.from < until,
    today: from <= now && now < until,
  };
}
