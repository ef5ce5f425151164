import type { Spot } from '../environment/spot.ts';
/**
 * Who holds a lock and why. `since`, `until`: UTC ISO; without `until` it is held until somebody releases it. `claim`: what took it; the same claim
 * again changes nothing.
 */
export type Held = { by: string; why: string; since: string; until?: string; claim?: string };

/** One service in one environment, or with `EVERY_SERVICE` a whole environment. `unreadable`: nobody knows who holds it, so it is held. */
export type Lock = { v: 1; id: string; environment: string; service: string; held?: Held; unreadable?: true };

export const EVERY_SERVICE = '*';

/** Who holds it at an instant: [since, until). */
export const heldAt = ({ held }: Lock, now: string): Held | undefined =>
  held && (held.until === undefined || now < held.until) ? held : undefined;

/** Whether somebody holds it, as far as that can be read. */
export const isHeld = (lock: Lock, now: string): boolean => lock.unreadable === true || heldAt(lock, now) !== undefined;

/** Whether two locks are about something that both hold. */
export const meet = (a: Spot, b: Spot): boolean =>
  a.environment === b.environment &&
  (a.service === b.service || a.service === EVERY_SERVICE || b.service === EVERY_SERVICE);

/** The locks that hold something of an environment and services, other than those of `who`. */
export const locksOn = (
  locks: readonly Lock[],
  { environment, services }: { environment: string; services: readonly string[] },
  now: string,
  who?: string,
): Lock[] =>
  locks.filter(
    (l) =>
      services.some((service) => meet(l, { environment, service })) &&
      isHeld(l, now) &&
      (l.unreadable || who === undefined || l.held?.by !== who),
  );
