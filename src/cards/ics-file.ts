import { TZDate } from '@date-fns/tz';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { type CalendarEntry, entriesBetween, entryOf, type Planned } from '../domain/calendar/entries.ts';
import { slugOf } from '../domain/deciding/key-part.ts';
import type { World } from '../domain/deciding/world.ts';
import type { FeedOf } from '../domain/feed/feed.ts';
import { frozenWord, keyOf } from '../domain/freeze/frozen-span.ts';
import { scopeWords } from '../domain/freeze/scope.ts';
import type { AroundAny } from '../domain/gates/reads.ts';
import type { OpenReleases } from '../domain/release/document.ts';
import { wholeName } from '../domain/release/planning/route.ts';
import type { Release } from '../domain/release/release.ts';
import { stateOf } from '../domain/release/state.ts';
import { stateWord } from '../domain/release/state-words.ts';
import { DAY_MS, instantAfter } from '../time/instants.ts';
import { overlap } from '../time/overlap.ts';
import { vtimezone } from '../time/vtimezone.ts';
import { happensTwice } from '../time/wall.ts';
import { belongsIn } from './ics-entries.ts';
import { placedName } from './words.ts';

/** What a feed is made of. */
type Fed = World & Planned & OpenReleases & AroundAny;

const BEHIND_DAYS = 31;

const AHEAD_DAYS = 180;

/** The stretch a feed shows, UTC ISO. */
export const feedRange = (now: string) => ({
  from: instantAfter(now, -BEHIND_DAYS * DAY_MS),
  until: instantAfter(now, AHEAD_DAYS * DAY_MS),
});

/**
 * An iCalendar file (RFC 5545) of what a person subscribed to, in their zone. The same thing keeps its UID; `versionOf` counts its changes and
 * becomes SEQUENCE; what is cancelled says so.
 */
export function feedFile(of: FeedOf, by: string, world: Fed, zone: string, versionOf: (key: string) => number): string {
  const { from, until } = feedRange(world.now);
  const cancelled = Object.values(world.releases)
    .flatMap((release) => (release?.status === 'cancelled' ? [entryOf(release)] : []))
    .filter((e) => overlap(e, { from, until }));
  const entries = [...entriesBetween(world, from, until), ...cancelled].filter((e) => belongsIn(e, of, by, world));
  const [first, last] = spanOf([{ from, until }, ...entries]);
  const calendar = ical({
    name: `${world.company.name}: releases`,
    prodId: { company: 'Gonogo', product: 'Gonogo', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 900,
    timezone: { name: null, generator: (name) => vtimezone(name, first, last) },
  });
  for (const entry of entries) {
    const said = eventOf(entry, world, versionOf);
    const [start, end] = [Date.parse(entry.from), Date.parse(entry.until)];
    // Calendars differ in which of two equal wall-clock times they mean: then the time is given in UTC.
    const local = zone !== 'UTC' && !happensTwice(zone, start) && !happensTwice(zone, end);
    calendar.createEvent({
      ...said,
      id: `${said.id}@${world.workspace.toLowerCase()}.gonogo`,
      start: new TZDate(start, zone),
      end: new TZDate(end, zone),
      stamp: new Date(world.now),
      ...(local && { timezone: zone }),
    });
  }
  return calendar.toString();
}

/** The years, ms, in which all of it lies: whole ones, so that the file is the same while nothing changes. */
function spanOf(entries: { from: string; until: string }[]): [number, number] {
  const years = entries.flatMap((e) => [e.from, e.until]).map((at) => new Date(at).getUTCFullYear());
  return [Date.UTC(Math.min(...years), 0), Date.UTC(Math.max(...years) + 1, 0)];
}

function eventOf(entry: CalendarEntry, world: Fed, versionOf: (key: string) => number) {
  if ('release' in entry) {
    const { release } = entry;
    const state = stateOf(release, world);
    return {
      id: release.id.toLowerCase(),
      sequence: versionOf(`release/${release.id}`),
      summary: `${placedName(release, state)} (${stateWord(state)})`,
      description: [`${release.id}: ${release.why}`, release.customers].filter(Boolean).join('\n'),
      status: release.status === 'cancelled' ? ICalEventStatus.CANCELLED : statusOf(release),
    };
  }
  if ('freeze' in entry) {
    const { freeze } = entry;
    return {
      id: freeze.id ? freeze.id.toLowerCase() : slugOf(`${keyOf(freeze)}-${freeze.from}`),
      sequence: freeze.id ? versionOf(`freeze/${freeze.id}`) : 0,
      summary: `${frozenWord(freeze)}: ${scopeWords(freeze.scope)} (${freeze.name})`,
      description: freeze.why,
      status: ICalEventStatus.CONFIRMED,
    };
  }
  if ('closed' in entry) {
    const { closed } = entry;
    return {
      id: slugOf(`${keyOf(closed)}-${scopeWords(closed.scope)}-${closed.from}`),
      sequence: 0,
      summary: `Closed: ${scopeWords(closed.scope)} (outside ${closed.name})`,
      description: closed.why,
      status: ICalEventStatus.CONFIRMED,
    };
  }
  if ('train' in entry) {
    const { train, off } = entry;
    return {
      id: slugOf(`train-${train.name}-${entry.from}`),
      sequence: versionOf(`train/${train.name}`),
      summary: `Train: ${train.title} → ${train.environment}`,
      description: off === undefined ? train.why : `Called off: ${off}`,
      status: off === undefined ? ICalEventStatus.TENTATIVE : ICalEventStatus.CANCELLED,
    };
  }
  const { deadline, of } = entry;
  return {
    id: slugOf(`${of.id}-${deadline.name}`),
    sequence: versionOf(`release/${of.id}`),
    summary: `${deadline.title}: ${wholeName(of)}`,
    description: of.id,
    status: ICalEventStatus.CONFIRMED,
  };
}

const statusOf = ({ status }: Release) =>
  status === 'planned' || status === 'voting' || status === 'rejected'
    ? ICalEventStatus.TENTATIVE
    : ICalEventStatus.CONFIRMED;
