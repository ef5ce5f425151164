import type { HealthPlan, HealthRule } from '../../../src/domain/company/health.ts';
import * as shelf from '../../../src/domain/strategy/index.ts';
import { COMPANY, emptyWorld, Given, PLAN, running } from '../given.ts';
import { alertsRule, errorsRule } from './rules.ts';

export const healthPlan = (rules: HealthRule[], more: Partial<HealthPlan> = {}): HealthPlan => ({
  name: 'api',
  scope: { services: ['api'], environments: ['production'] },
  everySeconds: 60,
  graceSeconds: 60,
  lagSeconds: 15,
  soakMinutes: 3,
  rules,
  onUnhealthy: 'roll-back',
  onUnknown: { minutes: 30 },
  dry: false,
  ...more,
});

export const TEMPLATE = {
  name: 'small',
  title: 'Small',
  version: 1,
  services: ['api'],
  environments: ['production'],
  revokedByFailure: false,
};

const canary = { name: 'careful', ...shelf.canary.make({ percents: [5, 100], soakMinutes: 2, promotion: 'health' }) };
export const STEP = { release: 'R-1', rollout: 'R-1-1', stage: 'eu 5 %' };
export const WATCH = 'R-1-1/eu 5 %/api';
/** When the pipeline was done with the first step of a release of api 4.2, where 4.1 ran. */
export const DONE = '2026-03-03T12:00:20.000Z';

/** A release whose first step is verified by a plan. */
export function verifying(
  plan: HealthPlan = healthPlan([errorsRule({ consecutiveFailureLimit: 1 }), alertsRule]),
): Given {
  const [production] = COMPANY.environments;
  if (!production) throw new Error('the company has an environment');
  const environments = [{ ...production, regions: ['eu'], strategy: canary.name }];
  return new Given(emptyWorld())
    .put('environment', 'production', running({ api: { eu: '4.1' } }))
    .company({ ...COMPANY, environments, strategies: [canary], templates: [TEMPLATE], health: [plan] })
    .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }], change: 'standard', template: 'small' })
    .at('2026-03-03T12:00:00.000Z')
    .done({ type: 'StartDeploy', release: 'R-1' })
    .at(DONE)
    .by('gonogo')
    .done({
      type: 'ReportStage',
      release: 'R-1',
      deployId: 'R-1-1',
      stage: STEP.stage,
      status: 'succeeded',
      n: 1,
      message: '',
    });
}
export const watched = (plan?: HealthPlan): Given => verifying(plan).done({ type: 'BeginWatch', ...STEP, began: DONE });
