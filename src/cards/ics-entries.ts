import type { CalendarEntry } from '../domain/calendar/entries.ts';
import { policyFor } from '../domain/company/policies.ts';
import { owing } from '../domain/deadline/deadline.ts';
import type { World } from '../domain/deciding/world.ts';
import type { FeedOf } from '../domain/feed/feed.ts';
import type { FrozenSpan } from '../domain/freeze/frozen-span.ts';
import { own } from '../domain/own.ts';
import { placesIn } from '../domain/release/planning/route.ts';
import { type Release, servicesOf } from '../domain/release/release.ts';

/** Whether an entry belongs into a feed. Freezes concern everybody whose services they cover. */
export function belongsIn(entry: CalendarEntry, of: FeedOf, by: string, world: World): boolean {
  if (of.kind === 'all') return true;
  if (of.kind === 'services') return servicesIn(entry).some((s) => s === 'all' || of.services.includes(s));
  if ('freeze' in entry) return true;
  // When one may deploy day by day is for the calendars of those who asked for all of it, or for the service.
  if ('closed' in entry) return false;
  const asked = (release: Release, role: string) =>
    placesIn(release).some((place) =>
      policyFor(world.company, place, release.change)?.rules.some((r) => r.role === role),
    );
  const mine = (release: Release) => release.owner === by || myRoles(by, world).some((role) => asked(release, role));
  if (of.kind === 'mine') {
    if ('release' in entry) return mine(entry.release);
    if ('train' in entry) return myRoles(by, world).includes(entry.train.owners);
    return entry.of.owner === by || owing(entry.of, entry.deadline, world).includes(by);
  }
  if ('release' in entry) return asked(entry.release, of.role);
  if ('train' in entry) return entry.train.owners === of.role;
  return entry.deadline.owes === of.role;
}

function servicesIn(entry: CalendarEntry): string[] {
  if ('release' in entry) return servicesOf(entry.release);
  if ('freeze' in entry) return servicesOrAll(entry.freeze);
  if ('closed' in entry) return servicesOrAll(entry.closed);
  if ('train' in entry) return entry.train.items.map((i) => i.service);
  return servicesOf(entry.of);
}

const servicesOrAll = ({ scope }: FrozenSpan) => (scope.services.length > 0 ? scope.services : ['all']);

const myRoles = (by: string, { people }: World) =>
  Object.keys(people.roles).filter((r) => own(people.roles, r)?.includes(by));
