import { timeTyped } from '../../src/reading/times.ts';
import { type Range, rangeOf } from '../../src/words/calendar/range.ts';
import { COMPANY, PEOPLE } from '../domain/given.ts';

/** The days of a calendar that words such as `next week` say, in a zone at an instant (UTC ISO). */
export function rangeIn(said: string, zone: string, now: string): Range {
  const range = rangeOf(
    timeTyped(said.replace(/^(week|month)$/, 'this $1'), { company: COMPANY, people: PEOPLE, zone, now }),
    zone,
    now,
  );
  if ('wrong' in range) throw new Error(range.wrong);
  return range;
}
