import { clockChanges, type DaysShown, dates, touches, weeksOf } from './calendar-days.ts';
import { lines } from './calendar-lines.ts';
import { type DrawnRow, isClosed, markOf, signOf } from './calendar-row.ts';
import { EDGE, strip } from './calendar-strip.ts';
import { COLOURS, drawing, text, WIDTH, widthOf } from './svg.ts';

export type { DrawnRow } from './calendar-row.ts';

/** Weeks from Monday, each a strip of days with its entries below, in a zone that the picture names. Times are UTC ISO, rows the soonest first. */
export function calendarPicture(title: string, range: DaysShown, rows: DrawnRow[], zone: string, now: string): string {
  const parts = [text(EDGE, 46, `${title}: ${dates(range, zone)}`, { size: 28, bold: true, width: WIDTH - 2 * EDGE })];
  let y = 80;
  for (const line of [`Times in ${zone}`, ...clockChanges(range, zone).map((change) => `Clocks change: ${change}`)]) {
    parts.push(text(EDGE, y, line, { size: 20, colour: COLOURS.quiet, width: WIDTH - 2 * EDGE }));
    y += 28;
  }
  const weeks = weeksOf(range, zone, now);
  const known = new Set<string>();
  // Deploy windows come again every week: they are drawn each time, and told once.
  const isNew = (row: DrawnRow) => windowsOf(row) === '' || !known.has(windowsOf(row));
  for (const days of weeks) {
    const week = { from: days[0]?.from ?? '', until: days[6]?.until ?? '' };
    const inWeek = rows.filter(({ entry }) => touches(entry, week));
    const drawn = strip(days, inWeek, y);
    const told = lines(days, { range, zone, alone: weeks.length === 1 }, inWeek.filter(isNew), y + drawn.height + 31);
    for (const row of inWeek) known.add(windowsOf(row));
    parts.push(...drawn.parts, ...told.parts);
    y = told.bottom - 14;
  }
  const { parts: explained, bottom } = legend(rows, y + 22);
  return drawing(bottom, [...parts, ...explained]);
}

const windowsOf = (row: DrawnRow) => (isClosed(row) ? row.what : '');

/** Each mark with the words it stands beside in this picture. */
function legend(rows: DrawnRow[], y: number): { parts: string[]; bottom: number } {
  const parts: string[] = [];
  let [x, at] = [EDGE, y];
  for (const same of Map.groupBy(rows, signOf).values()) {
    const [first] = same;
    if (!first) continue;
    const words = [...new Set(same.map(({ word }) => word))].join(', ');
    const wide = 32 + widthOf(words, 20) + 20;
    if (x > EDGE && x + wide > WIDTH - EDGE) [x, at] = [EDGE, at + 32];
    parts.push(
      markOf(first, x, at - 7),
      text(x + 30, at, words, { size: 20, colour: COLOURS.quiet, width: WIDTH - EDGE - x - 30 }),
    );
    x += wide;
  }
  return { parts, bottom: rows.length > 0 ? at + 24 : y - 10 };
}
