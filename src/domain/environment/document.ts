import { document, knowsMore, type Stored, type Upgrade } from '../deciding/document.ts';
import { byId } from '../deciding/reads.ts';
import type { WhatRuns } from './environment.ts';

/** Form 1 kept a version for each service and region, and nothing of how it came there. */
const placed: Upgrade = ({ live, ...before }) => ({
  ...before,
  v: 2,
  live: each(live, (regions) => each(regions, (version) => ({ now: { version }, before: [] }))),
});

const each = (of: Stored, become: (value: Stored) => Stored) =>
  Object.fromEntries(Object.entries(Object(of)).map(([name, value]) => [name, become(value)]));

export const environments = document<WhatRuns>()({
  name: 'environment',
  field: 'environment',
  upgrades: { 1: placed, 2: knowsMore(3), 3: knowsMore(4), 4: knowsMore(5) },
  lists: () => ['environments/all'],
  fresh: (name) => ({ v: 5, name, live: {} }),
});

/** What runs where, by environment. */
export const allEnvironments = byId(environments, 'environments/all');
export type Environments = { environments: Record<string, WhatRuns | undefined> };
