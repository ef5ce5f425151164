import { later, wallOf } from './calendar.ts';
import { type Ctx, DAY, iso, type Meanings, merged, wrong } from './meanings.ts';
import type { ClockSaid, ShiftSaid, Spoken } from './said.ts';
import { plannedIn, shiftMeant } from './shift.ts';
import { startMeant } from './start-meant.ts';
import type { ClearTime, Length } from './time.ts';

/** So far from where it is planned, and there at the time of day that was said. */
export function movedMeant({ clock, length, ways, on }: ShiftSaid, ctx: Ctx): Meanings {
  if (on) return onDay(on, ways, clock, ctx);
  if (!length) return clock ? thereMeant(clock, ways, ctx) : someWay(ways, ctx);
  const all = shiftMeant({ length, ways }, ctx);
  if (!clock || all.wrong.length > 0) return all;
  if (length.minutes > 0) return wrong(`“${ctx.said}” says how far, and at what time: write one of the two.`);
  return merged(
    all.times.map((planned) =>
      planned.is === 'span'
        ? startMeant({ clock, at: true }, undefined, undefined, { ...ctx, setting: { ...ctx.setting, planned } })
        : wrong(''),
    ),
  );
}

/** "earlier, at 14:00": the time of day says how far. */
function thereMeant(clock: ClockSaid, ways: ShiftSaid['ways'], ctx: Ctx): Meanings {
  const all = startMeant({ clock, at: true }, undefined, undefined, ctx);
  const from = plannedIn(ctx)?.start ?? '';
  const times = all.times.filter(
    (t) => 'start' in t && ways.some((way) => (way > 0 ? t.start > from : t.start < from)),
  );
  return times.length > 0 ? { ...all, times } : wrong(`“${ctx.said}” is not ${ways[0] === 1 ? 'later' : 'earlier'}.`);
}

/** "earlier today": nobody guesses how much, as long as it stays on that day; what is planned for another one keeps its time of day there. */
function onDay(on: Spoken, ways: ShiftSaid['ways'], clock: ClockSaid | undefined, ctx: Ctx): Meanings {
  const planned = plannedIn(ctx)?.start ?? iso(ctx.now);
  const { times, wrong: why } = startMeant({ ...on, ...(clock && { clock }) }, undefined, undefined, ctx);
  const dayOf = (t: ClearTime) => ('start' in t ? wallOf(ctx.own, Date.parse(t.start)).day : undefined);
  const fits = (t: ClearTime) => 'start' in t && ways.some((way) => (way > 0 ? t.start > planned : t.start < planned));
  const elsewhere = times.filter(fits);
  const isThere = times.some((t) => dayOf(t) === wallOf(ctx.own, Date.parse(planned)).day);
  const moved =
    isThere && !clock ? someWay(ways, ctx).times.filter((t) => times.some((o) => dayOf(o) === dayOf(t))) : [];
  const all = moved.length > 0 ? moved : elsewhere;
  if (all.length > 0) return { times: all, wrong: [] };
  const way = ways[0] === 1 ? 'later' : 'earlier';
  return wrong(
    why[0] ?? `“${ctx.said}” is not ${way} than it is planned: write a day and a time, such as “Friday 15:00”.`,
  );
}

const minutes = (count: number): Length => ({ months: 0, days: 0, minutes: count });
const days = (count: number): Length => ({ months: 0, days: count, minutes: 0 });
/** What people mean most by it. */
const ONE_WAY = [minutes(30), minutes(60), minutes(120), days(1), days(7)];
const EITHER_WAY = [minutes(60), days(1)];

/** "earlier": nobody guesses how far, so that some lengths are readings. */
function someWay(ways: ShiftSaid['ways'], ctx: Ctx): Meanings {
  const all = merged((ways.length > 1 ? EITHER_WAY : ONE_WAY).map((length) => shiftMeant({ length, ways }, ctx)));
  const ahead = all.times.filter((t) => 'start' in t && Date.parse(t.start) >= ctx.now);
  return ahead.length > 0 || all.wrong.length > 0
    ? { ...all, times: ahead }
    : wrong(`“${ctx.said}” would be over: write a time that is ahead.`);
}

/** "from Thursday to Friday" of what is planned for Thursday: away from there. With times of day it may be how long it lasts as well. */
export function movedFrom(all: Meanings, end: Spoken | undefined, ctx: Ctx): Meanings {
  const planned = plannedIn(ctx);
  if (!planned || !end || !/^(from|von|vom)\b/i.test(ctx.said)) return all;
  const isThere = (t: ClearTime) =>
    t.is === 'span'
      ? t.start === planned.start
      : t.is === 'days' && t.start <= planned.start && Date.parse(planned.start) < Date.parse(t.start) + 1.5 * DAY;
  if (!all.times.some(isThere)) return all;
  const away = startMeant(end, undefined, undefined, ctx).times;
  return { ...all, times: [...away, ...all.times.filter((t) => t.is !== 'days')] };
}

/** "2 hours": so much later, or so long from now on, and nobody guesses which; it is so long already where it says no other length. */
export function movedOrLasting(length: Length, ctx: Ctx): Meanings {
  const moved = shiftMeant({ length, ways: [1] }, ctx);
  const planned = plannedIn(ctx);
  if (!planned || moved.wrong.length > 0) return moved;
  const end = iso(later(ctx.own, Date.parse(planned.start), length));
  const lasting: ClearTime[] = end === planned.end ? [] : [{ is: 'span', start: planned.start, end }];
  return { ...moved, times: [...lasting, ...moved.times] };
}

/** "until Friday": to Friday. "until 18:00": it lasts until then, or begins only then, and nobody guesses which. */
export function movedUntil(end: Spoken, ctx: Ctx): Meanings {
  const then = startMeant(end, undefined, undefined, ctx);
  const planned = plannedIn(ctx);
  if (!planned || (!end.clock && !end.part)) return then;
  const longer = then.times.flatMap((t): ClearTime[] =>
    t.is === 'span' && t.start > planned.start ? [{ is: 'span', start: planned.start, end: t.start }] : [],
  );
  return { ...then, times: [...longer, ...then.times] };
}
