import { WORKING } from '../domain/calendar/hours.ts';
import { own } from '../domain/own.ts';
import {
  type ClearTime,
  laterThan,
  type Skipped,
  TIME_WORDS,
  type Time,
  type TimeSetting,
  type TypedWord,
  timeOf,
  timesIn,
  wordsIn,
} from '../time/typed/index.ts';
import type { Fault } from './fault.ts';
import type { ReadingContext } from './part.ts';
import type { Extent, Token } from './tokens.ts';
import { oneOfTwo, twoTimes } from './two-times.ts';

/** A time as it was typed, and what it means; no words when none was said. */
export type TypedTime = { said: string; time?: ClearTime };
export const NO_TIME: TypedTime = { said: '' };

/**
 * How a person's words for times are read: as wall-clock time in their zone (IANA), with the company's working hours and its days off there.
 * `untilDay`: what "until Friday" means; without it, it is asked.
 */
export const timeSetting = (
  { company, zone, now }: Pick<ReadingContext, 'company' | 'zone' | 'now'>,
  untilDay?: 'end of work' | 'past too' | 'moved',
): TimeSetting => ({
  now,
  zone,
  workingHours: company.workingHours ?? WORKING,
  holidays: own(company.holidays, zone) ?? {},
  ...(untilDay === 'past too' && { past: true }),
  ...(untilDay === 'end of work' && { untilDay }),
  ...(untilDay === 'moved' && { planned: 'not known yet' }),
});

const words = (tokens: readonly Token[]): TypedWord[] =>
  tokens.map(({ raw, from, comma }) => ({ text: comma ? `${raw},` : raw, at: from }));

/** Of “2h” the length, where something lasts: nothing of a working day ends at two in the night. “8h” may be either. */
export function lengthMeant(time: Time): Time {
  const readings = time.is === 'ambiguous' ? time.readings.map((r) => r.time) : [];
  return readings.find((t) => t.is === 'length' && laterThan(EPOCH, t.length, 'UTC') <= SIX_HOURS) ?? time;
}
const [EPOCH, SIX_HOURS] = ['1970-01-01T00:00:00.000Z', '1970-01-01T06:00:00.000Z'];

/** How a time is read where one is taken; `lasts`: what it is said of lasts. */
export type Timed = TimeSetting & { lasts?: boolean };

/** The time among tokens that are nothing else, and those that belong to none; or what is to be asked about it. */
export function timeIn(
  text: string,
  tokens: readonly Token[],
  { lasts, ...setting }: Timed,
): { left: readonly Token[]; when: TypedTime | Fault } {
  const found = timesIn(words(tokens), setting);
  const [first, second] = found;
  if (!first) return { left: tokens, when: NO_TIME };
  const time = lasts ? lengthMeant(first.time) : first.time;
  const said = first.said.replace(/["'`“”„‘’«»]/g, '').replace(/,$/, '');
  // A word between two times is named before they are: it may be why there are two.
  const left = tokens.filter((_, i) => !found.some((f) => f.from <= i && i < f.upTo));
  const places = tokens.slice(first.from, first.upTo);
  if (second) {
    const one = found.length === 2 ? oneOfTwo(first, second) : undefined;
    return { left, when: one ?? { why: twoTimes({ ...first, said }, second, setting.zone) } };
  }
  if (setting.planned) return { left, when: { said } };
  if (time.is === 'wrong') return { left, when: { why: time.why } };
  if (time.is !== 'ambiguous') return { left, when: { said, time } };
  const again = time.readings.map(({ typed }) => ({ label: typed, text: withTime(text, places, typed) }));
  return { left, when: { why: `“${said}” can mean more than one time. Which?`, again } };
}

/** The same sentence with other words for its time, where the first of them stands. */
export function withTime(text: string, places: readonly Extent[], time: string): string {
  let said = text;
  for (const [i, { from, to }] of [...places.entries()].reverse())
    said = said.slice(0, from) + (i === 0 ? time : '') + said.slice(to);
  return said.replace(/ {2,}/g, ' ').trim();
}

/** “until the first Monday of April 2026 at 9:00 New York time” */
const LONGEST = 12;

/** The longest time that begins at a token, if it is of a kind. */
export function timeAt<K extends Time['is']>(
  tokens: readonly Token[],
  from: number,
  context: ReadingContext,
  ...kinds: K[]
) {
  const [first] = timesIn(words(tokens.slice(from, from + LONGEST)), timeSetting(context));
  if (first?.from !== 0) return undefined;
  const { time, upTo: took } = first;
  const kind = kinds.find((k) => k === time.is);
  return kind && { time, took };
}

/** How many tokens a time takes that begins at one and says itself that it is one; 0 where none does. */
export function timeLong(tokens: readonly Token[], from: number, context: ReadingContext): number {
  const [first] = timesIn(words(tokens.slice(from, from + LONGEST)), timeSetting(context));
  return first?.from === 0 ? first.upTo : 0;
}

/** Words before a time that say nothing without one. */
export const PHRASE_WORDS: ReadonlySet<string> = new Set(['until', 'till', 'til', 'bis', 'between']);
const KNOWN = new Set(TIME_WORDS);
/** Whether a dash before it may be one between two times. */
export const beginsTime = ({ low, mention }: Token) => !mention && (/^\d/.test(low) || KNOWN.has(low));

/** Words for a time that a word of ours means, such as `week`; nothing where they are none. */
export function timeTyped(text: string, context: ReadingContext): TypedTime {
  const time = timeOf(wordsIn(text), timeSetting(context, 'past too'));
  return time && time.is !== 'ambiguous' && time.is !== 'wrong' ? { said: text, time } : NO_TIME;
}

/** A stretch (UTC ISO): what begins now or never ends leaves that out. `skipped`: ends that were said of an hour that spring skips, as they were said. */
export type TypedStretch = { from?: string; until?: string; skipped?: Skipped };

/** From when until when a typed time says. A length counts from now on. */
export function stretchOf({ time }: TypedTime, { now, zone }: Pick<ReadingContext, 'now' | 'zone'>): TypedStretch {
  const skipped = time && 'skipped' in time && time.skipped ? { skipped: time.skipped } : {};
  switch (time?.is) {
    case undefined:
      return {};
    case 'span':
      return { from: time.start, until: time.end, ...skipped };
    case 'days':
      // Of "this week" some days are over.
      return {
        ...((time.start > now || time.end <= now) && { from: time.start }),
        ...(!time.open && { until: time.end }),
      };
    case 'start':
      return { from: time.start, ...skipped };
    case 'until':
      return { until: time.end, ...skipped };
    case 'length':
      return { until: laterThan(now, time.length, zone) };
  }
}
