import { DAY_MS } from '../instants.ts';
import { type Days, dateOf, dayOf, daysInMonth, wallOf, weekdayOf } from './calendar.ts';
import { dayOfMonth } from './day-of-month.ts';
import { FIXED } from './holiday-names.ts';
import type { DateSaid, Edge, Place, Spoken } from './said.ts';
import { dayOfStretch, isOver, nthDay, nthWeeks, type Past, stretchDays } from './stretch-meant.ts';
import { isWorkDay, keyOf, workDayAfter } from './work-days.ts';
import { DAY_NAMES, MONTH_NAMES } from './write.ts';

/** `now` and `base` in ms: days without a year and weekdays are looked for from `base` on. `holidays`: names by date, `2026-12-25`. */
export type From = {
  now: number;
  base: number;
  place: Place;
  own: Place;
  holidays?: Readonly<Record<string, string>> | undefined;
  /** what is over may be meant */
  past?: boolean;
};

const one = (day: number): Days => ({ first: day, last: day });

/** Every day that can be meant; none when no day was said. */
export function daysMeant(so: Spoken, from: From): Days[] {
  if (so.vague) return [{ wrong: so.vague }];
  if (so.over && !(from.past && (so.stretch || so.date || so.near !== undefined || so.which)))
    return [{ wrong: so.over === 'ago' ? 'That is in the past.' : `“${so.over}” is in the past.` }];
  const { weekday, plus = 0 } = so;
  const days = allDays(so, from).map((d) =>
    'wrong' in d || plus === 0 ? d : { first: d.first + plus, last: d.last + plus },
  );
  if (weekday === undefined || (so.date === undefined && so.near === undefined && !so.holiday) || plus !== 0)
    return days;
  return days.map((d) =>
    'wrong' in d || weekdayOf(d.first) === weekday ? d : { wrong: notThatDay(d.first, weekday) },
  );
}

function allDays(so: Spoken, from: From): Days[] {
  const base = wallOf(from.place, from.base).day;
  const today = wallOf(from.place, from.now).day;
  if (so.holiday) return [holiday(so.holiday, so.date, today, from)];
  if (so.stretch && so.nth?.of === 'week') {
    const { n } = so.nth;
    return stretchDays(so.stretch, today).flatMap((days) => nthWeeks(n, days));
  }
  const past = from.past === true && (so.over === undefined || 'surely');
  if (so.stretch) return stretchDays(so.stretch, today, past).map((days) => nextIfOver(so, days, today, from));
  if (so.date && so.weekOf) return [weekOf(dated(so.date, base - ((weekdayOf(base) + 6) % 7), past))];
  if (so.date) return [dated(so.date, base, past)];
  if (so.later !== undefined) return [one(base + so.later)];
  if (so.near !== undefined) {
    const near = so.near;
    // Far away it may be another day already.
    const todays = [wallOf(from.own, from.now).day, today];
    return [...new Set(todays)].map((day) => one(day + near));
  }
  if (so.work) return [one(workDayAfter(today, so.work.days, from))];
  if (so.weekday !== undefined && so.ahead) {
    const away = stretchDays({ of: 'week', ahead: Math.floor(so.ahead.days / 7) }, today);
    return so.ahead.days % 7 === 0 && so.ahead.months === 0
      ? away.map((days) => inStretch(so, days, from))
      : [{ wrong: 'Say in how many weeks, or the date.' }];
  }
  if (so.weekday !== undefined) return comingDays(so.weekday, so.which, base);
  if (so.edge) return edgeDays(so.edge, today);
  return [];
}

function weekOf(day: Days): Days {
  if ('wrong' in day) return day;
  const first = day.first - ((weekdayOf(day.first) + 6) % 7);
  return { first, last: first + 6 };
}

/** "the 1st of the month", when that is over, is the next one's. */
function nextIfOver(so: Spoken, days: Days, today: number, from: From): Days {
  const { stretch } = so;
  const day = inStretch(so, days, from);
  const isOver = stretch?.bare && 'ahead' in stretch && !('wrong' in day) && day.last < today;
  const [next] = isOver ? stretchDays({ of: stretch.of, ahead: 1 }, today) : [];
  return next ? inStretch(so, next, from) : day;
}

/** The day of a stretch that was said, or all of it. */
function inStretch(so: Spoken, days: Days, from: From): Days {
  if ('wrong' in days) return days;
  const of = so.stretch?.of ?? 'week';
  if (so.nth) return nthDay(so.nth, days, (day) => isWorkDay(day, from));
  if (so.date) return dayOfStretch(so.date.day, days, of);
  if (so.weekday === undefined) return days;
  if (of !== 'week' && of !== 'weekend') return { wrong: `A ${of} has several ${DAY_NAMES[so.weekday]}s: say which.` };
  const day = days.first + ((so.weekday - weekdayOf(days.first) + 7) % 7);
  return day <= days.last ? one(day) : { wrong: `A ${DAY_NAMES[so.weekday]} is no part of the weekend.` };
}

/** The company's day off of that name, or a date that is the same every year. */
function holiday(name: string, date: DateSaid | undefined, today: number, { holidays = {} }: From): Days {
  const plain = (text: string) => text.toLowerCase().replace(/[’']/g, '');
  const found = Object.entries(holidays).find(([day, called]) => plain(called) === plain(name) && day >= keyOf(today));
  if (found && !date) return one(Math.floor(Date.parse(found[0]) / DAY_MS));
  const fixed = FIXED.get(name);
  return fixed
    ? dated({ month: fixed[0], day: fixed[1] }, today)
    : { wrong: `I don't know the date of “${name}”: write it.` };
}

/** The next such date from `base` on; with a year, that one; where what is over may be meant, one that was lately, and where it surely is, the last. */
function dated({ year: said, yearsAhead, month, day }: DateSaid, base: number, past: Past = false): Days {
  const now = dateOf(base);
  const year = yearsAhead === undefined ? said : now.year + yearsAhead;
  if (month === undefined) return dayOfMonth(day, base, past === 'surely');
  if (month < 0 || month > 11) return { wrong: `There is no month ${month + 1}.` };
  const coming = dayOf(now.year, month, day) >= base ? now.year : now.year + 1;
  const chosen = year ?? (isOver(dayOf(coming, month, day), base, past) ? coming - 1 : coming);
  if (day < 1 || day > daysInMonth(chosen, month))
    return { wrong: `${MONTH_NAMES[month]}${month === 1 ? ` ${chosen}` : ''} has no day ${day}.` };
  return one(dayOf(chosen, month, day));
}

/** "next Friday" is the coming one for some and the one after for others, unless the coming one is in the next week. */
function comingDays(weekday: number, which: Spoken['which'], base: number): Days[] {
  const ahead = (weekday - weekdayOf(base) + 7) % 7;
  if (which === 'last') return [one(base + ahead - 7)];
  // On a Tuesday the coming one is not today.
  if (which === 'coming') return [one(base + (ahead || 7))];
  if (which !== 'next') return [{ first: base + ahead, last: base + ahead, weekly: true }];
  const coming = base + (ahead || 7);
  return coming <= base + 6 - ((weekdayOf(base) + 6) % 7) ? [one(coming), one(coming + 7)] : [one(coming)];
}

/** A week ends on its Friday: what is planned for the end of a week is worked on. */
function edgeDays({ of, end }: Edge, today: number): Days[] {
  if (of === 'day') return [one(today)];
  return stretchDays(of, today).map((days) => {
    if ('wrong' in days) return days;
    const last = of.of === 'week' ? days.first + 4 : days.last;
    return one(end ? last : days.first);
  });
}

function notThatDay(day: number, weekday: number): string {
  const { year, month, date } = dateOf(day);
  return `${date} ${MONTH_NAMES[month]} ${year} is a ${DAY_NAMES[weekdayOf(day)]}, not a ${DAY_NAMES[weekday]}.`;
}
