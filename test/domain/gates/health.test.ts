import { expect, test } from 'vitest';
import type { Alert } from '../../../src/domain/alert/alerts.ts';
import type { HealthPlan } from '../../../src/domain/company/health.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { approved, type Given, running } from '../given.ts';
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
    .put('alerts', place, { v: 1, id: place, alerts });
function saw(g: Given, more: Partial<Release> = {}): string | undefined {
  const release = { ...g.world.releases['R-1'], ...more } as Release;
  const sight = gatesOf(release, g.world).find((x) => x.id === 'health');
  return sight && `${sight.open ? 'open' : 'closed'}: ${spoken(sight.saw)}`;
}

test('what fires where its health is judged keeps releases away, and says what', () => {
  expect(saw(there([fires('HighErrors')]))).toBe('closed: HighErrors fires for api; a hotfix goes there all the same');
  const many = ['A', 'B', 'C', 'D', 'E'].map((name) => fires(name));
  expect(saw(there(many))).toContain('A, B, C and 2 more fires for api');
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

test('a hotfix and a drill pass; so does what is under way, since its own steps are watched', () => {
  const g = there([fires('HighErrors')]);
  expect(saw(g, { hotfix: { replaces: [], skips: [] } })).toBeUndefined();
  expect(saw(g, { drill: {} })).toBeUndefined();
  const begun = there([]).done({ type: 'StartDeploy', release: 'R-1' });
  begun.put('alerts', 'production/api', { v: 1, id: 'production/api', alerts: [fires('HighErrors')] });
  expect(saw(begun)).toBeUndefined();
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
