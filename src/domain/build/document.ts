import { document, knowsMore } from '../deciding/document.ts';
import { byId } from '../deciding/reads.ts';
import type { Builds } from './build.ts';

export const builds = document<Builds>()({
  name: 'build',
  field: 'service',
  upgrades: { 1: knowsMore(2), 2: knowsMore(3), 3: knowsMore(4), 4: knowsMore(5), 5: knowsMore(6) },
  lists: () => ['builds/all'],
  fresh: (service) => ({ v: 6, service, builds: [] }),
});

/** What was built, by service. */
export const allBuilds = byId(builds, 'builds/all');
export type BuildsOf = { builds: Record<string, Builds | undefined> };
