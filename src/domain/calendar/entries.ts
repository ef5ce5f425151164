import { spansIn } from '../../time/recurrence.ts';
import type { Train } from '../company/plans.ts';
import { type Deadline, deadlinesOf, isMet } from '../deadline/deadline.ts';
import type { World } from '../deciding/world.ts';
import { closures } from '../freeze/closures.ts';
import type { Freezes } from '../freeze/document.ts';
import { spansOf } from '../freeze/freeze.ts';
import type { FrozenSpan } from '../freeze/frozen-span.ts';
import { isAhead } from '../release/ahead.ts';
import type { ReleasesById } from '../release/document.ts';
import { scheduled } from '../release/planning/route.ts';
import type { Release } from '../release/release.ts';
import { stateOf, type Trains } from '../train/train.ts';

/**
 * What stands in the calendar: a release at the time that it is planned for in the last of its environments (the release itself, wherever it is), a time in which something is frozen, one in which its deploy windows leave it closed, a train that has not opened its release, or what
 * is due at a moment. UTC ISO.
 */
export type CalendarEntry = { from: string; until: string } & (
  | { release: Release }
  | { freeze: FrozenSpan }
  | { closed: FrozenSpan }
  | { train: Train; off?: string }
  | { deadline: Deadline; of: Release }
);

/** What a calendar is made of. */
export type Planned = Pick<World, 'now' | 'company'> & Freezes & ReleasesById & Trains;

/** Everything that touches [from, until), soonest first; what comes again once for each time. */
export function entriesBetween(world: Planned, from: string, until: string): CalendarEntry[] {
  const releases = Object.values(world.releases).flatMap((release) =>
    release && release.status !== 'cancelled' ? [entryOf(release)] : [],
  );
  const declared = world.freezes.filter((f) => f.status === 'declared');
  const again = world.company.freezes.flatMap((f) => spansOf(f, from, until));
  const freezes = [...declared, ...again].map(
    (freeze): CalendarEntry => ({ from: freeze.from, until: freeze.until, freeze }),
  );
  const closed = closures(world.company, from, until).map(
    (span): CalendarEntry => ({ from: span.from, until: span.until, closed: span }),
  );
  const trains = world.company.trains.flatMap((train) => departures(train, world, from, until));
  const deadlines = Object.values(world.releases).flatMap((release): CalendarEntry[] =>
    release && isAhead(release)
      ? deadlinesOf(release, world.company)
          .filter((d) => !isMet(release, d))
          .map((d) => ({ from: d.due, until: d.due, deadline: d, of: release }))
      : [],
  );
  return [...releases, ...freezes, ...closed, ...trains, ...deadlines]
    .filter((e) => e.from < until && (from < e.until || from === e.from))
    .sort((a, b) => a.from.localeCompare(b.from) || a.until.localeCompare(b.until));
}

/** A release where others plan around it. Its state is that of where it is, so it is no other release for standing there. */
export function entryOf(release: Release): CalendarEntry & { release: Release } {
  const { window } = scheduled(release);
  return { from: window.start, until: window.end, release };
}

/** The departures to come whose release is not open yet. `off`: why one does not run. */
function departures(train: Train, world: Pick<World, 'now'> & Trains, from: string, until: string): CalendarEntry[] {
  const { last, skipped, held } = stateOf(world, train);
  return spansIn(train, from, until)
    .filter((s) => s.from > world.now && (!last || s.from > last.departure))
    .map((span): CalendarEntry => {
      const off = skipped.find((x) => x.departure === span.from)?.why ?? held?.why;
      return { ...span, train, ...(off !== undefined && { off }) };
    });
}
