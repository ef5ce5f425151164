import { toErrand } from '../door/stored.ts';
import type { NewErrand } from '../store/store.ts';
import { readCron } from '../time/cron.ts';
import { lastFire, nextFire } from '../time/fires.ts';
import { DAY_MS, HOUR_MS, instantAfter, instantOf } from '../time/instants.ts';

/** When the digests of an audience are due: `cron` (5 fields) is read as wall-clock time in `zone`. */
type Schedule = { cron: string; zone: string };

/** The next digest of an audience as an errand, or none. Its key makes it unique for its moment. `since`: up to when the one before told. */
export function digestErrands(
  audience: string,
  channel: string,
  digest: Schedule,
  after: string,
  since?: string,
): NewErrand[] {
  const dueAt = nextOccurrence(digest.cron, digest.zone, after);
  if (dueAt === undefined) return [];
  const errand = toErrand({
    key: `digest/${audience}/${dueAt}`,
    mode: 'once',
    lane: `digest/${audience}/${channel}`,
    dueAt,
    intent: { kind: 'digest', audience, dueAt, ...(since && { since }) },
  });
  return [errand];
}

/** The first moment after `after` (UTC ISO) that a cron names in an IANA zone, as UTC ISO; undefined if there is none within nine years. */
export function nextOccurrence(cron: string, zone: string, after: string): string | undefined {
  const next = nextFire(readCron(cron), zone, Date.parse(after));
  return next === undefined ? undefined : instantOf(next);
}

/** The moment before one (UTC ISO) at which a digest was due: what was over since then, it tells. */
export const dueBefore = ({ cron, zone }: Schedule, dueAt: string): string => {
  const last = lastFire(readCron(cron), zone, Date.parse(dueAt) - 1);
  return last === undefined ? dueAt : instantOf(last);
};

/** Up to when a digest tells what is over, UTC ISO: a late one up to when the last that was due by now would have. What comes after that, the next one tells. */
export const toldUpTo = ({ cron, zone }: Schedule, dueAt: string, now: string): string => {
  const last = lastFire(readCron(cron), zone, Date.parse(now));
  return last === undefined || last < Date.parse(dueAt) ? dueAt : instantOf(last);
};

/**
 * From when the next digest tells, after one that nobody got: what that would have told, but of so many refused one after the other no more than of one, or of
 * a month. `before`: from when it would have told; UTC ISO.
 */
export function carriedFrom(schedule: Schedule, dueAt: string, now: string, before?: string): string {
  const due = dueBefore(schedule, dueAt);
  const month = instantAfter(now, -MONTH_DAYS * DAY_MS);
  const earliest = due < month ? due : month;
  const from = before ?? due;
  return from < earliest ? earliest : from;
}
const MONTH_DAYS = 31;

/** A digest that comes every week tells of the week; another one says since when it tells. `from`, `until`: UTC ISO. */
export const isOfAWeek = (from: string, until: string) => {
  const hours = (Date.parse(until) - Date.parse(from)) / HOUR_MS;
  return Math.abs(hours - 7 * 24) <= LONGEST_CHANGE_HOURS;
};
/** So much longer or shorter is a week in which clocks change. */
const LONGEST_CHANGE_HOURS = 2;

/** An instant of each month from one to another, both UTC ISO. */
export function monthsFrom(from: string, until: string): string[] {
  const months = [until];
  for (let at = from; at < until; at = instantAfter(at, 28 * DAY_MS)) months.push(at);
  return months;
}
