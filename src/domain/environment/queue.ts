import { overlap } from '../../time/overlap.ts';
import { isMissed } from '../release/ahead.ts';
import { legsOf, type Routed } from '../release/planning/route.ts';
import { isRunning, isStuck, type Release, servicesOf } from '../release/release.ts';

/** One that waits for an environment, or is under way there. `start`, `end`: of its window there, UTC ISO; `behind`: what goes before it, the next one last. */
export type InLine = { release: Release; start: string; end: string; here: boolean; behind: Release[] };

type Spot = { start: string; end: string; services: string[] };

/**
 * What is under way in an environment, then what waits for it in the order in which it goes: by the start of its window there, never before what it waits for. One is behind another
 * where both bring the same service and their windows overlap, or the other is under way, or was named as going first. One that was
 * rejected keeps its place, as its vote may be opened anew; one that missed its window waits for another. `now`: UTC ISO
 */
export function queueOf(environment: string, open: readonly Release[], now: string): InLine[] {
  const waiting = open.flatMap((release) => spotIn(environment, release, now) ?? []).sort(inOrder);
  return placed(waiting).map((one, i, line) => ({
    ...one,
    behind: line.slice(0, i).flatMap((other) => (isBefore(other, one) ? [other.release] : [])),
  }));
}

/** What a release is behind in the environment where it is. */
export function aheadOf(release: Release, open: readonly Release[], now: string): Release[] {
  const services = servicesOf(release);
  const possible = open.filter(
    (o) => o.items.some((i) => services.includes(i.service)) || release.after?.some((p) => p.release === o.id),
  );
  return queueOf(release.environment, possible, now).find((one) => one.release.id === release.id)?.behind ?? [];
}

/** Whether two could keep each other waiting: what changes of one changes what the other's card says. */
export const couldMeet = (one: Spot, other: Spot): boolean =>
  overlap(one, other) && one.services.some((s) => other.services.includes(s));

export const spotOf = (release: Release, { start, end }: { start: string; end: string }): Spot => ({
  start,
  end,
  services: servicesOf(release),
});

type Placed = Omit<InLine, 'behind'>;

function spotIn(environment: string, release: Release, now: string): Placed | undefined {
  if (isMissed(release, now)) return undefined;
  const leg = nextLegs(release).find((l) => l.environment === environment);
  return leg && { release, start: leg.window.start, end: leg.window.end, here: release.environment === environment };
}

/** Where it is live already it waits for nothing. */
const nextLegs = ({ passed: _, ...release }: Routed) => legsOf(release);

const underWay = ({ release, here }: Placed) => here && (isRunning(release) || isStuck(release));
const numberOf = ({ release }: Placed) => Number(release.id.slice(2));
const inOrder = (a: Placed, b: Placed) =>
  Number(underWay(b)) - Number(underWay(a)) || a.start.localeCompare(b.start) || numberOf(a) - numberOf(b);

/** Each after those that it waits for; the order is kept otherwise, and in a circle, which planning refuses. */
function placed(waiting: Placed[]): Placed[] {
  const line: Placed[] = [];
  const left = new Map(waiting.map((one) => [one.release.id, one]));
  const enter = (one: Placed) => {
    if (!left.delete(one.release.id)) return;
    for (const { release } of one.release.after ?? []) {
      const first = left.get(release);
      if (first) enter(first);
    }
    line.push(one);
  };
  for (const one of waiting) enter(one);
  return line;
}

function isBefore(other: Placed, one: Placed): boolean {
  if ((one.release.after ?? []).some((p) => p.release === other.release.id)) return true;
  // One that failed holds nobody up: its services may go there beside it, or a check says what is to be put right first.
  if (isStuck(other.release) && other.here) return false;
  const runs = underWay(other);
  const shared = servicesOf(one.release).some((s) => servicesOf(other.release).includes(s));
  return shared && (runs || couldMeet(spotOf(one.release, one), spotOf(other.release, other)));
}
