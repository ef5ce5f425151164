import { dayOf, instantOf, type Moment } from './moment.ts';

/** Times are compared as instants, whatever zone they are written in; days by the calendar. */
export const isSameMoment = (a: Moment, b: Moment) =>
  a.isDate || b.isDate ? dayOf(a) === dayOf(b) : a.zone === b.zone ? a.wall === b.wall : instantOf(a) === instantOf(b);
export const isBefore = (a: Moment, b: Moment) =>
  a.isDate || b.isDate || a.zone === b.zone ? a.wall < b.wall : instantOf(a) < instantOf(b);

/** Whether a moment is among others, for series with many. */
export function among(moments: Moment[], first: Moment): (moment: Moment) => boolean {
  const days = new Set(moments.filter((m) => m.isDate || first.isDate).map(dayOf));
  const times = moments.filter((m) => !m.isDate && !first.isDate);
  const walls = new Set(times.filter((m) => m.zone === first.zone).map((m) => m.wall));
  const instants = new Set(times.filter((m) => m.zone !== first.zone).map(instantOf));
  return (m) =>
    days.has(dayOf(m)) ||
    (m.zone === first.zone && walls.has(m.wall)) ||
    (instants.size > 0 && instants.has(instantOf(m))) ||
    (m.zone !== first.zone && times.some((t) => isSameMoment(t, m)));
}
