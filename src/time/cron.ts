import { parse } from 'node-cron';
import { clocksOn } from './wall.ts';

/**
 * A cron of five fields, read as wall-clock times. node-cron reads what is written (names, lists, ranges, `L`, `15W`, `5L`, `5#2`); when each
 * time is there is reckoned here, by the rules of docs/time.md: no library that was tried keeps them at every change of clocks.
 */
export type Cron = {
  /** the minutes of the day, 0 to 1439, in order */
  minutes: readonly number[];
  /** some minute of every hour */
  everyHour: boolean;
  /** whether it fires on a day, counted since the epoch */
  isOn(day: number): boolean;
};

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A cron that names a day at all names one within these: 29 February may be eight years away. */
const FARTHEST_DAYS = 366 * 9;
const FIELDS = ['minute', 'hour', 'day', 'month', 'weekday'] as const;
const SIZES = [60, 24, 31, 12, 7];

const readOnes = new Map<string, Cron>();
const MOST = 1000;

/** Throws with what is wrong, for people. */
export function readCron(text: string): Cron {
  const known = readOnes.get(text);
  if (known) return known;
  if (readOnes.size >= MOST) readOnes.clear();
  const cron = read(text);
  readOnes.set(text, cron);
  return cron;
}

function read(text: string): Cron {
  const fields = text.trim().split(/\s+/, 6);
  if (fields.length !== FIELDS.length) throw new Error('it takes five fields');
  // "5/15" is "5-59/15": a start with a step, as other crons read it.
  const written = fields.map((field, i) =>
    field.replace(/(^|,)(\d{1,2})\/(?=\d)/g, (_, before, first) => `${before}${first}-${LAST[i]}/`),
  );
  for (const [i, field] of written.entries())
    for (const [, step] of field.matchAll(/\/(\d+)/g))
      if (Number(step) > (SIZES[i] ?? 0)) throw new Error(`a step of ${step} is more than a ${FIELDS[i]} can take`);
  const { minute, hour, dayOfMonth, month, dayOfWeek } = parse(written.join(' '));
  const minutes = [...new Set(hour.flatMap((h) => minute.map((m) => h * 60 + m)))].sort((a, b) => a - b);
  const isOpen = (field: string | undefined) => field === '*' || field === '?';
  const [anyDay, anyWeekday] = [isOpen(written[2]), isOpen(written[4])];
  return {
    minutes,
    everyHour: new Set(hour).size === 24,
    isOn(day) {
      const date = new Date(day * DAY_MS);
      if (!month.includes(date.getUTCMonth() + 1)) return false;
      const inMonth = anyDay || dayOfMonth.some((d) => isDay(d, date));
      const inWeek = anyWeekday || dayOfWeek.some((w) => isWeekday(w, date));
      // Where both are named, either is enough, as in every cron.
      return anyDay || anyWeekday ? inMonth && inWeek : inMonth || inWeek;
    },
  };
}

const LAST = [59, 23, 31, 12, 6];

const daysIn = (date: Date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();

/** `15`, the last (`L`), the third before the last (`L-3`), or the weekday next to one (`15W`, `LW`). */
function isDay(named: number | string, date: Date): boolean {
  const day = date.getUTCDate();
  if (typeof named === 'number') return named === day;
  const [, first, before, nearest] = /^(L|\d+)(?:-(\d+))?(W)?$/i.exec(named) ?? [];
  const last = daysIn(date);
  const target = first?.toUpperCase() === 'L' ? last - Number(before ?? 0) : Number(first);
  if (!nearest) return target === day;
  if (target > last) return false;
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), target)).getUTCDay();
  if (weekday === 6) return day === (target === 1 ? 3 : target - 1);
  if (weekday === 0) return day === (target === last ? target - 2 : target + 1);
  return day === target;
}

/** `5`, the last of the month (`5L`), or the second (`5#2`). */
function isWeekday(named: number | string, date: Date): boolean {
  const [weekday, day] = [date.getUTCDay(), date.getUTCDate()];
  if (typeof named === 'number') return named === weekday;
  if (Number.parseInt(named, 10) % 7 !== weekday) return false;
  return /L$/i.test(named) ? day + 7 > daysIn(date) : Math.ceil(day / 7) === Number(named.split('#')[1]);
}

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
