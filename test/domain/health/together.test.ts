import { expect, test } from 'vitest';
import type { HealthRule } from '../../../src/domain/company/health.ts';
import { type Measurement, numbers } from '../../../src/domain/health/measurement.ts';
import { newTally } from '../../../src/domain/health/tally.ts';
import { together } from '../../../src/domain/health/together.ts';
import { alertsRule, counted, errorsRule, measured, minute, nothing, observe, valued, valueRule } from './rules.ts';

const START = minute(0).from;
const errors = errorsRule({ unknownLimit: 5 });
const queue = valueRule();

const of = (...seen: (readonly [HealthRule, ...Measurement[]])[]) => {
  const tallies = new Map(
    seen.map(([rule, ...all]) => [rule.name, all.reduce((t, m) => observe(rule, t, m), newTally(START))]),
  );
  return together(
    seen.map(([rule]) => rule),
    (rule) => tallies.get(rule.name),
  );
};

test('all have to hold, and the soak is as long as the shortest', () => {
  const all = of([errors, counted(0, 500), counted(0, 500, 1)], [queue, valued(3), valued(3, 1), valued(3, 2)]);
  expect(all).toMatchObject({ verdict: 'healthy', acts: false, soakedMs: 120_000 });
});

test('what is surely bad outweighs what nobody knows', () => {
  const all = of([errors, measured({ errors: nothing, of: nothing })], [queue, valued(99)]);
  expect(all).toMatchObject({ verdict: 'unhealthy', acts: true, said: 'queue: 99, allowed 10', soakedMs: 0 });
});

test('bad in too few requests is not known, and then nothing is surely bad', () => {
  const all = of([errors, counted(20, 20)], [queue, valued(3)]);
  expect(all).toMatchObject({ verdict: 'unknown', acts: false });
  expect(all.said).toBe('errors: errors 100 % (20 of 20 requests): it takes 50 requests to tell');
});

test('one that is not critical decides nothing', () => {
  expect(of([errors, counted(0, 500)], [valueRule({ critical: false }), valued(99)])).toMatchObject({
    verdict: 'healthy',
  });
});

test('an alert speaks only against', () => {
  const fires: Measurement = { ...minute(0), got: {}, alerts: { firing: ['Down'], resolved: [] } };
  const silent: Measurement = { ...minute(0), got: {} };
  expect(of([errors, counted(0, 500)], [alertsRule, silent])).toMatchObject({ verdict: 'healthy', soakedMs: 60_000 });
  expect(of([errors, counted(0, 500)], [alertsRule, fires])).toMatchObject({
    verdict: 'unhealthy',
    acts: true,
    soakedMs: 0,
  });
  expect(of([alertsRule, silent])).toMatchObject({ verdict: 'unknown', acts: true, soakedMs: 0 });
  expect(of([alertsRule, fires])).toMatchObject({ verdict: 'unhealthy' });
});

test('of two that nobody knows, the one that is not waited for any longer is told', () => {
  const empty = measured({ value: nothing, errors: nothing, of: nothing });
  expect(of([errors, empty], [queue, empty])).toMatchObject({
    verdict: 'unknown',
    acts: true,
    said: 'queue: it is not known: there is no such series',
  });
});

test('nothing measured, nothing known', () => {
  expect(together([errors], () => undefined)).toMatchObject({ verdict: 'unknown', acts: false, soakedMs: 0 });
  expect(together([], () => undefined)).toMatchObject({ verdict: 'unknown', acts: true });
  expect(of([{ ...errors, critical: false }, measured({ errors: numbers(0), of: numbers(500) })])).toMatchObject({
    verdict: 'unknown',
  });
});
