import { type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import type { Spot } from '../environment/spot.ts';
import { say, user } from '../phrase.ts';
import type { RunningReleases } from '../release/document.ts';
import { nameOf, type Release, rolloutOf, servicesOf } from '../release/release.ts';
import { meet } from './lock.ts';

/** A rollout holds what it deploys for its time, whoever holds a lock of it: it is a lock of nobody else. */
const heldByRollout = (spots: readonly Spot[], { runningReleases }: RunningReleases): Release[] =>
  runningReleases.filter((r) =>
    servicesOf(r).some((service) => spots.some((s) => meet(s, { environment: r.environment, service }))),
  );

/** Whoever drives a rollout may lock behind it; others wait for its end. */
export function atWork(spots: readonly Spot[], world: World & RunningReleases): Refusal | undefined {
  const release = heldByRollout(spots, world).find(
    (r) => r.owner !== world.actor.id && rolloutOf(r)?.by !== world.actor.id,
  );
  const by = release && rolloutOf(release)?.by;
  if (!release || by === undefined) return undefined;
  return refuse('running', say`${nameOf(release)} (${release.id}) is under way there: it holds that until its end.`, {
    remedy: say`Ask ${user(by)}, or stop everything there: \`/release emergency-stop\`.`,
    offers: [{ verb: 'show', label: 'Details', about: release.id }],
  });
}
