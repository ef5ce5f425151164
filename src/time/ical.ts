import { messageOf } from '../thrown/words.ts';
import { type Component, calendarsIn, propertyOf, textOf } from './ical/file.ts';
import { instantOf, type Zones } from './ical/moment.ts';
import { peopleOf } from './ical/people.ts';
import { loneChange, type Series, seriesOf } from './ical/series.ts';
import { zonesOf } from './ical/zones.ts';
import { DAY_MS } from './instants.ts';

/** Calendars as other systems write them (RFC 5545). What is not understood is refused with a line for people; only what is asked for is expanded. */

/** Years of holidays that are read: fixed, so that a company is the same whenever it is read. */
const HOLIDAYS = [Date.UTC(2020, 0), Date.UTC(2046, 0)] as const;
/** More than this is no calendar that a person keeps. */
const MOST = 20_000;

/** The days on which a calendar has events, with their names: `{ '2026-12-25': 'Christmas Day' }`. Events of several days count on each (DTEND is exclusive). */
export function holidaysOf(text: string): Record<string, string> {
  const days: Record<string, string> = {};
  for (const { event, from, until } of occurrencesIn(text, ...HOLIDAYS)) {
    const name = textOf(event, 'summary')?.slice(0, 100) || 'holiday';
    const last = Math.min(Math.max(from.wall, until.wall - 1), HOLIDAYS[1]);
    for (let day = Math.max(from.wall, HOLIDAYS[0]); day <= last; day = (Math.floor(day / DAY_MS) + 1) * DAY_MS)
      days[new Date(day).toISOString().slice(0, 10)] = name;
  }
  return days;
}

export type Shift = { from: string; until: string; member: string };

/** Who is on duty at some time in [from, until), UTC ISO, by e-mail address; `nameless`: how many events in it name nobody. */
export function shiftsOf(text: string, from: string, until: string): { shifts: Shift[]; nameless: number } {
  const [low, high] = [Date.parse(from), Date.parse(until)];
  const shifts: Shift[] = [];
  let nameless = 0;
  for (const occurrence of occurrencesIn(text, low, high)) {
    const [begin, end] = named(occurrence.event, () => [instantOf(occurrence.from), instantOf(occurrence.until)]);
    if (begin === undefined || end === undefined || begin >= high || end <= low) continue;
    const people = peopleOf(occurrence.event);
    if (!people) nameless += 1;
    for (const member of people ?? [])
      shifts.push({ from: new Date(begin).toISOString(), until: new Date(end).toISOString(), member });
  }
  const inOrder = (a: Shift, b: Shift) => a.from.localeCompare(b.from) || a.member.localeCompare(b.member);
  return { shifts: shifts.sort(inOrder), nameless };
}

/** Everything that may touch [from, until), ms. */
function occurrencesIn(text: string, from: number, until: number) {
  let found = 0;
  return calendarsIn(text).flatMap((calendar) => {
    const zones = zonesOf(calendar);
    return eventsOf(calendar).flatMap(({ event, changes }) =>
      named(event, () => {
        const all = read(event, changes, zones).between(from, until);
        found += all.length;
        if (found > MOST) throw new Error(`makes more than ${MOST} times, which is too many`);
        return all;
      }),
    );
  });
}

type Event = { event: Component; changes: Component[] };

const read = (event: Component, changes: Component[], zones: Zones): Series =>
  propertyOf(event, 'recurrence-id') ? loneChange(event, zones) : seriesOf(event, changes, zones);

/** The events of a calendar, each with the changes to single times of it; of two versions of the same, the later (SEQUENCE). */
function eventsOf([, , within]: Component): Event[] {
  const byUid = Map.groupBy(
    within.filter(([name]) => name === 'vevent'),
    (event) => textOf(event, 'uid'),
  );
  return [...byUid].flatMap(([uid, events]): Event[] => {
    if (uid === undefined) return events.map((event) => ({ event, changes: [] }));
    const of = (event: Component) => textOf(event, 'recurrence-id');
    const latest = [...Map.groupBy(events, of).values()].flatMap((same) => {
      const newest = Math.max(...same.map(sequenceOf));
      return same.filter((e) => sequenceOf(e) === newest);
    });
    const changes = latest.filter((e) => of(e) !== undefined);
    const series = latest.filter((e) => of(e) === undefined);
    if (series.length === 0) return changes.map((event) => ({ event, changes: [] }));
    return series.map((event, i) => ({ event, changes: i === 0 ? changes : [] }));
  });
}

const sequenceOf = (event: Component) => Number(textOf(event, 'sequence') ?? 0) || 0;

/** Says of which event it is that something is wrong. */
function named<T>(event: Component, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const title = (textOf(event, 'summary') ?? textOf(event, 'uid') ?? '').slice(0, 40);
    throw new Error(`can't be read: the event “${title}” ${messageOf(error)}`);
  }
}
