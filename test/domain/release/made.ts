import type { Release, Rollout, Stage } from '../../../src/domain/release/release.ts';
import { NOW, PLAN } from '../given.ts';

/** A step in eu that brings or takes back `service version<previous`, such as `api 4.2<4.1`; without what ran before, nobody knows that. */
export const step = (name: string, state: Stage['state'], brings: string, more: Partial<Stage> = {}): Stage => ({
  name,
  region: 'eu',
  target: 'pipeline',
  items: brings.split(', ').map((item) => {
    const [service = '', versions = ''] = item.split(' ');
    const [version = '', previous = null] = versions.split('<');
    return { service, version, previous };
  }),
  state,
  percent: 0,
  n: 0,
  note: '',
  ...more,
});

export const BASE = {
  v: 14,
  id: 'R-1',
  items: PLAN.items,
  environment: 'production',
  change: 'normal',
  window: PLAN.window,
  why: 'faster',
  customers: '',
  owner: 'UMANAGER',
  plannedAt: NOW,
  round: 1,
  runs: 1,
} as const satisfies Partial<Release>;

/** A release in the midst of, or after, a rollout of these steps. */
export function rolled(
  status: 'deploying' | 'failed' | 'rolling-back' | 'rolled-back' | 'completed',
  stages: Stage[],
  more: Partial<Rollout> = {},
): Release {
  const direction = status === 'rolling-back' || status === 'rolled-back' ? 'back' : 'forward';
  const rollout: Rollout = { id: 'R-1-1', direction, by: 'UMANAGER', startedAt: NOW, stages, ...more };
  return { ...BASE, status, vote: 'R-1/v1', rollout, reason: 'errors', at: NOW };
}
