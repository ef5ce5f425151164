import ICAL from 'ical.js';
import { instantAt, isZone } from './wall.ts';

/** Years that are read from calendars: fixed, so that a company is the same whenever it is read. */
const FIRST_YEAR = 2020;
const LAST_YEAR = 2045;
const MOST = 20_000;

/** The days on which a calendar has events, with their names: `{ '2026-12-25': 'Christmas Day' }`. Events of several days count on each (DTEND is exclusive, RFC 5545). */
export function holidaysOf(calendar: string): Record<string, string> {
  const days: Record<string, string> = {};
  for (const { name, start, end } of eventsOf(calendar))
    for (let day = Date.parse(start.slice(0, 10)); ; ) {
      const date = new Date(day).toISOString().slice(0, 10);
      days[date] = name;
      day += 86_400_000;
      if (new Date(day).toISOString().slice(0, 10) >= end.slice(0, 10)) break;
    }
  return days;
}

/** Who is on duty when, by e-mail address: the attendees of each event (or the address its title is). Instants are UTC ISO. */
export function shiftsOf(calendar: string): { from: string; until: string; member: string }[] {
  return eventsOf(calendar).flatMap(({ name, from, until, attendees }) => {
    const titled = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name) ? [name] : [];
    const people = attendees.length > 0 ? attendees : titled;
    if (people.length === 0)
      throw new Error(`has an event that names nobody: “${name.slice(0, 40)}”; give it an attendee`);
    return people.map((member) => ({ from, until, member }));
  });
}

/** `start` and `end` as they are written, `from` and `until` as UTC ISO. */
type Event = { name: string; start: string; end: string; from: string; until: string; attendees: string[] };

/** Every event, those that come again once for each time; local times as they are written. Throws with a line for people. */
function eventsOf(text: string): Event[] {
  const calendar = new ICAL.Component(parsed(text));
  const events: Event[] = [];
  for (const component of calendar.getAllSubcomponents('vevent')) {
    // Changes to single times of an event are read with the event itself.
    if (component.hasProperty('recurrence-id') || component.getFirstPropertyValue('status') === 'CANCELLED') continue;
    const event = new ICAL.Event(component);
    const zone = component.getFirstProperty('dtstart')?.getParameter('tzid');
    const tzid = typeof zone === 'string' ? zone : undefined;
    for (const time = event.iterator(); ; ) {
      const next = time.next();
      if (!next || next.year > LAST_YEAR || events.length > MOST) break;
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      if (next.year < FIRST_YEAR || isMoved(component, event.startDate, next)) continue;
      events.push({
        name: item.summary || 'holiday',
        start: startDate.toString(),
        end: endDate.toString(),
        from: instantOf(startDate, tzid),
        until: instantOf(endDate, tzid),
        attendees: item.attendees.flatMap(
          (a: ICAL.Property) =>
            String(a.getFirstValue())
              .replace(/^mailto:/i, '')
              .toLowerCase() || [],
        ),
      });
    }
  }
  if (events.length === 0) throw new Error('has no event');
  return events;
}

/** A local time is read by our own rules in the IANA zone it names; another zone is as the file describes it, and without one it is UTC. */
function instantOf(time: ICAL.Time, tzid: string | undefined): string {
  const { year, month, day, hour, minute, zone } = time;
  if (zone?.tzid === 'UTC' || tzid === undefined)
    return new Date(Date.UTC(year, month - 1, day, hour, minute)).toISOString();
  if (!isZone(tzid)) return time.toJSDate().toISOString();
  return new Date(instantAt(tzid, year, month - 1, day, hour, minute)).toISOString();
}

/** Every month on the 31st, every year on 29 February: a month without that day is left out (RFC 5545, 3.3.10), which the library moves to the next. */
function isMoved(component: ICAL.Component, first: ICAL.Time, time: ICAL.Time): boolean {
  const rule = component.getFirstPropertyValue('rrule');
  if (!(rule instanceof ICAL.Recur) || Object.keys(rule.parts).length > 0) return false;
  return (rule.freq === 'YEARLY' || rule.freq === 'MONTHLY') && time.day !== first.day;
}

function parsed(text: string) {
  try {
    return ICAL.parse(text);
  } catch (error) {
    throw new Error(`is no iCalendar file (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`);
  }
}
