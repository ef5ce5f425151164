import { expect, onTestFinished, test } from 'vitest';
import { openMetrics } from '../../sandbox/fakes/metrics.ts';
import type { HealthPlan } from '../../src/domain/company/health.ts';
import { GONOGO } from '../../src/domain/deciding/world.ts';
import { watches } from '../../src/domain/health/document.ts';
import type { Command } from '../../src/domain/index.ts';
import { perform } from '../../src/door/perform.ts';
import { KINDS } from '../../src/outbox/kinds/index.ts';
import { SLACK_LIMITS } from '../../src/outbox/limits.ts';
import { Outbox } from '../../src/outbox/outbox.ts';
import { json, prometheus } from '../../src/signals/index.ts';
import { openMeasurer } from '../../src/signals/measurer.ts';
import { errorsRule, shiftRule, valueRule } from '../domain/health/rules.ts';
import { healthPlan, STEP, verifying, WATCH } from '../domain/health/watching.ts';
import { openSetting } from '../support/setting.ts';
import { contextOf } from './little-context.ts';

const ERRORS = {
  errors: 'sum(increase(errors{version="{{version}}"}[{{window}}]))',
  of: 'sum(increase(requests{version="{{version}}"}[{{window}}]))',
};

/** A watch on a disk, a metrics server with dials, and an outbox that asks it; the clock is set by hand. */
async function opened(plan: HealthPlan) {
  const metrics = await openMetrics();
  onTestFinished(() => metrics.close());
  const g = verifying(plan);
  let now = '2026-03-03T12:00:20.000Z';
  const { world } = g;
  const setting = await openSetting({ now: () => now, company: () => world.company });
  const put = [
    { key: 'release/R-1', value: world.releases['R-1'] as never, lists: [] },
    { key: 'environment/production', value: world.environments.production as never, lists: ['environments/all'] },
  ];
  await setting.store.commit({ at: now, put });
  const entry = { url: metrics.url, allowPrivate: true, timeoutSeconds: 1 };
  const signals = {
    prometheus: prometheus.prepare({ ...entry, type: 'prometheus' }, () => '')({}),
    shop: json.prepare({ ...entry, type: 'json' }, () => '')({}),
  };
  const context = contextOf(setting, { measurer: openMeasurer(signals) });
  const outbox = new Outbox({
    store: setting.store,
    kinds: {
      measure: KINDS.measure.open(context),
      timer: { call: () => ({ rule: 'free' }), mark: false, attempt: async () => ({ done: true }) },
    },
    limits: SLACK_LIMITS,
    now: () => now,
    random: () => 0.5,
    log: () => {},
  });
  outbox.start();
  onTestFinished(() => outbox.stop());
  const asks = (command: Command) => perform(setting, command, { actor: GONOGO, via: 'test' });
  await asks({ type: 'BeginWatch', ...STEP, began: now });
  return {
    metrics,
    store: setting.store,
    async until(clock: string) {
      now = `2026-03-03T${clock}.000Z`;
      outbox.tick();
      await outbox.idle();
    },
    async watch() {
      const doc = await setting.store.get(watches.key(WATCH));
      return doc ? watches.read(doc.value) : expect.fail('nothing is watched');
    },
    pending: async () => (await setting.store.pending('measure/')).map((e) => e.dueAt.slice(11, 19)),
  };
}

test('each look is asked for when its sources know of it, and calls for the next one', async () => {
  const a = await opened(healthPlan([errorsRule(ERRORS)]));
  expect(await a.pending()).toEqual(['12:03:15']);
  await a.until('12:03:14');
  expect(a.metrics.asked).toEqual([]);
  await a.until('12:03:15');
  expect(a.metrics.asked.map((q) => [q.form.get('query'), q.form.get('time')])).toEqual([
    ['sum(increase(errors{version="4.2"}[60s]))', '2026-03-03T12:03:00.000Z'],
    ['sum(increase(requests{version="4.2"}[60s]))', '2026-03-03T12:03:00.000Z'],
  ]);
  expect(await a.pending()).toEqual(['12:04:15']);
  expect(await a.watch()).toMatchObject({ lookedTo: '2026-03-03T12:03:00.000Z', concluded: 'wait' });
});

test('what was missed is made up for, look by look', async () => {
  const a = await opened(healthPlan([errorsRule(ERRORS)]));
  await a.until('12:06:00');
  expect(await a.watch()).toMatchObject({ lookedTo: '2026-03-03T12:05:00.000Z', concluded: 'go-on' });
  expect(a.metrics.asked).toHaveLength(6);
  expect(await a.pending()).toEqual(['12:06:15']);
});

test('a version that fails is held against the one before, and found out', async () => {
  const against = { from: ['stable' as const], hours: 1, weeks: 1, margin: 1 };
  const { atMost: _, ...rule } = errorsRule({ ...ERRORS, against, consecutiveFailureLimit: 1 });
  const a = await opened(healthPlan([rule]));
  a.metrics.versions.set('4.2', { requests: 500, errors: 0.08, latency: 200 });
  a.metrics.versions.set('4.1', { requests: 9500, errors: 0.01, latency: 200 });
  await a.until('12:03:15');
  expect((await a.watch()).concluded).toBe('wait');
  await a.until('12:04:15');
  const { concluded, tallies } = await a.watch();
  expect(concluded).toBe('unhealthy');
  expect(tallies.errors?.last?.said).toBe(
    'errors 8 % (40 of 500 requests), were 1 % with the version before (9,500 requests), allowed 1 point more',
  );
});

test.each(['silent', 'NaN', 'hang', 'html', 'huge', 'warnings', 503, 400] as const)(
  'a source that is %s makes nothing unhealthy',
  async (mood) => {
    const a = await opened(healthPlan([errorsRule({ ...ERRORS, unknownLimit: 1 })]));
    a.metrics.mood = mood;
    await a.until('12:03:15');
    expect((await a.watch()).concluded).toBe('wait');
    await a.until('12:04:15');
    expect((await a.watch()).concluded).toBe('unknown');
    a.metrics.mood = 'well';
    await a.until('12:05:15');
    expect((await a.watch()).concluded).toBe('wait');
  },
);

test('two hundred rules are one decision', async () => {
  const rules = Array.from({ length: 200 }, (_, n) => valueRule({ name: `r${n}`, value: `q${n}`, atMost: 10_000 }));
  const a = await opened(healthPlan(rules));
  await a.until('12:03:15');
  expect(a.metrics.asked).toHaveLength(200);
  expect(a.metrics.most()).toBeLessThanOrEqual(20);
  expect((await a.watch()).tallies.r199?.last?.verdict).toBe('healthy');
});

test('a source that only knows of now is not asked about what is over', async () => {
  const now = valueRule({ source: 'shop', value: '/stats#/p95~1ms', atMost: 500 });
  const past = valueRule({ name: 'past', source: 'shop', value: '/stats?to={{to}}#/p95~1ms', atMost: 500 });
  const a = await opened(healthPlan([now, past]));
  await a.until('12:03:20');
  expect((await a.watch()).tallies.queue?.last?.verdict).toBe('healthy');
  await a.until('12:09:50');
  const { tallies } = await a.watch();
  expect(tallies.past?.before.unknownInARow).toBe(0);
  expect(tallies.queue?.before.unknownInARow).toBeGreaterThan(0);
});

test('a source that is gone, and a version that nobody knows, are said as such', async () => {
  const a = await opened(
    healthPlan([valueRule({ source: 'elsewhere' }), shiftRule({ points: 'latency{version="{{previous}}"}' })], {
      everySeconds: 300,
    }),
  );
  await a.until('12:10:15');
  const { tallies } = await a.watch();
  expect(tallies.queue?.last?.said).toBe('it is not known: signals.yml has no source elsewhere any more');
  expect(tallies.p95?.last?.said).toBe(
    '200 ms (5 measures), was 200 ms with the version before (5), allowed up to 240 ms',
  );
});
