import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import { type Release, servicesOf } from '../release/release.ts';
import type { Locks } from './document.ts';
import { lockMoved } from './facts/lock-moved.ts';
import { EVERY_SERVICE, heldAt, type Lock } from './lock.ts';

/** The locks that somebody holds for a release: of its services where it goes. */
export const heldFor = (release: Release, from: string, { locks, now }: Pick<World, 'now'> & Locks): Lock[] =>
  locks.filter(
    (l) =>
      l.environment === release.environment &&
      servicesOf(release).includes(l.service) &&
      heldAt(l, now)?.by === from &&
      !isWithin(l, locks, now),
  );

/** They go to whom it is handed to. */
export const movedWith = (
  release: Release,
  { from, to }: { from: string; to: string },
  world: Pick<World, 'now'> & Locks,
): Fact[] =>
  from === to
    ? []
    : heldFor(release, from, world).map((l) =>
        lockMoved.of(l.id, { by: to, from, at: world.now, release: release.id }),
      );

/** Whoever holds all of the environment keeps that, and what lies in it. */
const isWithin = ({ environment }: Lock, locks: readonly Lock[], now: string) =>
  locks.some((l) => l.environment === environment && l.service === EVERY_SERVICE && heldAt(l, now));
