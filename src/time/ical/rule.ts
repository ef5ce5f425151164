import { RRuleTemporal } from 'rrule-temporal';
import { z } from 'zod';
import { messageOf } from '../../thrown/words.ts';
import { DAY_MS } from '../instants.ts';
import { type Moment, momentOf, type Zones } from './moment.ts';

/** What is looked through at most: a COUNT is counted from the beginning. */
const MOST_STEPS = 10_000;
const MOST_TRIED = 100_000;

const Parts = z.looseObject({
  freq: z.string(),
  until: z.string().optional(),
  interval: z.number().optional(),
  count: z.number().optional(),
});
/** What others add begins with X-, and means nothing to us (RFC 5545, 3.3.10, and RFC 7529). */
const KNOWN =
  /^(freq|count|interval|wkst|rscale|skip|by(second|minute|hour|day|monthday|yearday|weekno|month|setpos)|x-.*)$/i;
/** What is counted from 1, or from the end. */
const COUNTS = /^(count|by(monthday|yearday|weekno))$/i;
const NEVER_SEEN = /^(MINUTELY|SECONDLY)$/;
const MOST_INTERVAL = 100_000;

/** When a series comes again, by the wall clock: the beginnings (ms as if they were UTC) in [from, until]. */
export type Recurring = (from: number, until: number) => number[];

/** A recurrence rule as jCal writes it, from its first time. Throws with a line for people. RFC 5545, 3.3.10 */
export function ruleOf(written: unknown, first: Moment, zones: Zones): Recurring {
  const parts = Parts.safeParse(written);
  if (!parts.success) throw new Error('has a rule that nobody can read');
  const { until, ...kept } = parts.data;
  const frequency = kept.freq.toUpperCase();
  if (NEVER_SEEN.test(frequency) || (frequency === 'HOURLY' && first.isDate))
    throw new Error(`comes again too often to be read (FREQ=${frequency}): once an hour at most, a day once a day`);
  const last = until === undefined ? Infinity : lastOf(until, first, zones);
  const unknown = Object.keys(kept).find((part) => !KNOWN.test(part));
  if (unknown) throw new Error(`has a rule with a part that is not known (${unknown.toUpperCase().slice(0, 40)})`);
  const none = Object.entries(kept).find(
    ([part, value]) => COUNTS.test(part) && [value].flat().some((n) => Number(n) === 0),
  );
  if (none || (kept.count ?? 1) < 1)
    throw new Error(
      `has a rule that says ${(none?.[0] ?? 'count').toUpperCase()}=${none ? 0 : kept.count}, which never comes`,
    );
  const odd = oddlyMixed(kept);
  if (odd) throw new Error(`has a rule that says ${odd}, which is read in different ways: write it as two`);
  const rare = rareDay(kept);
  if (rare) throw new Error(`has a rule that says BYDAY=${rare}, which most years have not: write its days themselves`);
  const text = Object.entries(kept).map(([part, value]) => `${part.toUpperCase()}=${writtenAs(part, value)}`);
  // A step of centuries comes once, and the library can't count that far.
  if (kept.interval !== undefined && kept.interval > MOST_INTERVAL)
    return (from, to) => [first.wall].filter((at) => from <= at && at <= Math.min(to, last));
  const rule = opened(text.join(';'), first);
  // Days are read in pieces: what comes too often is refused before it is all made.
  return (from, to) => (from > Math.min(to, last) ? [] : occurrences(rule, from, Math.min(to, last)));
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** jCal has weekdays of BYDAY by name, but that of WKST by its number, from 1 for Sunday. */
const writtenAs = (part: string, value: unknown) => (part === 'wkst' && WEEKDAYS[Number(value) - 1]) || String(value);

/** What limits what in these is read otherwise by each library that was tried, and as RFC 5545 has it by none. */
function oddlyMixed(parts: Record<string, unknown>): string | undefined {
  const has = (...names: string[]) => names.every((name) => parts[name] !== undefined);
  if (has('byyearday', 'byday')) return 'BYYEARDAY and BYDAY';
  if (has('byyearday', 'bymonthday')) return 'BYYEARDAY and BYMONTHDAY';
  if (has('byweekno', 'bymonthday')) return 'BYWEEKNO and BYMONTHDAY';
  const isCounted = [parts.byday].flat().some((day) => /\d/.test(String(day)));
  return has('byday', 'bymonthday') && !has('bymonth') && isCounted && /^yearly$/i.test(String(parts.freq))
    ? `BYDAY=${String(parts.byday).slice(0, 40)} and BYMONTHDAY`
    : undefined;
}

/** The 53rd of a weekday in a year: the library takes it from the next year where there is none. */
function rareDay({ freq, bymonth, byday }: Record<string, unknown>): string | undefined {
  if (!/^yearly$/i.test(String(freq)) || bymonth !== undefined) return undefined;
  return [byday]
    .flat()
    .map(String)
    .find((day) => /^[+-]?53\D/.test(day));
}

function opened(text: string, first: Moment): RRuleTemporal {
  const start = new Date(first.wall).toISOString().replace(/[-:]|\.\d+/g, '');
  try {
    return new RRuleTemporal({
      rruleString: `DTSTART:${start}\nRRULE:${text}`,
      strict: true,
      maxIterations: MOST_STEPS,
      maxCandidateEvaluations: MOST_TRIED,
    });
  } catch (error) {
    throw new Error(`has a rule that can't be read (${text.slice(0, 80)}: ${worded(error)})`);
  }
}

function occurrences(rule: RRuleTemporal, from: number, until: number): number[] {
  try {
    return rule.between(new Date(from), new Date(until), true).map((at) => at.epochMilliseconds);
  } catch (error) {
    throw new Error(`has a rule that comes too often, or takes too long to be counted (${worded(error)})`);
  }
}

const worded = (error: unknown) => messageOf(error).slice(0, 100);

/** The last wall-clock time that an UNTIL allows: it is an instant for a series of times, or a day, which counts to its end. */
function lastOf(until: string, first: Moment, zones: Zones): number {
  const end = momentOf(until, undefined, zones);
  if (end.isDate) return end.wall + DAY_MS - 1;
  if (first.isDate || end.zone.name !== 'UTC' || first.zone.name === 'UTC') return end.wall;
  return first.zone.wall(end.wall);
}
