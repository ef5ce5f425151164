import { type Day, type DaysShown, daysInto, touches } from './calendar-days.ts';
import { type DrawnRow, kindOf, markOf, mostUrgent, spanOf } from './calendar-row.ts';
import { COLOURS, FILLS, rect, text, WIDTH } from './svg.ts';

export const EDGE = 24;
const CELL = (WIDTH - 2 * EDGE) / 7;
const LABEL = 34;
const MARKS = 36;
/** Freezes at the same time lie below each other, the last ones in one lane. */
const LANES = 3;
/** A day's marks, or all but one and how many more there are. */
const MARKS_A_DAY = 3;

/** A week's seven days: their names, freezes and closed windows as bars over the hours they cover, and the marks of each day. */
export function strip(days: Day[], rows: DrawnRow[], y: number): { parts: string[]; height: number } {
  const bars = barsOf(days, rows.filter(spanOf));
  const lanes = Math.max(0, ...bars.map((bar) => bar.lane + 1));
  const tall = lanes === 1 ? 22 : 16;
  const height = LABEL + lanes * (tall + 3) + MARKS;
  const others = rows.filter((row) => !spanOf(row));
  const of = (day: Day) => (day.inside ? others.filter(({ entry }) => touches(entry, day)) : []);
  const outlined = days.map((day, i) => outline(day, i, y, height));
  return {
    height,
    parts: [
      ...days.map((day, i) => cell(day, i, y, height)),
      ...bars.map((bar) => drawn(bar, y + LABEL + bar.lane * (tall + 3), tall)),
      // Over the bars, so that a bar does not hide where a day ends; today's last, so that no other covers it.
      ...outlined,
      ...outlined.filter((_, i) => days[i]?.today),
      ...days.flatMap((day, i) => marksOf(of(day), i, y + height - MARKS / 2)),
    ],
  };
}

type Bar = { from: number; until: number; lane: number; fill: keyof typeof FILLS };

/** What lasts, cut to the days that are shown, in days since Monday. */
function barsOf(days: Day[], freezes: DrawnRow[]): Bar[] {
  const shown: DaysShown = {
    from: days.find((day) => day.inside)?.from ?? '',
    until: days.findLast((day) => day.inside)?.until ?? '',
  };
  const ends: string[] = [];
  const bars = freezes
    .filter(({ entry }) => touches(entry, shown))
    .map((row): Bar => {
      const { from, until } = row.entry;
      const free = ends.findIndex((end) => end <= from);
      const lane = free >= 0 ? free : Math.min(ends.length, LANES - 1);
      ends[lane] = max(ends[lane] ?? '', until);
      return {
        from: daysInto(days, max(from, shown.from)),
        until: daysInto(days, until < shown.until ? until : shown.until),
        lane,
        fill: fillOf(row),
      };
    });
  // In a lane that is shared, what weighs less hides no other.
  return bars.sort((a, b) => WEIGHT.indexOf(a.fill) - WEIGHT.indexOf(b.fill));
}

const WEIGHT = ['closed', 'soft', 'freeze'] as const satisfies readonly (keyof typeof FILLS)[];
const fillOf = (row: DrawnRow) => WEIGHT.find((kind) => kind === kindOf(row)) ?? 'freeze';

function drawn({ from, until, fill }: Bar, y: number, tall: number): string {
  const wide = Math.max((until - from) * CELL, 3);
  const border = `stroke="${FILLS[fill].border}" stroke-width="2"`;
  return rect(round(EDGE + from * CELL), y, round(wide), tall, FILLS[fill].fill, border);
}

const max = (a: string, b: string) => (a < b ? b : a);
const round = (n: number) => Math.round(n * 100) / 100;

const cell = (day: Day, i: number, y: number, height: number) =>
  [
    day.today ? rect(EDGE + i * CELL + 1, y, CELL - 2, height, COLOURS.today) : '',
    text(EDGE + (i + 0.5) * CELL, y + 25, day.label, {
      size: 20,
      colour: day.inside ? COLOURS.ink : COLOURS.faint,
      anchor: 'middle',
      bold: day.today,
      width: CELL,
    }),
  ].join('');

const outline = (day: Day, i: number, y: number, height: number) =>
  rect(
    round(EDGE + i * CELL),
    y,
    round(CELL),
    height,
    'none',
    day.today ? `stroke="${COLOURS.ink}" stroke-width="3"` : `stroke="${COLOURS.line}" stroke-width="1.5"`,
  );

function marksOf(rows: DrawnRow[], i: number, y: number): string[] {
  const most = rows.length > MARKS_A_DAY ? MARKS_A_DAY - 1 : MARKS_A_DAY;
  const shown = mostUrgent(rows).slice(0, most);
  const left = rows.length - shown.length;
  const wide = shown.length * 28 + (left > 0 ? 36 : 0);
  const x = round(EDGE + (i + 0.5) * CELL - wide / 2 + 4);
  return [
    ...shown.map((row, n) => markOf(row, x + n * 28, y)),
    left > 0 ? text(x + shown.length * 28, y + 7, `+${left}`, { size: 19 }) : '',
  ];
}
