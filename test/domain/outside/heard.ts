import type { HearDeployment } from '../../../src/domain/outside/hear-deployment.ts';
import { type Given, running } from '../given.ts';

export const at = (time: string) => `2026-03-03T${time}:00.000Z`;
export const told = (more: Partial<HearDeployment> = {}): HearDeployment => ({
  type: 'HearDeployment',
  source: 'github',
  key: '1',
  service: 'api',
  environment: 'production',
  regions: [],
  state: 'succeeded',
  version: '4.3',
  at: at('08:00'),
  ...more,
});
export const place = (g: Given, region = 'eu') => g.world.environments.production?.live.api?.[region];
export const versions = (g: Given, region = 'eu') => {
  const there = place(g, region);
  return [there?.now?.version ?? '-', ...(there?.before ?? []).map((r) => r.version)];
};
export const earlier = () => running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } });

/** Nothing of the service is left, whichever version it was. */
export const gone = (more: Partial<HearDeployment> = {}): HearDeployment => {
  const { version: _, ...rest } = told({ source: 'cdevents', key: 'gone', state: 'removed', at: at('08:30'), ...more });
  return rest;
};
