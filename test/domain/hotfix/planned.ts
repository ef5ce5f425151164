import type { PlanHotfix } from '../../../src/domain/hotfix/plan-hotfix.ts';
import { COMPANY, type Given, given, NOW, running } from '../given.ts';

export const HOTFIX: PlanHotfix = {
  type: 'PlanHotfix',
  items: [{ service: 'api', version: '4.1.4' }],
  environment: 'production',
  why: 'refunds fail',
  customers: '',
};
export const LIVE = running({ api: { eu: '4.1.3', us: '4.1.3' } });
export const [POLICY] = COMPANY.policies;
export const emergency = (more: object = {}) => ({
  policies: [
    ...COMPANY.policies,
    ...(POLICY
      ? [
          {
            ...POLICY,
            name: 'emergency',
            changes: ['emergency' as const],
            rules: [{ role: 'sre', need: 1, veto: true }],
            ...more,
          },
        ]
      : []),
  ],
});
export const live = () => given().company(emergency()).put('environment', 'production', LIVE);
export const told = (g: Given, who: string) =>
  g.follows().flatMap(({ intent }) => (intent.kind === 'tell' && intent.user === who ? [JSON.stringify(intent)] : []));
export const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
