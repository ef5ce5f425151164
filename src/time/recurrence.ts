import { CronExpressionParser } from 'cron-parser';
import { instantAt } from './wall.ts';

export const EVERY = ['day', 'week', '2 weeks', 'month', 'year'] as const;

/**
 * When something comes again, in wall-clock time of `zone` (IANA): from each time of a 5-field cron for so many elapsed hours, from each time
 * of one cron to the next of another, or from a date (`2026-11-27T18:00`) for so many elapsed hours, once or every so often. A month or year
 * without that day is left out, as in iCalendar (RFC 5545, 3.3.10).
 */
export type Recurrence = { zone: string } & (
  | { start: string; hours: number }
  | { start: string; end: string }
  | { from: string; hours: number; every?: (typeof EVERY)[number] }
);

/** UTC ISO, half-open: [from, until). */
export type Span = { from: string; until: string };

type Stretch = { from: number; until: number };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const BEFORE_MS = 10 * DAY_MS;
const AFTER_MS = 40 * DAY_MS;
/** More than this is not remembered in one piece. */
const LONGEST_MS = 500 * DAY_MS;

/** Reading a cron is a thousand times dearer than looking through what was read: what was asked for is kept, with some room around it. */
const read = new WeakMap<Recurrence, Known>();
type Known = Stretch & { spans: Span[] };

/** The stretches that touch [from, until), UTC ISO, in order; those that overlap or touch are one. */
export function spansIn(recurrence: Recurrence, from: string, until: string): Span[] {
  const asked = { from: Date.parse(from), until: Date.parse(until) };
  const known = read.get(recurrence);
  const covered = known && known.from + BEFORE_MS / 2 <= asked.from && asked.until <= known.until - AFTER_MS / 2;
  const { spans } = covered ? known : remember(recurrence, asked, known);
  return spans.filter((s) => s.from < until && from < s.until);
}

const answered = new WeakMap<Recurrence, { from: string; until: string; span: Span | undefined }>();

/** The stretch that holds an instant (UTC ISO), for who asks for now again and again: one answer until something begins or ends. */
export function spanAt(recurrence: Recurrence, now: string): Span | undefined {
  const before = answered.get(recurrence);
  if (before && before.from <= now && now < before.until) return before.span;
  const week = new Date(Date.parse(now) + 7 * DAY_MS).toISOString();
  const [next] = spansIn(recurrence, now, week);
  const span = next && next.from <= now ? next : undefined;
  answered.set(recurrence, { from: now, until: span?.until ?? next?.from ?? week, span });
  return span;
}

function remember(recurrence: Recurrence, asked: Stretch, known: Known | undefined): Known {
  const wide = { from: asked.from - BEFORE_MS, until: asked.until + AFTER_MS };
  const both = known && { from: Math.min(known.from, wide.from), until: Math.max(known.until, wide.until) };
  const grows = both && both.until - both.from < LONGEST_MS;
  // Only what is new is read: before what is known, and after it.
  const stretches = grows
    ? [
        ...(both.from < known.from ? stretchesOf(recurrence, { from: both.from, until: known.from }) : []),
        ...known.spans.map((s) => ({ from: Date.parse(s.from), until: Date.parse(s.until) })),
        ...(known.until < both.until ? stretchesOf(recurrence, { from: known.until, until: both.until }) : []),
      ]
    : stretchesOf(recurrence, wide);
  const spans = merged(stretches).map((s) => ({
    from: new Date(s.from).toISOString(),
    until: new Date(s.until).toISOString(),
  }));
  const kept = { ...(grows ? both : wide), spans };
  read.set(recurrence, kept);
  return kept;
}

function stretchesOf(r: Recurrence, within: Stretch): Stretch[] {
  if ('from' in r) return dated(r, within);
  return 'end' in r ? betweenCrons(r, within) : afterCron(r, within);
}

function afterCron(r: { start: string; hours: number; zone: string }, { from, until }: Stretch): Stretch[] {
  const length = r.hours * HOUR_MS;
  return timesOf(r.start, r.zone, from - length, until).map((at) => ({ from: at, until: at + length }));
}

/** Frozen when the last time of `start` is later than the last time of `end`. */
function betweenCrons(r: { start: string; end: string; zone: string }, { from, until }: Stretch): Stretch[] {
  const before = CronExpressionParser.parse(r.start, { tz: r.zone, currentDate: new Date(from) })
    .prev()
    .getTime();
  return timesOf(r.start, r.zone, before - 1, until).map((at) => ({
    from: at,
    until: CronExpressionParser.parse(r.end, { tz: r.zone, currentDate: new Date(at) })
      .next()
      .getTime(),
  }));
}

/** The times in (after, before) that a cron names, ms. */
function timesOf(cron: string, zone: string, after: number, before: number): number[] {
  const times: number[] = [];
  const next = CronExpressionParser.parse(cron, { tz: zone, currentDate: new Date(after) });
  for (let at = next.next().getTime(); at < before; at = next.next().getTime()) times.push(at);
  return times;
}

function dated(r: Extract<Recurrence, { from: string }>, within: Stretch): Stretch[] {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = r.from.split(/\D/).map(Number);
  const length = r.hours * HOUR_MS;
  const stretches: Stretch[] = [];
  const step = STEPS[r.every ?? 'year'];
  const first = Date.UTC(year, month - 1, day, hour, minute);
  // A little earlier than the first that can touch, and never before the date itself.
  const skipped = r.every ? Math.max(0, Math.floor((within.from - length - first) / step.atMostMs) - 1) : 0;
  for (let n = skipped; ; n++) {
    const [years, months, days] = [year + n * step.years, month - 1 + n * step.months, day + n * step.days];
    const at = instantAt(r.zone, years, months, days, hour, minute);
    if (at >= within.until) return stretches;
    const there = step.days > 0 || new Date(Date.UTC(years, months, days)).getUTCDate() === day;
    if (there && at + length > within.from) stretches.push({ from: at, until: at + length });
    if (!r.every) return stretches;
  }
}

const STEPS = {
  day: { years: 0, months: 0, days: 1, atMostMs: DAY_MS },
  week: { years: 0, months: 0, days: 7, atMostMs: 7 * DAY_MS },
  '2 weeks': { years: 0, months: 0, days: 14, atMostMs: 14 * DAY_MS },
  month: { years: 0, months: 1, days: 0, atMostMs: 31 * DAY_MS },
  year: { years: 1, months: 0, days: 0, atMostMs: 366 * DAY_MS },
};

function merged(stretches: Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const { from, until } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else all.push({ from, until });
  }
  return all;
}
