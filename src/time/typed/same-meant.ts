import { dateOf, later, wallOf, weekdayOf } from './calendar.ts';
import type { Ctx } from './meanings.ts';
import type { Place, Spoken } from './said.ts';
import { plannedIn } from './shift.ts';
import { stretchDays } from './stretch-meant.ts';

/**
 * "next week" of what is planned for a Thursday is its Thursday, "next month, same time" the same date, "in 3 days" at its own time of day. Planned for
 * next week already, it goes to the week after.
 */
export function keptOf(start: Spoken, ctx: Ctx): Spoken {
  const planned = plannedIn(ctx);
  if (!planned || start.over) return start;
  const place = start.place ?? ctx.own;
  const { day } = wallOf(place, Date.parse(planned.start));
  return inStretch(start, day, wallOf(place, ctx.now).day) ?? fromToday(start, place, ctx.now) ?? start;
}

/** Its day (since 1970) in another week, or in another month where that is said. */
function inStretch(start: Spoken, day: number, today: number): Spoken | undefined {
  const { stretch, weekday, nth, date, same } = start;
  if (!stretch || nth || date || weekday !== undefined) return undefined;
  if (stretch.of === 'month') return same && { ...start, date: { day: dateOf(day).date } };
  if (stretch.of !== 'week' && !same) return undefined;
  const isThere = stretchDays(stretch, today).some((d) => !('wrong' in d) && d.first <= day && day <= d.last);
  const isNext = isThere && 'ahead' in stretch && stretch.ahead > 0;
  return { ...start, weekday: weekdayOf(day), ...(isNext && { plus: 7 }) };
}

/** What is reckoned in days from now names a day. */
function fromToday(start: Spoken, place: Place, now: number): Spoken | undefined {
  const { ahead, ...rest } = start;
  if (!ahead || start.thisTime || ahead.minutes > 0 || ahead.days + ahead.months === 0 || start.weekday !== undefined)
    return undefined;
  return { ...rest, near: wallOf(place, later(place, now, ahead)).day - wallOf(place, now).day };
}
