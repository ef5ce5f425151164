import { messageOf } from '../thrown/words.ts';
import { readCron } from './cron.ts';
import { DAY_MS, HOUR_MS, instantAfter, instantOf } from './instants.ts';
import { afterCron, betweenCrons, fromDate, type StretchSource, wholeIn } from './stretches.ts';
import { isZone } from './wall.ts';

export const EVERY = ['day', 'week', '2 weeks', 'month', 'year'] as const;

/**
 * When something comes again, in wall-clock time of `zone` (IANA): from each time of a 5-field cron for so many elapsed hours, from each time
 * of one cron to the next of another, or from a date (`2026-11-27T18:00`) for so many elapsed hours, once or every so often. A month or year
 * without that day is left out, as in iCalendar (RFC 5545, 3.3.10). `unknown`: why nobody can say when.
 */
export type Recurrence = { zone: string } & (
  | { start: string; hours: number }
  | { start: string; end: string }
  | { from: string; hours: number; every?: (typeof EVERY)[number] }
  | { unknown: string }
);

/** UTC ISO, half-open: [from, until). */
export type Span = { from: string; until: string };

/** What is read beside what was asked for, before and after it: less of what comes all the time. */
const AROUND = { seldom: [10 * DAY_MS, 40 * DAY_MS], often: [DAY_MS, DAY_MS] } as const;
const OFTEN_A_DAY = 24;
/** More than this is not remembered in one piece. */
const LONGEST_MS = 500 * DAY_MS;
const MOST_SPANS = 5000;

/** A stretch, with its span once somebody asked for it: writing instants takes longer than finding them. */
type Piece = { from: number; until: number; span?: Span };
type Known = { from: number; until: number; pieces: Piece[] } | { trouble: string };

/** What was asked for is kept, with some room around it. */
const known = new WeakMap<Recurrence, Known>();

/** The stretches that touch [from, until), UTC ISO, in order; those that overlap or touch are one. None, when it can't be reckoned: see `troubleOf`. */
export function spansIn(recurrence: Recurrence, from: string, until: string): Span[] {
  const [low, high] = [Date.parse(from), Date.parse(until)];
  const found = remembered(recurrence, low, high);
  if ('trouble' in found) return [];
  return found.pieces.filter((p) => p.from < high && low < p.until).map(spanOf);
}

/**
 * Why a recurrence can't be reckoned, for people: a zone that this machine does not know, a cron that nobody can read. What hangs on it is then
 * closed, as far as its scope goes, and everything else goes on.
 */
export function troubleOf(recurrence: Recurrence): string | undefined {
  const found = known.get(recurrence) ?? reckoned(recurrence, { from: 0, until: 0 });
  return 'trouble' in found ? found.trouble : undefined;
}

const answered = new WeakMap<Recurrence, { from: string; until: string; span: Span | undefined }>();

/** The stretch that holds an instant (UTC ISO), for who asks for now again and again: one answer until something begins or ends. */
export function spanAt(recurrence: Recurrence, now: string): Span | undefined {
  const before = answered.get(recurrence);
  if (before && before.from <= now && now < before.until) return before.span;
  const week = instantAfter(now, 7 * DAY_MS);
  const [next] = spansIn(recurrence, now, week);
  const span = next && next.from <= now ? next : undefined;
  answered.set(recurrence, { from: now, until: span?.until ?? next?.from ?? week, span });
  return span;
}

function spanOf(piece: Piece): Span {
  piece.span ??= { from: instantOf(piece.from), until: instantOf(piece.until) };
  return piece.span;
}

function remembered(recurrence: Recurrence, from: number, until: number): Known {
  const before = known.get(recurrence);
  if (before && ('trouble' in before || (before.from <= from && until <= before.until))) return before;
  const [behind, ahead] = AROUND[comesOften(recurrence) ? 'often' : 'seldom'];
  const wide = { from: from - behind, until: until + ahead };
  const both = before && { from: Math.min(before.from, wide.from), until: Math.max(before.until, wide.until) };
  const grows = both && both.until - both.from < LONGEST_MS && before.pieces.length < MOST_SPANS;
  const found = reckoned(recurrence, grows ? both : wide);
  known.set(recurrence, found);
  return found;
}

function comesOften(r: Recurrence): boolean {
  try {
    return 'start' in r && readCron(r.start).minutes.length > OFTEN_A_DAY;
  } catch {
    return false;
  }
}

function reckoned(recurrence: Recurrence, { from, until }: { from: number; until: number }): Known {
  try {
    if (!isZone(recurrence.zone)) throw new Error(`the time zone ${recurrence.zone} is not known here`);
    return { from, until, pieces: wholeIn(sourceOf(recurrence), from, until) };
  } catch (error) {
    return { trouble: messageOf(error) };
  }
}

function sourceOf(r: Recurrence): StretchSource {
  if ('unknown' in r) throw new Error(r.unknown);
  if ('from' in r) return fromDate(r.from, r.zone, r.hours * HOUR_MS, r.every && STEPS[r.every]);
  const start = readCron(r.start);
  if ('end' in r && r.start.trim() === r.end.trim()) throw new Error('it ends when it begins');
  return 'end' in r ? betweenCrons(start, readCron(r.end), r.zone) : afterCron(start, r.zone, r.hours * HOUR_MS);
}

const STEPS = {
  day: { years: 0, months: 0, days: 1, atMostMs: DAY_MS },
  week: { years: 0, months: 0, days: 7, atMostMs: 7 * DAY_MS },
  '2 weeks': { years: 0, months: 0, days: 14, atMostMs: 14 * DAY_MS },
  month: { years: 0, months: 1, days: 0, atMostMs: 31 * DAY_MS },
  year: { years: 1, months: 0, days: 0, atMostMs: 366 * DAY_MS },
};
