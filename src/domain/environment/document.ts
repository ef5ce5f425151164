import { document } from '../deciding/document.ts';
import { byId } from '../deciding/reads.ts';
import type { LiveVersions } from './environment.ts';

export const environments = document<LiveVersions>()({
  name: 'environment',
  field: 'environment',
  lists: () => ['environments/all'],
  fresh: (name) => ({ v: 1, name, live: {} }),
});

/** What runs where, by environment. */
export const allEnvironments = byId(environments, 'environments/all');
export type Environments = { environments: Record<string, LiveVersions | undefined> };
