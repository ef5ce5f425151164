import type { OpenReleases, RunningReleases } from '../release/document.ts';
import { isRunning, type Release, servicesOf } from '../release/release.ts';
import type { Destined } from './gate.ts';

/** The releases that run, as they were read, or found among all that are open. */
export const runningIn = (world: RunningReleases | OpenReleases): Release[] =>
  'runningReleases' in world ? world.runningReleases : amongOpen(world.openReleases);

/** The others of those that run with a service of its own where it goes. */
export const sharing = ({ id, environment, items }: Destined, running: readonly Release[]): Release[] => {
  const services = servicesOf({ items });
  return running.filter(
    (o) => o.id !== id && o.environment === environment && servicesOf(o).some((s) => services.includes(s)),
  );
};

const found = new WeakMap<Release[], { of: number; all: Release[] }>();

/** Found once a world: a list of open releases only grows, while it is loaded. */
function amongOpen(open: Release[]): Release[] {
  const known = found.get(open);
  if (known?.of === open.length) return known.all;
  const all = open.filter(isRunning);
  found.set(open, { of: open.length, all });
  return all;
}
