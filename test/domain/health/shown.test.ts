import { describe, expect, test } from 'vitest';
import { type Got, missing, numbers } from '../../../src/domain/health/measurement.ts';
import { shownWhenDone } from '../../../src/domain/health/shown.ts';
import type { Release, Stage } from '../../../src/domain/release/release.ts';
import type { Given } from '../given.ts';
import { errorsRule } from './rules.ts';
import { healthPlan, verifying, WATCH, watched } from './watching.ts';

const NOW = '2026-03-03T12:30:00.000Z';
const at = (minute: number) => `2026-03-03T12:${String(minute).padStart(2, '0')}:00.000Z`;
const pictures = (g: Given) => g.follows(1).flatMap((d) => (d.intent.kind === 'picture' ? [d.key] : []));
const plan = (dry = false) => healthPlan([errorsRule({ unknownLimit: 0 })], { dry });
const looked = (g: Given, minute: number, errors: Got): Given =>
  g
    .at(at(minute + 2))
    .by('gonogo')
    .done({
      ...{ type: 'ObserveHealth', watch: WATCH, from: at(minute), to: at(minute + 1), bases: {} },
      got: { errors: { errors, of: numbers(1000) } },
    });

describe('what was measured is shown', () => {
  test.each([
    ['unhealthy', numbers(90), false],
    ['unhealthy', numbers(90), true],
    ['unknown', missing('unreached', 'no answer'), false],
  ] as const)('once a step is %s', (verdict, got, dry) => {
    const g = looked(watched(plan(dry)), 2, got);
    expect(pictures(g)).toEqual([`picture/${WATCH}/${verdict}`]);
    expect(pictures(looked(g, 3, got))).toEqual([]);
  });

  test('but not of each step that is well', () => {
    const g = looked(watched(plan()), 2, numbers(0));
    expect(pictures(g)).toEqual([]);
    expect(pictures(looked(g, 3, numbers(0)))).toEqual([]);
  });
});

describe('once a rollout is done', () => {
  const stage = (name: string, services: string[], state: Stage['state'] = 'done'): Stage => ({
    ...{ name, region: 'eu', target: 't', state, percent: 100, n: 1, note: '' },
    items: services.map((service) => ({ service, version: '2', previous: '1' })),
  });
  const judged = verifying(healthPlan([errorsRule()], { scope: { services: ['a', 'b', 'c', 'd'], environments: [] } }));
  function keys(stages: Stage[], direction: 'forward' | 'back' = 'forward'): string[] {
    const { world } = judged;
    const release = world.releases['R-1'] ?? expect.fail('there is no release');
    if (!('rollout' in release)) return expect.fail('nothing is rolled out');
    const done: Release = { ...release, rollout: { ...release.rollout, stages, direction } };
    return shownWhenDone(done, { company: world.company, now: NOW }).map((d) => d.key);
  }

  test('all of it is shown by the last step of each service that is judged', () => {
    expect(keys([stage('eu 5 %', ['a', 'other']), stage('eu 100 %', ['a']), stage('eu 2', ['b'])])).toEqual([
      'picture/R-1-1/eu 100 %/a/done',
      'picture/R-1-1/eu 2/b/done',
    ]);
  });

  test('of three services at most', () => {
    expect(keys([stage('eu', ['other', 'd', 'c', 'b', 'a'])])).toEqual(
      ['d', 'c', 'b'].map((service) => `picture/R-1-1/eu/${service}/done`),
    );
  });

  test('not before, and not of what went back', () => {
    expect(keys([stage('eu', ['a']), stage('us', ['a'], 'verifying')])).toEqual([]);
    expect(keys([stage('eu', ['a']), stage('us', ['a'], 'failed')])).toEqual([]);
    expect(keys([stage('eu', ['a'])], 'back')).toEqual([]);
  });
});
