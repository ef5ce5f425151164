import { dateOf, dayOf, daysInMonth, wallOf, weekdayOf } from './calendar.ts';
import type { DateSaid, Edge, Place, Spoken } from './said.ts';
import { DAY_NAMES, MONTH_NAMES } from './write.ts';

/** Days [first, last] that were meant. `weekly`: if that is over, the same day of the next week. */
export type Days = { first: number; last: number; weekly?: true } | { wrong: string };

/** `now` and `base` in ms: days without a year and weekdays are looked for from `base` on. */
export type From = { now: number; base: number; place: Place; own: Place };

const one = (day: number): Days => ({ first: day, last: day });

/** Every day that can be meant; none when no day was said. */
export function daysMeant(so: Spoken, from: From): Days[] {
  if (so.over) return [{ wrong: so.over === 'ago' ? 'That is in the past.' : `“${so.over}” is in the past.` }];
  const days = allDays(so, from);
  const { weekday } = so;
  if (weekday === undefined || (so.date === undefined && so.near === undefined)) return days;
  return days.map((d) =>
    'wrong' in d || weekdayOf(d.first) === weekday ? d : { wrong: notThatDay(d.first, weekday) },
  );
}

function allDays(so: Spoken, from: From): Days[] {
  const base = wallOf(from.place, from.base).day;
  if (so.date) return [dated(so.date, base)];
  if (so.near !== undefined) {
    const near = so.near;
    // Far away it may be another day already.
    const todays = [wallOf(from.own, from.now).day, wallOf(from.place, from.now).day];
    return [...new Set(todays)].map((today) => one(today + near));
  }
  if (so.week !== undefined) return inWeek(wallOf(from.place, from.now).day, so.week, so.weekday);
  if (so.weekday !== undefined) return comingDays(so.weekday, so.which, base);
  if (so.edge) return so.edge.of === 'day' ? [one(wallOf(from.place, from.now).day)] : [edgeDay(so.edge, from)];
  return [];
}

/** The next such date from `base` on; with a year, that one. */
function dated({ year, month, day }: DateSaid, base: number): Days {
  const now = dateOf(base);
  if (month === undefined) {
    for (let ahead = 0; ahead < 3; ahead++) {
      const { year: y, month: m } = dateOf(dayOf(now.year, now.month + ahead, 1));
      if (day >= 1 && day <= daysInMonth(y, m) && dayOf(y, m, day) >= base) return one(dayOf(y, m, day));
    }
    return { wrong: `No month has a day ${day}.` };
  }
  if (month < 0 || month > 11) return { wrong: `There is no month ${month + 1}.` };
  const chosen = year ?? (dayOf(now.year, month, day) >= base ? now.year : now.year + 1);
  if (day < 1 || day > daysInMonth(chosen, month))
    return { wrong: `${MONTH_NAMES[month]}${month === 1 ? ` ${chosen}` : ''} has no day ${day}.` };
  return one(dayOf(chosen, month, day));
}

/** "next Friday" is the coming one for some and the one after for others, unless the coming one is in the next week. */
function comingDays(weekday: number, which: Spoken['which'], base: number): Days[] {
  const ahead = (weekday - weekdayOf(base) + 7) % 7;
  if (which !== 'next') return [{ first: base + ahead, last: base + ahead, weekly: true }];
  const coming = base + (ahead || 7);
  return coming <= base + 6 - ((weekdayOf(base) + 6) % 7) ? [one(coming), one(coming + 7)] : [one(coming)];
}

/** Weeks begin on Monday. */
function inWeek(today: number, ahead: number, weekday: number | undefined): Days[] {
  const monday = today - ((weekdayOf(today) + 6) % 7) + 7 * ahead;
  if (weekday === undefined) return [{ first: monday, last: monday + 6 }];
  return [one(monday + ((weekday + 6) % 7))];
}

/** A week ends on its Friday: what is planned for the end of a week is worked on. */
function edgeDay({ of, end, ahead, month: named }: Edge, { now, place }: From): Days {
  const today = wallOf(place, now).day;
  const { year, month } = dateOf(today);
  if (of === 'week') {
    const monday = today - ((weekdayOf(today) + 6) % 7) + 7 * ahead;
    return one(end ? monday + 4 : monday);
  }
  if (named !== undefined) {
    const y = named < month ? year + 1 : year;
    return one(end ? dayOf(y, named + 1, 0) : dayOf(y, named, 1));
  }
  const months = { day: 1, month: 1, quarter: 3, year: 12 }[of];
  const first = Math.floor(month / months) * months + ahead * months;
  return one(end ? dayOf(year, first + months, 0) : dayOf(year, first, 1));
}

function notThatDay(day: number, weekday: number): string {
  const { year, month, date } = dateOf(day);
  return `${date} ${MONTH_NAMES[month]} ${year} is a ${DAY_NAMES[weekdayOf(day)]}, not a ${DAY_NAMES[weekday]}.`;
}
