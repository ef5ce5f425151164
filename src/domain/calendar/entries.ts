import type { World } from '../decision.ts';
import { type FrozenSpan, spansOf } from '../freeze/freeze.ts';
import type { Release } from '../release/release.ts';

/** What stands in the calendar: a release in its window, or a time in which something is frozen. UTC ISO. */
export type Entry = { from: string; until: string } & ({ release: Release } | { freeze: FrozenSpan });

/** Everything that touches [from, until), soonest first; freezes that come again once for each time. */
export function entriesBetween(
  world: Pick<World, 'company' | 'freezes' | 'releases'>,
  from: string,
  until: string,
): Entry[] {
  const releases = Object.values(world.releases).flatMap((release): Entry[] =>
    release && release.status !== 'cancelled'
      ? [{ from: release.window.start, until: release.window.end, release }]
      : [],
  );
  const declared = world.freezes.filter((f) => f.status === 'declared');
  const again = world.company.freezes.flatMap((f) => spansOf(f, from, until));
  const freezes = [...declared, ...again].map((freeze): Entry => ({ from: freeze.from, until: freeze.until, freeze }));
  return [...releases, ...freezes]
    .filter((e) => e.from < until && from < e.until)
    .sort((a, b) => a.from.localeCompare(b.from) || a.until.localeCompare(b.until));
}
