import type { Cron } from './cron.ts';
import { instantsOn, lastFire, nextFire } from './fires.ts';
import { DAY_MS, MINUTE_MS } from './instants.ts';
import { overlap } from './overlap.ts';
import { clocksOn, instantAt } from './wall.ts';

/** Stretches of time, ms, half-open: those of a recurrence that may touch others, not merged and in no order. */
export type Stretch = { from: number; until: number };
/** Every stretch that touches [from, until), and perhaps some beside it. */
export type StretchSource = (from: number, until: number) => Stretch[];

/** What begins more often than every five minutes can't be shown in a calendar. */
export const MOST_A_DAY = 288;

/** From each time of a cron for so many ms. */
export function afterCron(cron: Cron, zone: string, length: number): StretchSource {
  // What one day amounts to, ms since its midnight: a cron of every minute is one piece, not 1,440.
  const pieces = merged(cron.minutes.map((m) => ({ from: m * MINUTE_MS, until: m * MINUTE_MS + length })));
  const ends = [cron.minutes[0] ?? 0, cron.minutes.at(-1) ?? 0];
  const unbroken = cron.everyHour && pieces.length === 1;
  const overnight = unbroken && (pieces[0]?.until ?? 0) >= DAY_MS + (ends[0] ?? 0) * MINUTE_MS;
  const onDay = (day: number): Stretch[] => {
    const { before, change } = clocksOn(zone, day);
    const midnight = day * DAY_MS - before;
    if (change === Infinity) return pieces.map((p) => ({ from: midnight + p.from, until: midnight + p.until }));
    if (!unbroken) return instantsOn(cron.minutes, zone, day).map((at) => ({ from: at, until: at + length }));
    // It never stops by the wall clock, so an hour that comes twice is no hole in it.
    const [first = 0, last = first] = instantsOn(ends, zone, day);
    const next = overnight && cron.isOn(day + 1) ? (instantsOn(ends, zone, day + 1)[0] ?? 0) : 0;
    return [{ from: first, until: Math.max(last + length, next) }];
  };
  return (from, until) =>
    daysOf(from - length, until)
      .filter(cron.isOn)
      .flatMap(onDay);
}

/** From each time of one cron to the next of another: frozen when the last start is later than the last end. */
export function betweenCrons(start: Cron, end: Cron, zone: string): StretchSource {
  return (from, until) => {
    const stretches: Stretch[] = [];
    const most = MOST_A_DAY * (2 + (until - from) / DAY_MS);
    for (let at = lastFire(end, zone, from) ?? from - DAY_MS; ; ) {
      const begin = nextFire(start, zone, at - 1);
      if (begin === undefined || begin >= until) return stretches;
      if (stretches.length > most) throw new Error(`it begins and ends more than ${MOST_A_DAY} times a day`);
      at = nextFire(end, zone, begin) ?? Infinity;
      stretches.push({ from: begin, until: at });
    }
  };
}

/** Years, months and days of a step; `atMostMs` is its longest. */
type Step = { years: number; months: number; days: number; atMostMs: number };

/** From a wall-clock time (`2026-11-27T18:00`) for so many ms, once or again at each step. */
export function fromDate(date: string, zone: string, length: number, step: Step | undefined): StretchSource {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = date.split(/\D/).map(Number);
  const first = Date.UTC(year, month - 1, day, hour, minute);
  return (from, until) => {
    if (!step) {
      const at = instantAt(zone, year, month - 1, day, hour, minute);
      return [{ from: at, until: at + length }];
    }
    const stretches: Stretch[] = [];
    // A little earlier than the first that can touch, and never before the date itself.
    for (let n = Math.max(0, Math.floor((from - length - first) / step.atMostMs) - 2); ; n++) {
      const [y, m, d] = [year + n * step.years, month - 1 + n * step.months, day + n * step.days];
      const at = instantAt(zone, y, m, d, hour, minute);
      if (!(at < until)) return stretches;
      const isThere = step.days > 0 || new Date(Date.UTC(y, m, d)).getUTCDate() === day;
      if (isThere) stretches.push({ from: at, until: at + length });
    }
  };
}

/** The days, counted since the epoch, on which something may begin in [from, until) anywhere on earth. */
function daysOf(from: number, until: number): number[] {
  const first = Math.floor(from / DAY_MS) - 2;
  return Array.from({ length: Math.max(0, Math.floor(until / DAY_MS) + 3 - first) }, (_, n) => first + n);
}

/** Those that overlap or touch are one; in order. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const { from, until } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else all.push({ from, until });
  }
  return all;
}

/**
 * The merged stretches that touch [from, until), each with its true beginning and end wherever these lie: the same however much is asked for.
 * One that has no end within a year or two is cut at a New Year.
 */
export function wholeIn(source: StretchSource, from: number, until: number): Stretch[] {
  const floor = Date.UTC(new Date(from).getUTCFullYear() - 1, 0);
  const ceiling = Date.UTC(new Date(until).getUTCFullYear() + 2, 0);
  for (let room = 2 * DAY_MS; ; room *= 16) {
    const [low, high] = [Math.max(from - room, floor), Math.min(until + room, ceiling)];
    const found = merged(source(low, high)).filter((s) => overlap(s, { from, until }));
    const [first, last] = [found[0], found.at(-1)];
    const isWhole = (!first || low < first.from || low === floor) && (!last || last.until < high || high === ceiling);
    if (isWhole) return found.map((s) => ({ from: Math.max(s.from, floor), until: Math.min(s.until, ceiling) }));
  }
}
