import { keyOf } from '../domain/freeze/frozen-span.ts';
import { type Day, type DaysShown, moment, touches, whichOf } from './calendar-days.ts';
import { type DrawnRow, markOf, mostUrgent, spanOf } from './calendar-row.ts';
import { EDGE } from './calendar-strip.ts';
import { COLOURS, inLines, led, text, WIDTH, widthOf, wrapped } from './svg.ts';

const SIZE = 22;
const LINE = 34;
const NEXT = 28;
const MARK = EDGE + 158;
const WORDS = MARK + 29;
const ROOM = WIDTH - EDGE - WORDS;
/** Releases, trains and deadlines that are told one by one, in a week alone and in each of several; more are counted by their states. */
const MOST = { alone: 14, amongOthers: 7 };
/** Freezes are all told, unless there are more of them than anybody reads: each is drawn even then. */
const MOST_FREEZES = 40;
/** So many times a week the same freeze is told once, with how often it comes; each time is drawn. */
const OFTEN = 4;

/** What a week tells below its strip: each freeze, then releases, trains and deadlines, in the order of time. `alone`: no other week is shown. */
export function lines(
  days: Day[],
  shown: { range: DaysShown; zone: string; alone: boolean },
  rows: DrawnRow[],
  y: number,
) {
  const told = toldIn(days, shown.range, rows);
  const freezes = oftenOnce(told.filter(spanOf));
  const others = fold(
    told.filter((row) => !spanOf(row)),
    shown.alone ? MOST.alone : MOST.amongOthers,
  );
  const parts: string[] = [];
  let at = y;
  for (const { row, times } of [...freezes.slice(0, MOST_FREEZES), ...others.told]) {
    const one = line(row, times, days[0]?.from ?? '', shown.zone, at);
    parts.push(...one.parts);
    at = one.bottom;
  }
  const unnamed = freezes.length - MOST_FREEZES;
  for (const said of [
    ...(unnamed > 0 ? [`and ${unnamed} freezes more, drawn above`] : []),
    ...counted(others.folded),
  ]) {
    parts.push(text(WORDS, at, said, { size: SIZE, colour: COLOURS.quiet }));
    at += LINE;
  }
  return { parts, bottom: at };
}

/** "Wed 4 15:00 ✕ Failed api 4.2 → production": on one line, or with what it is about on the next two. */
function line(
  row: DrawnRow,
  times: number,
  monday: string,
  zone: string,
  y: number,
): { parts: string[]; bottom: number } {
  const { lead, what } = wordsOf(row, times, zone);
  const began = row.entry.from >= monday;
  const fits = widthOf(lead, SIZE, true) + widthOf(` ${what}`, SIZE) <= ROOM;
  const below = fits ? [] : wrapped(what, 2, ROOM, SIZE);
  return {
    parts: [
      text(EDGE, y, began ? moment(row.entry.from, zone) : 'goes on', { size: 21, colour: COLOURS.quiet }),
      markOf(row, MARK, y - 8),
      led(WORDS, y, lead, fits ? what : '', SIZE),
      ...below.map((said, n) => text(WORDS, y + (n + 1) * NEXT, said, { size: SIZE })),
    ],
    bottom: y + LINE + below.length * NEXT,
  };
}

/** What begins in a week, and a freeze that goes on past its Monday: one that ends there is told by its end, on the line where it begins. */
function toldIn(days: Day[], range: DaysShown, rows: DrawnRow[]): DrawnRow[] {
  const [monday, sunday] = [days[0], days[6]];
  if (!monday || !sunday) return [];
  const week = { from: monday.from, until: sunday.until < range.until ? sunday.until : range.until };
  const isFirst = monday.from <= range.from;
  return rows
    .filter(({ entry }) => touches(entry, week))
    .filter((row) => isFirst || row.entry.from >= monday.from || (spanOf(row) && row.entry.until > monday.until));
}

function oftenOnce(freezes: DrawnRow[]): { row: DrawnRow; times: number }[] {
  const by = Map.groupBy(freezes, (row) => {
    const span = spanOf(row);
    return span ? `${keyOf(span)} ${row.what}` : '';
  });
  return [...by.values()]
    .flatMap((same) => {
      const [first] = same;
      return first && same.length >= OFTEN
        ? [{ row: first, times: same.length }]
        : same.map((row) => ({ row, times: 1 }));
    })
    .sort((a, b) => a.row.entry.from.localeCompare(b.row.entry.from));
}

function wordsOf(row: DrawnRow, times: number, zone: string): { lead: string; what: string } {
  const { entry, word, what } = row;
  const begins = whichOf(entry.from, zone);
  if (!spanOf(row)) return { lead: word, what: begins === '' ? what : `at the ${begins}: ${what}` };
  const ends = whichOf(entry.until, zone);
  const notes = [
    ...(begins === '' ? [] : [`from the ${begins}`]),
    ...(ends === '' ? [] : [`to the ${ends}`]),
    ...(times > 1 ? [`and ${times - 1} times more this week`] : []),
  ];
  return {
    lead: `${word} to ${moment(entry.until, zone, entry.from)}`,
    what: notes.length === 0 ? what : `${notes.join(', ')}: ${what}`,
  };
}

/** Trouble is folded last, the worst of it last of all. */
function fold(rows: DrawnRow[], most: number): { told: { row: DrawnRow; times: number }[]; folded: DrawnRow[] } {
  const kept = new Set(rows.length > most ? mostUrgent(rows).slice(0, most - 1) : rows);
  return {
    told: rows.filter((row) => kept.has(row)).map((row) => ({ row, times: 1 })),
    folded: rows.filter((row) => !kept.has(row)),
  };
}

/** "and 9 more: ○ 4 Planned, ● 5 Live" */
function counted(rows: DrawnRow[]): string[] {
  if (rows.length === 0) return [];
  const states = [...Map.groupBy(rows, ({ word }) => word)].map(([word, of], i, all) => {
    const sign = of[0]?.mark;
    return `${sign === undefined ? '' : `${sign} `}${of.length} ${word}${i < all.length - 1 ? ',' : ''}`;
  });
  return inLines([`and ${rows.length} more:`, ...states], ' ', ROOM, SIZE);
}
