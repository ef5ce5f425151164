import { shortened } from '../blocks/text.ts';
import { nearTimeAmong } from '../reading/near-time.ts';
import { instantAfter, MINUTE_MS } from '../time/instants.ts';
import {
  type ClearTime,
  laterThan,
  type Time,
  type TimeSetting,
  timeOf,
  timesIn,
  wordsIn,
  writeMoment,
  yearWords,
} from '../time/typed/index.ts';
import { carefulOf } from './careful.ts';

export { writeMoment, writeWindow } from '../time/typed/index.ts';

/**
 * A value, or why there is none. `careful`: what a change of clocks makes of it. `readings`: what the words can mean, in words that can mean nothing
 * else; nothing is chosen for the person.
 */
export type TimeRead<T> =
  | { ok: true; value: T; careful?: string }
  | { ok: false; why: string; readings?: readonly string[] };

export type WindowTyped = { start: string; end: string };

const DEFAULT_MS = 60 * MINUTE_MS;

const EXAMPLE = 'Write a day and a time, such as “tomorrow 15:00” or “Fri 6pm - 7pm”.';

/**
 * A typed window, such as "tomorrow 3pm" or "Friday 18:00 for 2h", as UTC ISO instants; without an end it lasts an hour. A time in the hour that spring
 * skips becomes the hour after; one that autumn has twice is the first.
 */
export const readWindow = (text: string, setting: TimeSetting): TimeRead<WindowTyped> =>
  readAs(text, timeOf(wordsIn(text), setting), setting, (time) => {
    if (time.is === 'span') return { start: time.start, end: time.end };
    if (time.is !== 'start') return undefined;
    return { start: time.start, end: instantAfter(time.start, DEFAULT_MS) };
  });

/** One typed moment, as a UTC ISO instant. */
export const readMoment = (text: string, setting: TimeSetting): TimeRead<string> =>
  readAs(text, timeOf(wordsIn(text), setting), setting, momentOf);

const momentOf = (time: ClearTime) => (time.is === 'start' ? time.start : time.is === 'until' ? time.end : undefined);

/** When something ends that begins at an instant (UTC ISO): a moment after that, or how long it lasts. */
export function readEnd(text: string, start: string, setting: TimeSetting): TimeRead<string> {
  const alone = timeOf(wordsIn(text), setting);
  if (!alone) return unread(text, setting);
  const endOf = endAfter(start, setting.zone);
  if (alone.is === 'length') return readAs(text, alone, setting, endOf);
  const bare = text.trim().replace(/^(until|till?|bis|by)\s+/i, '');
  // In a field of its own no time of day stands before it.
  const year = yearWords(bare, Date.parse(setting.now), text.trim());
  if (year) return { ok: false, why: year };
  const from = Date.parse(start) <= Date.parse(setting.now) + 60_000 ? 'now' : writeMoment(start, setting.zone);
  const said = from === 'now' ? `until ${bare}` : `${from} until ${bare}`;
  const whole = orLasting(alone, timeOf(wordsIn(said), setting) ?? alone);
  const read = readAs(text, whole, setting, endOf, (end) => writeMoment(end, setting.zone));
  if (read.ok && read.value <= start) return { ok: false, why: `${quoted(text)} ends before it begins.` };
  return read;
}

const endAfter = (start: string, zone: string) => (time: ClearTime) =>
  time.is === 'length'
    ? laterThan(start, time.length, zone)
    : 'end' in time && time.is !== 'days'
      ? time.end
      : undefined;

/** "2h" alone may be how long: "until 2h" is only an hour. */
function orLasting(alone: Time, until: Time): Time {
  const lengths = alone.is === 'ambiguous' ? alone.readings.filter((r) => r.time.is === 'length') : [];
  if (lengths.length === 0 || until.is === 'wrong') return until;
  const ends = until.is === 'ambiguous' ? until.readings : [{ typed: '', time: until }];
  return { is: 'ambiguous', readings: [...lengths, ...ends] };
}

function readAs<T>(
  text: string,
  time: Time | undefined,
  setting: TimeSetting,
  value: (time: ClearTime) => T | undefined,
  written?: (value: T) => string,
): TimeRead<T> {
  if (!time) return unread(text, setting);
  if (time.is === 'wrong') return { ok: false, why: time.why };
  if (time.is !== 'ambiguous') {
    const found = value(time);
    return found === undefined
      ? { ok: false, why: lacking(text, time) }
      : { ok: true, value: found, ...carefulOf(text, time, setting) };
  }
  const fits = time.readings.flatMap((r) => {
    const found = value(r.time);
    return found === undefined ? [] : [{ typed: written?.(found) ?? r.typed, found, time: r.time }];
  });
  const [only, another] = fits;
  if (only && !another) return { ok: true, value: only.found, ...carefulOf(text, only.time, setting) };
  if (!only) return { ok: false, why: `${quoted(text)} names no time of day. ${EXAMPLE}` };
  const readings = fits.map((f) => f.typed);
  return {
    ok: false,
    readings,
    why: `${quoted(text)} can mean ${readings.join(' or ')}. Choose one, or write it out.`,
  };
}

function lacking(text: string, time: ClearTime): string {
  if (time.is === 'days') return `${quoted(text)} names no time of day. ${EXAMPLE}`;
  if (time.is === 'until') return `${quoted(text)} says only when it ends. ${EXAMPLE}`;
  if (time.is === 'length') return `${quoted(text)} says only how long. ${EXAMPLE}`;
  return time.is === 'span'
    ? `${quoted(text)} is a stretch of time: write one moment.`
    : `I can't read ${quoted(text)} as a time. ${EXAMPLE}`;
}

/** Every word is accounted for: the first that is no time is named. */
function unread(text: string, setting: TimeSetting): { ok: false; why: string } {
  const words = wordsIn(text);
  if (words.length === 0) return { ok: false, why: `No time given. ${EXAMPLE}` };
  const times = timesIn(words, setting);
  const left = words.filter((_, i) => !times.some((t) => t.from <= i && i < t.upTo));
  const [first] = left;
  if (!first || (times.length === 0 && left.length > 1))
    return { ok: false, why: `I can't read ${quoted(text)} as a time. ${EXAMPLE}` };
  const near = nearTimeAmong(words, words.indexOf(first), setting);
  return {
    ok: false,
    why: `I can't read ${quoted(first.text)} as part of a time.${near ? ` Did you mean “${near}”?` : ''} ${EXAMPLE}`,
  };
}

const quoted = (text: string) => `“${shortened(text.trim(), 60)}”`;
