import { describe, expect, test } from 'vitest';
import type { Alert } from '../../../src/domain/alert/alerts.ts';
import type { HealthPlan } from '../../../src/domain/company/health.ts';
import { placeAt, type RunsThere, type WhatRuns } from '../../../src/domain/environment/environment.ts';
import { versionWentLive } from '../../../src/domain/environment/facts/version-went-live.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { approved, COMPANY, type Given, running } from '../given.ts';
import { alertsRule, errorsRule } from '../health/rules.ts';
import { healthPlan } from '../health/watching.ts';
import { spoken } from '../spoken.ts';

const fires = (name: string, more: Partial<Alert> = {}): Alert => ({
  key: name,
  source: 'alertmanager',
  name,
  status: 'firing',
  startsAt: '2026-03-03T08:00:00.000Z',
  heardAt: '2026-03-03T08:00:10.000Z',
  ...more,
});
const there = (alerts: Alert[], plan: HealthPlan | undefined = healthPlan([alertsRule]), place = 'production/api') =>
  approved()
    .company({ health: plan ? [plan] : [] })
    .put('alerts', place, { v: 4, id: place, alerts });
function saw(g: Given, more: Partial<Release> = {}): string | undefined {
  const release = { ...g.world.releases['R-1'], ...more } as Release;
  const sight = gatesOf(release, g.world).find((x) => x.id === 'health');
  return sight && `${sight.open ? 'open' : 'closed'}: ${spoken(sight.saw)}`;
}

test('what fires where its health is judged keeps releases away, and says what', () => {
  expect(saw(there([fires('HighErrors')]))).toBe('closed: HighErrors fires for api; a hotfix goes there all the same');
  const many = ['A', 'B', 'C', 'D', 'E'].map((name) => fires(name));
  expect(saw(there(many))).toContain('A, B, C and 2 more fires for api');
  expect(saw(there(many.slice(0, 3)))).toContain('closed: A, B, C fires for api');
});

test.each<[string, Given]>([
  ['nothing was ever heard', there([])],
  ['it is over', there([fires('HighErrors', { status: 'resolved', endsAt: '2026-03-03T08:30:00.000Z' })])],
  ['it fires of another service', there([fires('HighErrors')], undefined, 'production/ledger')],
  ['it fires elsewhere', there([fires('HighErrors')], healthPlan([alertsRule]), 'staging/api')],
  ['nobody said how its health is judged', there([fires('HighErrors')]).company({ health: [] })],
  ['its rules name other alerts', there([fires('HighErrors')], healthPlan([{ ...alertsRule, alerts: ['Slow'] }]))],
  ['its rules measure, and hear no alerts', there([fires('HighErrors')], healthPlan([errorsRule()]))],
  ['its rule decides nothing', there([fires('HighErrors')], healthPlan([{ ...alertsRule, critical: false }]))],
  ['its rules are only tried', there([fires('HighErrors')], healthPlan([alertsRule], { dry: true }))],
])('nothing is in the way: %s', (_, g) => {
  expect(saw(g)).toBeUndefined();
});

test('a hotfix passes, and no drill begins on what is ill; so passes what is under way, since its own steps are watched', () => {
  const g = there([fires('HighErrors')]);
  expect(saw(g, { hotfix: { replaces: [], skips: [] } })).toBeUndefined();
  expect(saw(g, { drill: {} })).toBe('closed: HighErrors fires for api');
  const begun = there([]).done({ type: 'StartDeploy', release: 'R-1' });
  begun.put('alerts', 'production/api', { v: 4, id: 'production/api', alerts: [fires('HighErrors')] });
  expect(saw(begun)).toBeUndefined();
  expect(saw(begun.done({ type: 'RollBack', release: 'R-1', why: 'refunds fail' }))).toBeUndefined();
});

test('it keeps the first step from beginning, until somebody overrides it', () => {
  const g = there([fires('HighErrors')]);
  g.when({ type: 'StartDeploy', release: 'R-1' }).thenRefused('blocked');
  const over = g.by('gonogo').done({ type: 'OverrideChecks', release: 'R-1', why: 'the alert is wrong' });
  expect(saw(over)).toContain('open: overridden by');
});

test('what was judged unhealthy, and still runs, keeps others away; what comes next is judged anew', () => {
  const judged = { said: 'errors 8 %, allowed 2 %', at: '2026-03-02T20:00:00.000Z' };
  const place = { now: { version: '4.1', unhealthy: judged }, before: [] };
  const g = there([]).put('environment', 'production', {
    ...running({}),
    live: { api: { eu: place, us: { now: { version: '4.1' }, before: [] } } },
  });
  expect(saw(g)).toBe(
    'closed: api 4.1 in eu is unhealthy since 2026-03-02T20:00:00.000Z (errors 8 %, allowed 2 %); a hotfix goes there all the same',
  );
  g.done({
    type: 'RecordVersion',
    service: 'api',
    version: '4.1.1',
    environment: 'production',
    regions: ['eu'],
    why: 'x',
  });
  expect(saw(g)).toBeUndefined();
});

describe('where the policy asks that it is known', () => {
  const policies = COMPANY.policies.map((p) => ({ ...p, knownHealth: true }));
  const plan = healthPlan([errorsRule()], { scope: { services: [], environments: [] } });
  const where = (ran: Partial<RunsThere>, health = [plan]) => {
    const production: WhatRuns = { v: 5, name: 'production', live: { api: { eu: { before: [], ...ran } } } };
    return approved().company({ policies, health }).put('environment', 'production', production);
  };
  const at = '2026-03-03T08:00:00.000Z';
  test.each<[string, Given, string]>([
    ['it was proved', where({ now: { version: '4.1', proved: at } }), 'open: what runs there was proved healthy'],
    ['nothing runs there yet', where({}), 'open: what runs there was proved healthy'],
    [
      'it never was',
      where({ now: { version: '4.1' } }),
      'closed: nobody knows whether api 4.1 in eu is healthy: it was never proved',
    ],
    [
      'it was, and then it was judged unhealthy',
      where({ now: { version: '4.1', proved: at, unhealthy: { said: 'errors 5 %', at } } }),
      `closed: api 4.1 in eu is unhealthy since ${at} (errors 5 %)`,
    ],
    [
      'what runs is in doubt',
      where({
        now: { version: '4.1', proved: at },
        doubt: { may: [], since: at, release: 'R-9', rollout: 'R-9-1', step: 'eu' },
      }),
      'closed: nobody knows whether api in eu is healthy: which version',
    ],
    [
      'two versions run beside each other',
      where({ now: { version: '4.1', proved: at }, partly: { version: '4.2', percent: 5, release: 'R-9', since: at } }),
      'closed: nobody knows whether api in eu is healthy: which version',
    ],
    [
      'no rules judge it',
      where({ now: { version: '4.1', proved: at } }, []),
      'closed: nobody knows whether api is healthy there: no rules',
    ],
    [
      'its rules are only tried',
      where({}, [{ ...plan, dry: true }]),
      'closed: nobody knows whether api is healthy there: no rules',
    ],
  ])('%s', (_, g, said) => {
    expect(saw(g)).toContain(said);
    expect(saw(g, { hotfix: { replaces: [], skips: [] } })).toBeUndefined();
  });

  test('a rollout that proves itself opens it, and so does the way back to what was proved before', () => {
    const g = where({ now: { version: '4.1', proved: at } });
    const [step] = [{ region: 'eu', service: 'api', environment: 'production', at }];
    const place = () => placeAt(g.world.environments.production, 'api', 'eu').now;
    const fold = (state: WhatRuns | undefined, ...facts: ((s: WhatRuns) => WhatRuns)[]) =>
      facts.reduce((s, f) => f(s), state ?? expect.fail('nothing runs'));
    const went = (version: string, release: string, back?: true) => (s: WhatRuns) =>
      versionWentLive.evolve(s, {
        ...versionWentLive.of('production', { ...step, version, release, ...(back && { back }) }),
      });
    expect(place()?.proved).toBe(at);
    const after = fold(g.world.environments.production, went('4.2', 'R-1'));
    expect(placeAt(after, 'api', 'eu').now?.proved).toBeUndefined();
    expect(placeAt(fold(after, went('4.1', 'R-1', true)), 'api', 'eu').now?.proved).toBe(at);
  });
});
