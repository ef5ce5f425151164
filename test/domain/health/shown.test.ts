import { describe, expect, test } from 'vitest';
import { type Got, missing, numbers } from '../../../src/domain/health/measurement.ts';
import { standsWords } from '../../../src/domain/health/said.ts';
import { shownWhenDone } from '../../../src/domain/health/shown.ts';
import { looked as afterLook, decidingRules, provedAt } from '../../../src/domain/health/watch.ts';
import type { Release, Stage } from '../../../src/domain/release/release.ts';
import type { Given } from '../given.ts';
import { spoken } from '../spoken.ts';
import { alertsRule, errorsRule, valueRule } from './rules.ts';
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

describe('in words, how a watch stands', () => {
  const stands = (g: Given) => spoken(standsWords(g.world.watches[WATCH] ?? expect.fail('nothing is watched')));
  const proved = (g: Given) => provedAt(g.world.watches[WATCH] ?? expect.fail('nothing is watched')).slice(11, 16);
  const of = (failed: number, words = '') =>
    `errors: errors ${failed / 10} % (${failed} of 1,000 requests), allowed 1 %${words}`;

  test('until when, and for how long it has held: of what it has to', () => {
    const g = watched(plan());
    expect([stands(g), proved(g)]).toEqual(['errors: nothing is measured yet; good for 0 of 3 min', '12:05']);
    looked(g, 2, numbers(0));
    expect([stands(g), proved(g)]).toEqual([of(0, `, looked at ${at(3)}; good for 1 of 3 min`), '12:05']);
    for (const minute of [3, 4, 5]) looked(g, minute, numbers(0));
    expect([stands(g), proved(g)]).toEqual([of(0, `, looked at ${at(6)}; good for 3 of 3 min`), '12:06']);
  });
  test('of what is bad, until when alone; its time begins anew', () => {
    const g = looked(looked(watched(plan()), 2, numbers(0)), 3, numbers(90));
    expect([stands(g), proved(g)]).toEqual([of(90, `, looked at ${at(4)}`), '12:07']);
  });
  test('where nothing has to hold for long, nothing of how long', () => {
    const g = watched(plan());
    const watch = g.world.watches[WATCH] ?? expect.fail('nothing is watched');
    expect(spoken(standsWords({ ...watch, soakMs: 0 }))).toBe('errors: nothing is measured yet');
  });
  test('in dry mode, with what would have been done', () => {
    const notes = (g: Given) =>
      g.follows(1).flatMap(({ intent: i }) => (i.kind === 'note' ? [spoken(i.note).split(': errors:')[0]] : []));
    const dry = (onUnhealthy: 'ask' | 'pause', got: Got) =>
      notes(looked(watched({ ...plan(true), onUnhealthy }), 2, got));
    const step = 'Only tried (dry): step eu 5 % would have';
    expect(dry('ask', numbers(90))).toEqual([`${step} asked whether to roll back. api`]);
    expect(dry('pause', numbers(90))).toEqual([`${step} been paused. api`]);
    expect(dry('ask', missing('unreached', 'no answer'))).toEqual([`${step} been paused. api`]);
    const well = watched(plan(true));
    for (const minute of [2, 3, 4]) looked(well, minute, numbers(0));
    expect([well.world.watches[WATCH]?.concluded, notes(well)]).toEqual(['go-on', []]);
  });
});

test('the last two hours of measures are kept; the odds of a false alarm are shared by critical rules that measure', () => {
  const rules = [errorsRule(), valueRule(), valueRule({ name: 'other', critical: false }), alertsRule];
  expect(decidingRules(healthPlan(rules))).toBe(2);
  const watch = watched(plan()).world.watches[WATCH] ?? expect.fail('nothing is watched');
  const looks = Array.from({ length: 130 }, (_, value) => ({
    errors: { verdict: 'healthy' as const, said: '', from: at(1), to: at(2), value },
  }));
  const kept = looks.reduce((w, l) => afterLook(w, w.lookedTo, l, {}), watch);
  expect(kept.measures.errors?.map((m) => m.value)).toEqual(Array.from({ length: 120 }, (_, n) => n + 10));
  // An alert is seen between two looks, and is none.
  expect(kept.looks).toBe(0);
  expect(afterLook(watch, at(40), {}, {}).looks).toBe(1);
  const base = { of: 'x', got: {} };
  expect(afterLook(watch, at(40), {}, { 'errors/before': base }).bases).toEqual({ 'errors/before': base });
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
