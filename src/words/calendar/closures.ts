import type { CalendarEntry } from '../../domain/calendar/entries.ts';
import { keyOf } from '../../domain/freeze/frozen-span.ts';
import { scopeWords } from '../../domain/freeze/scope.ts';
import { DAY_MS } from '../../time/instants.ts';
import { formatInZone } from '../zone.ts';
import type { Range } from './range.ts';

/** An entry as it is told; `more`: how many of the same kind come after it, which are not told for themselves. */
export type OnceTold = CalendarEntry & { more?: number };

/** A week is seven days, of which one may have 25 hours. */
const A_WEEK_MS = 7.5 * DAY_MS;

/** Closed deploy windows come day after day: each is told once a day in a week, and once in all where more is shown. The rest as it is. */
export function oncePerDay(entries: CalendarEntry[], { from, until }: Range, zone: string): OnceTold[] {
  const daily = Date.parse(until) - Date.parse(from) <= A_WEEK_MS;
  const keyed = Map.groupBy(entries, (e) => {
    if (!('closed' in e)) return e;
    const day = daily ? formatInZone(e.from, zone, 'yyyy-MM-dd') : '';
    return [keyOf(e.closed), scopeWords(e.closed.scope), day].join('|');
  });
  return [...keyed.values()].flatMap(([first, ...more]): OnceTold[] =>
    first ? [{ ...first, ...(more.length > 0 && { more: more.length }) }] : [],
  );
}
