import type { ChangeType } from '../company/changes.ts';
import { policyFor } from '../company/policies.ts';
import type { World } from '../deciding/world.ts';
import type { Leg } from '../release/parts.ts';
import { legsOf, type Routed, scheduled } from '../release/planning/route.ts';

/**
 * The environments that one vote on a release is about: those around the one it is at that the same policy asks about, in order. What has another policy
 * is voted on for itself.
 */
export function coveredBy(release: Routed & { change: ChangeType }, { company }: Pick<World, 'company'>): Leg[] {
  const legs = legsOf(release);
  const policies = legs.map((leg) => policyFor(company, leg.environment, release.change)?.name);
  const here = release.passed?.length ?? 0;
  const isOther = (name: string | undefined) => name !== policies[here];
  const from = policies.slice(0, here).findLastIndex(isOther) + 1;
  const upTo = policies.findIndex((name, i) => i > here && isOther(name));
  return legs.slice(from, upTo < 0 ? undefined : upTo);
}

/** Whether the vote on a release is about the environment after the one it is at. */
export const isNextCovered = (release: Routed & { change: ChangeType }, world: Pick<World, 'company'>): boolean => {
  const [next] = release.ahead ?? [];
  return next !== undefined && coveredBy(release, world).some((leg) => leg.environment === next.environment);
};

/** Whether it is about the last one, too. */
export const isLastCovered = (release: Routed & { change: ChangeType }, world: Pick<World, 'company'>): boolean =>
  coveredBy(release, world).at(-1)?.environment === scheduled(release).environment;
