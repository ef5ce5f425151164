import { later, wallOf } from './calendar.ts';
import { type Meant, meant, noHour } from './instants-meant.ts';
import { hasDay } from './kinds-of-day.ts';
import { around, type Ctx, DAY, iso, type Meanings, MINUTE, merged, notOver, skipped, wrong } from './meanings.ts';
import type { Place, Spoken } from './said.ts';
import { keptOf } from './same-meant.ts';
import { isDay24 } from './shared.ts';
import { baseOf, lastingFrom, plannedIn, sameHour } from './shift.ts';
import type { Length, Skipped } from './time.ts';
import { dayEnds, isLong, yearMeant } from './until-meant.ts';
import { writeLength } from './write.ts';

/** What begins at a moment can mean; without an end or a length, what is planned is as long as it was. */
export function startMeant(said: Spoken, end: Spoken | undefined, length: Length | undefined, ctx: Ctx): Meanings {
  const start = end ? said : keptOf(said, ctx);
  const starts = notOver(meant(start, around(ctx, baseOf(start, ctx), false, end)), ctx);
  const found = starts.map((s) => {
    if ('wrong' in s) return wrong(s.wrong);
    return end ? stretchMeant(start, s, end, ctx) : lastingMeant(start, s, length, ctx);
  });
  const all = end ? shortest(merged(found), start, end) : merged(found);
  return end && length ? fitting(all, length, start.place ?? ctx.own, ctx) : all;
}

function lastingMeant(
  start: Spoken,
  s: Exclude<Meant, { wrong: string }>,
  length: Length | undefined,
  ctx: Ctx,
): Meanings {
  const planned = plannedIn(ctx);
  const place = start.place ?? ctx.own;
  if ('from' in s) {
    if (planned && !isLong(s)) return { times: [sameHour(s.from, place, planned, length)], wrong: [] };
    if (length) return wrong(`“${ctx.said}” names no time of day.`);
    return { times: [{ is: 'days', start: iso(s.from), end: iso(s.upTo) }], wrong: [] };
  }
  if (!length && planned) return { times: [lastingFrom(s.at, planned, skipped(s))], wrong: [] };
  if (!length) return { times: [{ is: 'start', start: iso(s.at), ...skipped(s) }], wrong: [] };
  const end = later(place, s.at, length);
  return end > s.at
    ? { times: [{ is: 'span', start: iso(s.at), end: iso(end), ...skipped(s) }], wrong: [] }
    : wrong(`“${ctx.said}” has no length.`);
}

function stretchMeant(start: Spoken, s: Exclude<Meant, { wrong: string }>, end: Spoken, ctx: Ctx): Meanings {
  // After a time of day it is one, too.
  const year = start.clock ? undefined : yearMeant(end, ctx);
  if (year) return year;
  const base = 'at' in s ? s.at : s.from;
  const ends = meant(end, around(ctx, base, true, start));
  return merged(
    ends.map((e): Meanings => {
      if ('wrong' in e) return wrong(e.wrong);
      if ('from' in s) {
        if ('at' in e)
          return wrong(`“${ctx.said}” begins without a time of day. Write for example “Friday 9:00 until 18:00”.`);
        return e.from >= s.from
          ? { times: [{ is: 'days', start: iso(s.from), end: iso(e.upTo) }], wrong: [] }
          : wrong(backwards(ctx));
      }
      if ('from' in e && isLong(e)) return wrong(noHour(end));
      const all = 'at' in e ? [e.at] : dayEnds(e, end.place ?? ctx.own, ctx);
      const fits = all.filter(
        (at) => at > s.at && !('next' in e && isBackwards(start, s.at, at, end, ctx)) && !isYearLater(end, s.at, at),
      );
      return fits.length > 0
        ? { times: fits.map((at) => ({ is: 'span', start: iso(s.at), end: iso(at), ...skipped(s, e) })), wrong: [] }
        : wrong(backwards(ctx, skipped(s, e).skipped));
    }),
  );
}

/** Where spring skips an end, it is moved, perhaps past the other: then that is why. */
function backwards({ said }: Ctx, gone: Skipped = {}): string {
  const wall = gone.start ?? gone.end;
  return `“${said}” ends before it begins${wall ? `: the clocks go forward, and there is no ${wall}` : ''}.`;
}

/** Hours go past midnight from an afternoon into a morning, not "16:00-15:00"; nor is "Friday 16:00 - Friday 15:00" a week. */
function isBackwards(start: Spoken, from: number, to: number, end: Spoken, { own }: Ctx): boolean {
  if (hasDay(end)) return start.clock !== undefined && start.weekday === end.weekday;
  if (!start.clock && !start.part) return false;
  const [a, b] = [wallOf(start.place ?? own, from).minutes, wallOf(end.place ?? own, to).minutes];
  return a < 720 || b > 720 || to - from > 16 * 60 * MINUTE;
}

/** "10 Mar 9:00 - 5 Mar 9:00" does not mean next year's. */
const isYearLater = ({ date, weekday }: Spoken, from: number, to: number) =>
  (date !== undefined && date.year === undefined && to - from > 183 * DAY) ||
  (weekday !== undefined && to - from > 366 * DAY);

/** Hours on the clock of twelve name the next such hour: "3-5pm" is two hours, not fourteen. */
function shortest(all: Meanings, start: Spoken, end: Spoken): Meanings {
  if (hasDay(end) || !start.clock || isDay24(start) || isDay24(end)) return all;
  const near = all.times.filter((t) => t.is !== 'span' || Date.parse(t.end) - Date.parse(t.start) <= 720 * MINUTE);
  return near.length > 0 ? { ...all, times: near } : all;
}

/** With an end and a length both must say the same; two days may be 48 hours, too, over a change of clocks. */
function fitting(all: Meanings, length: Length, place: Place, { said }: Ctx): Meanings {
  const { months, days, minutes } = length;
  const passed: Length = { months, days: 0, minutes: days * 1440 + minutes };
  const fits = all.times.filter(
    (t) =>
      t.is === 'span' &&
      [length, passed].some((l) => Math.abs(later(place, Date.parse(t.start), l) - Date.parse(t.end)) < MINUTE),
  );
  const [first] = all.times;
  if (fits.length > 0 || first?.is !== 'span') return { ...all, times: fits };
  const is = writeLength(Date.parse(first.end) - Date.parse(first.start));
  return { times: [], wrong: [`“${said}” is ${is} long, not ${writeLength(length)}.`] };
}
