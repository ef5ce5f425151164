import { expect, test } from 'vitest';
import type { HealthRule } from '../../src/domain/company/health.ts';
import type { Look } from '../../src/domain/health/look.ts';
import { looked, newWatch, type Watch } from '../../src/domain/health/watch.ts';
import { watchedMeasure } from '../../src/pictures/watched.ts';
import { alertsRule, errorsRule, shiftRule, valueRule } from '../domain/health/rules.ts';
import { healthPlan } from '../domain/health/watching.ts';

const at = (minute: number) => `2026-03-03T12:${String(minute).padStart(2, '0')}:00.000Z`;

/** What is watched of a step whose pipeline was done at a minute of the hour. */
function watch(stage: string, minute: number, rules: HealthRule[], region = 'eu'): Watch {
  const what = { release: 'R-1', rollout: 'R-1-1', stage, service: 'api', version: '4.2', previous: '4.1' };
  const where = { environment: 'production', region, since: at(minute), rolloutSince: at(0) };
  return newWatch({ ...what, ...where }, healthPlan(rules), 60_000, at(minute));
}
const seen = (w: Watch, minute: number, looks: Record<string, number>, verdict: Look['verdict'] = 'healthy'): Watch =>
  looked(
    w,
    at(minute),
    Object.fromEntries(
      Object.entries(looks).map(([name, value]): [string, Look] => [
        name,
        { verdict, said: 's', value, from: at(minute - 1), to: at(minute) },
      ]),
    ),
    {},
  );

const rules = [errorsRule(), shiftRule(), valueRule({ critical: false }), alertsRule];

test('the measure of all steps of a region, in their order, with each step where it was done', () => {
  const first = seen(watch('eu 5 %', 0, rules), 2, { errors: 0.1 });
  const second = seen(seen(watch('eu 25 %', 5, rules), 7, { errors: 2 }), 8, { errors: 4 }, 'unhealthy');
  const elsewhere = seen(watch('us 5 %', 1, rules, 'us'), 3, { errors: 50 });
  expect(watchedMeasure(second, [second, elsewhere, first])).toEqual({
    title: 'errors of api 4.2 in production, eu',
    unit: '%',
    limit: 1,
    points: [
      { at: at(2), value: 0.1 },
      { at: at(7), value: 2 },
      { at: at(8), value: 4 },
    ],
    deploys: [
      { at: at(0), name: 'eu 5 %' },
      { at: at(5), name: 'eu 25 %' },
    ],
  });
});

test('of several rules the critical one that stands worst is drawn, with its own unit and limit', () => {
  const w = watch('eu', 0, rules);
  const slow = seen(seen(w, 2, { errors: 0.1, queue: 90 }), 2, { p95: 900 }, 'unhealthy');
  expect(watchedMeasure(slow, [slow])).toMatchObject({ title: 'p95 of api 4.2 in production, eu', unit: 'ms' });
  expect(watchedMeasure(slow, [slow])).not.toHaveProperty('limit');
  const own = [valueRule({ atMost: undefined, ceiling: 7, unit: 'jobs' })];
  const queue = seen(watch('eu', 0, own), 2, { queue: 3 });
  expect(watchedMeasure(queue, [queue])).toMatchObject({ unit: 'jobs', limit: 7 });
});

test('what was only told, or not measured at all, is not drawn', () => {
  const only = seen(watch('eu', 0, rules), 2, { queue: 90 });
  expect(watchedMeasure(only, [only])).toBeUndefined();
  expect(watchedMeasure(watch('eu', 0, [alertsRule]), [])).toBeUndefined();
});

test('of a rollout of many steps the last eight are drawn', () => {
  const many = Array.from({ length: 12 }, (_, n) => seen(watch(`step ${n}`, 3 * n, rules), 3 * n + 2, { errors: n }));
  const drawn = watchedMeasure(many[11] ?? expect.fail('none'), many);
  expect(drawn?.deploys.map((d) => d.name)).toEqual(many.slice(4).map((w) => w.stage));
  expect(drawn?.points).toHaveLength(8);
});
