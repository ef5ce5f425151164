import { DAY_MS, MINUTE_MS } from '../instants.ts';
import { type Days, instantOf, later, wallOf } from './calendar.ts';
import { daysMeant, type From } from './days-meant.ts';
import { type BesideHours, minutesMeant } from './hours-meant.ts';
import { hasDay } from './kinds-of-day.ts';
import type { Place, Spoken } from './said.ts';
import { writeWall } from './write.ts';

/**
 * What one moment can mean: an instant (ms), whole days [from, upTo) (ms), or nothing, and why. `next`: the hour had passed on the first day that was
 * meant, so it is on the next one; `skipped`: the wall-clock time that was said, where the clocks skip it.
 */
export type Meant = { at: number; next?: true; skipped?: string } | { from: number; upTo: number } | { wrong: string };

/** `end`: it must lie after `base`; otherwise it may be `base`. */
export type EndSetting = Omit<From, 'place'> & Omit<BesideHours, 'hasDay'>;

/** Whole days of which one must be said. */
export const noHour = (so: Spoken) =>
  so.stretch
    ? `A ${so.nth?.of === 'week' ? 'week' : so.stretch.of} is no time of day: say which of its days.`
    : 'Say which of the days.';

/** Nobody plans what is farther away. */
export const MOST_YEARS = 10;
const MOST_MS = MOST_YEARS * 366 * DAY_MS;

/** Every instant or day that can be meant, each once. */
export function meant(so: Spoken, s: EndSetting): Meant[] {
  const place = so.place ?? s.own;
  const { ahead, work } = so;
  if (so.vague) return [{ wrong: so.vague }];
  if (ahead && !(later(place, s.now, ahead) <= s.now + MOST_MS))
    return [{ wrong: `That is more than ${MOST_YEARS} years away.` }];
  if (ahead && !so.over && so.weekday === undefined && (!(so.clock || so.part) || ahead.minutes > 0))
    return [{ at: later(place, s.now, ahead) }];
  if (so.clock && 'pastHour' in so.clock) return [pastHour(so, so.clock.pastHour, place, s)];
  if (work && !work.whole && !so.clock && !so.part && !so.edge) return sameTime(so, place, s);
  const days: Days[] =
    ahead && !so.over && so.weekday === undefined
      ? [later(place, s.now, ahead)].map((at) => dayAt(place, at))
      : daysMeant(so, { ...s, place });
  const all = (days.length > 0 ? days : [dayAt(place, s.base)]).flatMap((day) => onDay(so, day, place, s));
  const once = new Map(all.map((m) => [JSON.stringify(m), m]));
  return [...once.values()];
}

/** "a quarter past": the next one. */
function pastHour(so: Spoken, minutes: number, place: Place, { base, end }: EndSetting): Meant {
  if (hasDay(so) || so.part) return { wrong: 'Say which hour, such as 9:15.' };
  const whole = Math.floor(base / MINUTE_MS) * MINUTE_MS;
  const from = end ? whole + MINUTE_MS : whole;
  const away = (at: number) => (minutes - wallOf(place, at).minutes + 1440) % 60;
  // Half an hour sooner or later, where the clocks change by as much in between.
  const ahead = [-30, 0, 30].map((more) => from + (away(from) + more) * MINUTE_MS);
  const at = ahead.find((at) => at >= from && away(at) === 0) ?? from + away(from) * MINUTE_MS;
  return { at };
}

/** "in 3 business days": at the hour that it is now. */
const sameTime = (so: Spoken, place: Place, s: EndSetting): Meant[] =>
  daysMeant(so, { ...s, place }).map((day) =>
    'wrong' in day ? day : { at: instantOf(place, day.first, wallOf(place, s.now).minutes) },
  );

const dayAt = (place: Place, at: number): Days => {
  const { day } = wallOf(place, at);
  return { first: day, last: day };
};

function onDay(so: Spoken, days: Days, place: Place, s: EndSetting): Meant[] {
  if ('wrong' in days) return [days];
  const dated = hasDay(so);
  const times = minutesMeant(so, { ...s, hasDay: dated });
  if (times.length === 0) return [{ from: instantOf(place, days.first, 0), upTo: instantOf(place, days.last + 1, 0) }];
  if (days.last > days.first) return [{ wrong: noHour(so) }];
  return times.flatMap((time): Meant[] => {
    if ('wrong' in time) return [time];
    const on = (day: number) =>
      places(place, (p) => instantOf(p, day, time.minutes) + (time.second ?? 0) * 1000).map((at) => ({
        at,
        ...(isSkipped(place, at, time.minutes) && { skipped: writeWall(day, time.minutes) }),
      }));
    return on(days.first).flatMap((first): Meant[] => {
      if (!isOver(first.at, s) || (dated && !days.weekly)) return [first];
      return on(days.first + (dated ? 7 : 1)).map((next) => ({ ...next, next: true }));
    });
  });
}

const isSkipped = (place: Place, at: number, minutes: number) =>
  'zone' in place && wallOf(place, at).minutes !== minutes % 1440;

const isOver = (at: number, { base, end }: EndSetting) => (end ? at <= base : at < base - 60_000);

/** An abbreviation such as CET is its own offset; where its zone has another one on that day, people may mean that. */
function places(place: Place, instant: (p: Place) => number): number[] {
  const at = instant(place);
  if (!('usual' in place) || place.usual === undefined) return [at];
  return [...new Set([at, instant({ zone: place.usual })])];
}
