import { instantOf, later, wallOf } from './calendar.ts';
import { clocksAt } from './clock.ts';
import { hasDay } from './kinds-of-day.ts';
import { lengthAt } from './length.ts';
import { after, is, type Lexeme, type ParsedAt } from './lexemes.ts';
import { type Ctx, iso, type Meanings, MINUTE, wrong } from './meanings.ts';
import { plusShiftsAt } from './plus.ts';
import type { ClockSaid, Place, ShiftSaid, Spoken, TimePhrase } from './said.ts';
import { sameAt } from './same.ts';
import type { ClearTime, Length, PlannedWindow } from './time.ts';
import { NEAR_DAYS, WEEKDAYS } from './vocabulary.ts';
import { writeWall } from './write.ts';

/** Which way from where it is planned. What is moved forward or back is later for some and earlier for others. */
const WAYS: ReadonlyMap<string, ShiftSaid['ways']> = new Map(
  (
    [
      ['later später spaeter', [1]],
      ['earlier sooner früher frueher', [-1]],
      ['forward forwards back backward backwards ahead', [1, -1]],
    ] satisfies [string, ShiftSaid['ways']][]
  ).flatMap(([words, ways]) => words.split(' ').map((word): [string, ShiftSaid['ways']] => [word, ways])),
);

const LATER: ShiftSaid['ways'] = [1];

/** "by 1 hour", "+1h", "1h later", "2 days earlier than planned", "forward by a day"; a time of day after it, or before: "a day later at 15:00". */
export function shiftsAt(all: readonly Lexeme[], i: number): ParsedAt<TimePhrase>[] {
  const plain = [...shiftAt(all, i), ...plusShiftsAt(all, i), ...someWayOn(all, i)];
  const after = plain.flatMap((shift) =>
    clocksBeside(all, shift.next).map((c) => together(shift.value, c.value, c.next)),
  );
  const before = clocksBeside(all, i).flatMap((c) =>
    shiftAt(all, c.next).flatMap((s) => (s.value.length ? [together(s.value, c.value, s.next)] : [])),
  );
  return [...plain, ...after, ...before].map(({ value, next }) => ({ value: { shift: value }, next }));
}

const together = (shift: ShiftSaid, clock: ClockSaid, next: number) => ({ value: { ...shift, clock }, next });

/** A time of day: a number alone is one after "at" only. */
function clocksBeside(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const from = is(all, i, ',', 'to') ? i + 1 : i;
  const at = is(all, from, 'at', '@', 'um', 'from', 'ab');
  return clocksAt(all, at ? from + 1 : from).filter(
    ({ value }) => at || !('hour' in value) || (value.sure === 'yes' && all[from]?.number !== undefined),
  );
}

function shiftAt(all: readonly Lexeme[], i: number): ParsedAt<ShiftSaid>[] {
  const same = sameAt(all, i) ?? i;
  const at = is(all, same, 'to', 'for', ',') ? same + 1 : same;
  const first = WAYS.get(all[at]?.text ?? '');
  const before = first ? at + 1 : at;
  const said = is(all, before, 'by', 'um') ? before + 1 : before;
  const from = is(all, said, '+') ? said + 1 : said;
  const by = from > before;
  const length = lengthAt(all, from);
  if (!length) return howFarUnsaid(all, i);
  const last = first ? undefined : WAYS.get(all[length.next]?.text ?? '');
  const ways = first ?? last ?? (by ? LATER : undefined);
  const next = last ? length.next + 1 : length.next;
  const kept = sameAt(all, after(all, next, 'at', 'the') ?? (is(all, next, ',') ? next + 1 : next));
  const end = kept ?? after(all, next, 'than', 'planned') ?? next;
  return ways ? [{ value: { length: length.value, ways }, next: end }] : [];
}

const A_BIT = [['a', 'bit'], ['a', 'little'], ['slightly'], ['somewhat'], ['etwas'], ['ein', 'wenig']];

/** "earlier", "a bit later". */
function howFarUnsaid(all: readonly Lexeme[], i: number): ParsedAt<ShiftSaid>[] {
  const at = A_BIT.map((words) => after(all, i, ...words)).find((next) => next !== undefined) ?? i;
  const ways = WAYS.get(all[at]?.text ?? '');
  return ways ? [{ value: { ways }, next: after(all, at + 1, 'than', 'planned') ?? at + 1 }] : [];
}

/** "earlier today", "later on Friday", "later that day": on which day it lies then. */
function someWayOn(all: readonly Lexeme[], i: number): ParsedAt<ShiftSaid>[] {
  return howFarUnsaid(all, i).flatMap(({ value, next }) => {
    const same = ['that', 'the same'].map((which) => after(all, next, ...which.split(' '), 'day')).find(Boolean);
    const on = is(all, next, 'on') ? next + 1 : next;
    const near = NEAR_DAYS.get(all[on]?.text ?? '');
    const weekday = WEEKDAYS.get(all[on]?.text ?? '');
    const day: Spoken | undefined = same
      ? { later: 0 }
      : near !== undefined
        ? { near }
        : weekday === undefined
          ? undefined
          : { weekday };
    return day ? [{ value: { ...value, on: day }, next: same ?? on + 1 }] : [];
  });
}

/** The same window elsewhere: days by the calendar of the asker's zone, hours as they pass; it is as long as it was. */
export function shiftMeant({ length, ways }: Required<Pick<ShiftSaid, 'length' | 'ways'>>, ctx: Ctx): Meanings {
  const [planned, place] = [plannedIn(ctx), ctx.own];
  if (!planned) return wrong('');
  const { months, days, minutes } = length;
  const from = Date.parse(planned.start);
  if (months + days + minutes <= 0) return wrong(`“${ctx.said}” has no length.`);
  const all = ways.map((way): ClearTime => {
    const there = later(place, from, { months: way * months, days: way * days, minutes: 0 });
    return lastingFrom(there + way * minutes * MINUTE, planned, minutes === 0 ? skippedAt(place, from, there) : {});
  });
  const ahead = all.filter((time) => 'start' in time && Date.parse(time.start) >= ctx.now - MINUTE);
  return { times: ahead.length > 0 ? ahead : all, wrong: [] };
}

/** A window (ms) as long as one that is planned. */
export const lastingFrom = (at: number, { start, end }: PlannedWindow, skipped: object = {}): ClearTime => ({
  is: 'span',
  start: iso(at),
  end: iso(at + Date.parse(end) - Date.parse(start)),
  ...skipped,
});

/** Its time of day, when the clocks skip that on the day it is moved to. */
function skippedAt(place: Place, from: number, there: number) {
  const [was, is] = [wallOf(place, from), wallOf(place, there)];
  return was.minutes === is.minutes ? {} : { skipped: { start: writeWall(is.day, was.minutes) } };
}

export const plannedIn = ({ setting: { planned } }: Ctx): PlannedWindow | undefined =>
  planned === 'not known yet' ? undefined : planned;

/** From when on a day is looked for: what is moved to another hour stays on its day, whatever hour it is now. */
export function baseOf(start: Spoken, ctx: Ctx): number {
  const planned = plannedIn(ctx);
  if (planned && start.clock && 'pastHour' in start.clock) return hourOf(planned, start.place ?? ctx.own);
  if (!planned || (hasDay(start) && start.later === undefined)) return ctx.now;
  const place = start.place ?? ctx.own;
  return instantOf(place, wallOf(place, Date.parse(planned.start)).day, 0);
}

/** When the hour began in which it is planned: "to half past" is of that one. */
function hourOf({ start }: PlannedWindow, place: Place): number {
  const from = Date.parse(start);
  return from - (wallOf(place, from).minutes % 60) * MINUTE - (from % MINUTE);
}

/** A day alone: what is planned keeps its time of day there, and how long it is. */
export function sameHour(day: number, place: Place, planned: PlannedWindow, length?: Length): ClearTime {
  const from = Date.parse(planned.start);
  const there = instantOf(place, wallOf(place, day).day, wallOf(place, from).minutes);
  const at = there + (from % MINUTE);
  const lasting = length ? { start: iso(at), end: iso(later(place, at, length)) } : planned;
  return lastingFrom(at, lasting, skippedAt(place, from, there));
}
