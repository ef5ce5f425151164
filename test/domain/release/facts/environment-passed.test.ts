import { expect, test } from 'vitest';
import type { HealthPlan } from '../../../../src/domain/company/health.ts';
import type { Release, Stage } from '../../../../src/domain/release/release.ts';
import { provingOf } from '../../../../src/domain/release/rollout/proved-by.ts';
import { linesOf } from '../../following.ts';
import { COMPANY, given, NOW } from '../../given.ts';
import { errorsRule } from '../../health/rules.ts';
import { healthPlan } from '../../health/watching.ts';
import { BASE, rolled, step } from '../made.ts';

const verified = { verifyUntil: NOW };
const passed = { by: 'UQA', at: NOW };
const doubt = { verdict: 'unhealthy' as const, said: 'x', at: NOW, until: NOW };
const rules = (more: Partial<HealthPlan> = {}) =>
  healthPlan([errorsRule({})], { scope: { services: [], environments: ['production'] }, ...more });

test.each<[string, HealthPlan[], Partial<Stage>, object]>([
  ['its rules hold', [rules()], verified, { proved: true }],
  ['no rules judge it', [], verified, {}],
  ['rules judge one of its services', [rules({ scope: { services: ['api'], environments: [] } })], verified, {}],
  ['rules are only tried', [rules({ dry: true })], verified, {}],
  ['it was not verified', [rules()], {}, {}],
  ['it failed, and somebody recorded it', [rules()], { ...verified, how: 'unproven' }, {}],
  ['somebody went on', [rules()], { ...verified, passed }, { wentOn: { by: 'UQA' } }],
  ['somebody went on between two steps', [rules()], { ...verified, doubt }, { wentOn: {} }],
])('what is live where %s', (_, health, more, known) => {
  const items = 'api 4.2<4.1, ledger 2.9<2.8';
  const release = rolled('deploying', [
    step('eu', 'done', items, more),
    step('us', 'verifying', items, verified),
    step('old copy away', 'running', items, { act: 'retire' }),
  ]);
  expect(provingOf(release, { company: { ...COMPANY, health } })).toEqual(known);
});

test.each<[object, string]>([
  [{ proved: true }, 'Live in staging, and healthy: api 4.2, ledger 2.9 → staging (R-1). Next: '],
  [{}, 'Live in staging: api 4.2, ledger 2.9 → staging (R-1). Next: '],
  [{ wentOn: { by: 'UQA' } }, '(R-1). @UQA went on although it was not proved healthy there. Next: '],
  [{ wentOn: {} }, '(R-1). Somebody went on although it was not proved healthy there. Next: '],
])('is told as it is: %o', (known, said) => {
  const fact = { type: 'EnvironmentPassed', stream: 'release/R-1', release: 'R-1', at: NOW, passed: 'staging' };
  const release = { ...BASE, status: 'planned', owner: 'UMANAGER' } as Release;
  const lines = linesOf(
    given()
      .put('release', 'R-1', release)
      .leadsTo({ ...fact, cleared: false, ...known } as never),
  );
  expect(lines.join('\n')).toContain(said);
});
