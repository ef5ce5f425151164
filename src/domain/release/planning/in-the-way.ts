import type { RunningReleases } from '../document.ts';
import { isStuck, type Release, servicesOf } from '../release.ts';

/** The other releases that are under way where one goes, with a service of its own: one rollout a service and environment at a time. */
export const underWay = (
  { id, environment }: Pick<Release, 'id' | 'environment'>,
  services: readonly string[],
  { runningReleases }: RunningReleases,
): Release[] =>
  runningReleases.filter(
    (o) =>
      o.id !== id && o.environment === environment && !isStuck(o) && servicesOf(o).some((s) => services.includes(s)),
  );
