import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { look } from '../../../src/domain/health/look.ts';
import { type Got, MISSING, missing, numbers } from '../../../src/domain/health/measurement.ts';
import { alertsRule, counted, errorsRule, measured, minute, nothing, shiftRule, valued, valueRule } from './rules.ts';

const RANK = { healthy: 0, unknown: 1, unhealthy: 2 };
const against = { from: ['stable' as const], hours: 1, weeks: 4, margin: 0.1 };
const held = (x1: number, n1: number, x2: number, n2: number) =>
  measured({ errors: numbers(x1), of: numbers(n1), 'stable:errors': numbers(x2), 'stable:of': numbers(n2) });

describe('errors', () => {
  test.each([
    ['none', 0, 1000, 'healthy'],
    ['exactly what is allowed', 10, 1000, 'healthy'],
    ['a little more, which chance explains', 15, 1000, 'unknown'],
    ['clearly more', 30, 1000, 'unhealthy'],
    ['more, in too few requests', 5, 49, 'unknown'],
    ['none in too few requests', 0, 49, 'unknown'],
    ['none in just enough', 0, 50, 'healthy'],
    ['all of them', 1000, 1000, 'unhealthy'],
    ['no traffic', 0, 0, 'unknown'],
    ['counters that were read at slightly different moments', 1010, 1000, 'unhealthy'],
    ['more than there were requests', 1500, 1000, 'unknown'],
    ['less than none', -3, 1000, 'unknown'],
    ['fractions, as rates come', 0.4, 1000.7, 'healthy'],
    ['a tenth of more than can be counted', 1e307, 1e308, 'unknown'],
    ['all of more than can be counted', 1e308, 1e308, 'unknown'],
    ['none of more than can be counted', 0, 1e300, 'unknown'],
    ['a few of very many', 1e9, 1e12, 'healthy'],
    ['less traffic than none', 0, -5, 'unknown'],
    ['a hair of traffic', 0, 5e-324, 'unknown'],
    ['NaN of some', Number.NaN, 1000, 'unknown'],
    ['some of infinitely many', 3, Number.POSITIVE_INFINITY, 'unknown'],
  ])('%s: %d of %d are %s', (_, x, n, verdict) => {
    expect(look(errorsRule(), counted(x, n)).verdict).toBe(verdict);
  });

  test('an error counter that never rose has no series: none failed, where there was traffic', () => {
    const seen = look(errorsRule(), measured({ errors: nothing, of: numbers(600) }));
    expect(seen).toMatchObject({ verdict: 'healthy', said: 'errors 0 % (0 of 600 requests), allowed 1 %' });
    expect(look(errorsRule(), measured({ errors: nothing, of: nothing })).verdict).toBe('unknown');
  });

  test('what is missing of the errors is no zero', () => {
    const seen = look(
      errorsRule(),
      measured({ errors: missing('unreached', 'it did not answer within 10 s'), of: numbers(600) }),
    );
    expect(seen.said).toBe('errors are not known: of the failed ones, it did not answer within 10 s');
    expect(seen.verdict).toBe('unknown');
  });

  test('above the ceiling acts at once, with a sample of its own', () => {
    const rule = errorsRule({ ceiling: 20, minimum: 500 });
    expect(look(rule, counted(30, 60))).toMatchObject({ verdict: 'unhealthy', atOnce: true });
    expect(look(rule, counted(30, 49)).verdict).toBe('unknown');
    expect(look(rule, counted(12, 60)).atOnce).toBeUndefined();
  });

  test('above the ceiling in fewer than its sample is not known, and never well', () => {
    const { atMost: _, ...rule } = errorsRule({ ceiling: 20, minimum: 5 });
    expect(look(rule, counted(10, 10))).toMatchObject({
      verdict: 'unknown',
      said: 'errors 100 % (10 of 10 requests), never more than 20 %: it takes 50 requests to tell',
    });
    expect(look(rule, counted(1, 10)).verdict).toBe('healthy');
    expect(look(errorsRule({ ceiling: 20, minimum: 5 }), counted(10, 10)).verdict).toBe('unhealthy');
  });

  test('without a limit, a baseline or a passed ceiling, nothing is wrong', () => {
    const { atMost: _, ...rule } = errorsRule({ ceiling: 20 });
    expect(look(rule, counted(5, 100)).verdict).toBe('healthy');
  });

  test.each([
    ['1 of 20 against 10 of 1,000 tells nothing', 1, 20, 10, 1000, 'unknown'],
    ['24 of 800 against 10 of 1,000 is worse', 24, 800, 10, 1000, 'unhealthy'],
    ['the same of very many is as good', 1000, 100_000, 1000, 100_000, 'unknown'],
    ['fewer of very many is better', 800, 100_000, 1000, 100_000, 'healthy'],
    ['a baseline of too few tells nothing', 24, 800, 0, 10, 'unknown'],
  ])('%s', (_, x1, n1, x2, n2, verdict) => {
    const { atMost: _limit, ...rule } = errorsRule({ against, minimum: 20 });
    expect(look(rule, held(x1, n1, x2, n2)).verdict).toBe(verdict);
  });

  test('the odds of a false alarm are divided among the rules that are looked at together', () => {
    const { atMost: _, ...rule } = errorsRule({ against: { ...against, margin: 0 } });
    expect(look(rule, held(24, 800, 10, 1000), 1).verdict).toBe('unhealthy');
    expect(look(rule, held(24, 800, 10, 1000), 20).verdict).toBe('unknown');
  });

  test('says what was measured, of how much, and what is allowed', () => {
    const { said } = look(errorsRule({ against: { ...against, margin: 0.5 } }), held(29, 1204, 8, 5010));
    expect(said).toBe('errors 2.41 % (29 of 1,204 requests), allowed 1 %');
    expect(look(errorsRule({ atMost: 5, against: { ...against, margin: 0.5 } }), held(29, 1204, 8, 5010)).said).toBe(
      'errors 2.41 % (29 of 1,204 requests), were 0.16 % with the version before (5,010 requests), allowed 0.5 points more',
    );
  });

  test('more errors never look better', () => {
    const few = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(few, few, few, few, fc.integer({ min: 1, max: 5 }), (n1, n2, a, b, rules) => {
        const [less, more] = [Math.min(a, b, n1), Math.min(Math.max(a, b), n1)];
        const x2 = Math.min(n2, Math.floor(n2 / 50));
        const rule = errorsRule({ against, ceiling: 30, minimum: 20 });
        const [better, worse] = [less, more].map((x) => look(rule, held(x, n1, x2, n2), rules).verdict);
        if (better && worse) expect(RANK[worse]).toBeGreaterThanOrEqual(RANK[better]);
      }),
    );
  });
});

describe('a value', () => {
  test.each([
    [{ atMost: 10 }, 10, 'healthy'],
    [{ atMost: 10 }, 10.01, 'unhealthy'],
    [{ atMost: 10, atLeast: 99 }, 5, 'unhealthy'],
    [{ atMost: 100, atLeast: 99 }, 99, 'healthy'],
    [{ atMost: 100, atLeast: 99 }, 98.9, 'unhealthy'],
    [{ atMost: 10 }, Number.NaN, 'unknown'],
    [{ atMost: 10 }, Number.POSITIVE_INFINITY, 'unknown'],
    [{ atMost: 10 }, Number.NEGATIVE_INFINITY, 'unknown'],
    [{ atMost: 0 }, 0, 'healthy'],
    [{ atMost: -5 }, -4, 'unhealthy'],
  ])('%j: %d is %s', (limits, value, verdict) => {
    expect(look(valueRule(limits), valued(value)).verdict).toBe(verdict);
  });

  test('of too few, or of nobody knows how many, tells nothing', () => {
    const rule = valueRule({ sample: 's', minimum: 20, unit: 'ms' });
    const of = (sample: Got) => look(rule, measured({ value: numbers(40), sample }));
    expect(of(numbers(20))).toMatchObject({ verdict: 'unhealthy', said: '40 ms (of 20), allowed 10 ms' });
    expect(of(numbers(19))).toMatchObject({ verdict: 'unknown', said: '40 ms (of 19): it takes 20 to tell' });
    expect(of(nothing).verdict).toBe('unknown');
    expect(of(missing('partial', 'it answered with warnings')).verdict).toBe('unknown');
  });

  test('numbers are written as people read them, however large', () => {
    expect(look(valueRule({ unit: 's' }), valued(1.5e308)).said).toBe('1.50e+308 s, allowed 10 s');
    expect(look(valueRule({ unit: 's' }), valued(-0)).said).toBe('0 s, allowed 10 s');
    expect(look(valueRule({ unit: 's' }), valued(-1e-9)).said).toBe('-0.000000001 s, allowed 10 s');
    expect(look(valueRule({ unit: 's' }), valued(5e-324)).said).toBe('4.94e-324 s, allowed 10 s');
  });

  test.each([
    [{ atMost: 500 }, 500.0000001, '500.0000001 ms, allowed 500 ms'],
    [{ atMost: 1204 }, 1204.00001, '1,204.00001 ms, allowed 1,204 ms'],
    [{ atMost: undefined, atLeast: 500 }, 499.9, '499.9 ms, at least 500 ms is asked for'],
    [{ atMost: 1, ceiling: 900 }, 900.1, '900.1 ms, never more than 900 ms'],
    [{ atMost: 500 }, 500, '500 ms, allowed 500 ms'],
    [{ atMost: 0.3 }, 0.1 + 0.2, '0.30000000000000004 ms, allowed 0.3 ms'],
  ])('what is beside a limit does not read as if it were on it: %j, %d', (limits, value, said) => {
    expect(look(valueRule({ unit: 'ms', ...limits } as object), valued(value)).said).toBe(said);
  });

  test.each([
    [0.2, 50, 'errors 0.4 % (0.2 of 50 requests), allowed 1 %'],
    [0.004, 50, 'errors 0.008 % (0.004 of 50 requests), allowed 1 %'],
    [0, 49.9, 'errors 0 % (0 of 49 requests): it takes 50 requests to tell'],
    [1000.01, 100_000, 'errors 1.00001 % (1,000 of 100,000 requests), allowed 1 %: it may be chance with so few'],
  ])('counts that come in fractions: %d of %d', (x, n, said) => {
    expect(look(errorsRule(), counted(x, n)).said).toBe(said);
  });

  test('several numbers are refused', () => {
    expect(look(valueRule(), measured({ value: numbers(40, 50) }))).toMatchObject({
      verdict: 'unknown',
      said: 'it is not known: it has 2 numbers instead of one',
    });
  });
});

describe('a shift', () => {
  const shifted = (now: number[], before: number[], more = {}) =>
    look(shiftRule(more), measured({ points: numbers(...now), 'stable:points': numbers(...before) })).verdict;
  const calm = [200, 205, 198, 202, 201, 199];
  const times = (by: number) => calm.map((x) => x * by);

  test.each([
    ['the same', calm, calm, {}, 'healthy'],
    ['a fifth more is allowed', times(1.2), calm, {}, 'healthy'],
    ['more than that is not', times(1.25), calm, {}, 'unhealthy'],
    ['just so much, which machines reckon to be less', Array(6).fill(120), Array(6).fill(100), {}, 'healthy'],
    ['just so much of another ratio', Array(6).fill(115), Array(6).fill(100), { ratio: 1.15 }, 'healthy'],
    ['a hair more', Array(6).fill(120.0001), Array(6).fill(100), {}, 'unhealthy'],
    ['just so much less', Array(6).fill(100), Array(6).fill(120), { worse: 'lower' }, 'healthy'],
    ['just as little as matters', Array(6).fill(1.1), Array(6).fill(1), { ratio: 1, least: 0.1 }, 'healthy'],
    ['less is better', times(0.5), calm, {}, 'healthy'],
    ['unless less is bad', times(0.5), calm, { worse: 'lower' }, 'unhealthy'],
    ['a fifth less is allowed', times(0.85), calm, { worse: 'lower' }, 'healthy'],
    ['either way', times(0.5), calm, { worse: 'either' }, 'unhealthy'],
    ['a rise does not matter where only a fall does', times(3), calm, { worse: 'lower' }, 'healthy'],
    ['a baseline that swings more than that', times(1.5), [100, 300, 120, 280, 200, 260], {}, 'healthy'],
    ['traffic that swings, and ends', [0, 0, 0, 0, 0], [60, 140, 90, 110, 100, 70], { worse: 'lower' }, 'unhealthy'],
    ['or all but', [12, 9, 14, 10, 11], [60, 140, 90, 110, 100, 70], { worse: 'either' }, 'unhealthy'],
    ['a fall that it has swung by', [65, 60, 70, 62, 68], [60, 140, 90, 110, 100, 70], { worse: 'lower' }, 'healthy'],
    ['an end that only a rise matters of', [0, 0, 0, 0, 0], [60, 140, 90, 110, 100], {}, 'healthy'],
    ['a fall of what may be negative', [-300, -290, -310, -300, -305], calm, { worse: 'lower' }, 'unhealthy'],
    ['points that are no numbers', Array(6).fill(Number.NaN), calm, {}, 'unknown'],
    ['points without end', Array(6).fill(Number.POSITIVE_INFINITY), calm, {}, 'unknown'],
    ['a baseline of no numbers', calm, Array(6).fill(Number.NaN), {}, 'unknown'],
    ['gaps among enough points', [Number.NaN, ...times(5), Number.NaN], calm, {}, 'unhealthy'],
    ['gaps that leave too few', [Number.NaN, Number.NaN, ...times(5).slice(2)], calm, {}, 'unknown'],
    ['a flat baseline has a floor of spread', times(1.1), [200, 200, 200, 200, 200], {}, 'healthy'],
    ['a rise from nothing', [5, 5, 5, 5, 5], [0, 0, 0, 0, 0], {}, 'unhealthy'],
    ['nothing, as before', [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], {}, 'healthy'],
    ['a rise that is too small to matter', [5, 5, 5, 5, 5], [0, 0, 0, 0, 0], { least: 10 }, 'healthy'],
    ['one wild point among many is no shift', [...calm, 9000], calm, {}, 'healthy'],
    ['too few points', times(5).slice(0, 4), calm, {}, 'unknown'],
    ['too few points before', times(5), calm.slice(0, 4), {}, 'unknown'],
    ['none before', times(5), [], {}, 'unknown'],
    ['none at all', [], calm, {}, 'unknown'],
    ['points out of order', times(5).toReversed(), calm.toReversed(), {}, 'unhealthy'],
    ['one value throughout', [7, 7, 7, 7, 7], [7, 7, 7, 7, 7], {}, 'healthy'],
    ['the largest numbers there are', Array(6).fill(1e308), calm, {}, 'unknown'],
    ['the largest, of both signs', [-1e308, 1e308, -1e308, 1e308, -1e308, 1e308], calm, {}, 'unknown'],
    ['a baseline of the largest', calm, Array(6).fill(-1e308), {}, 'unknown'],
    ['a baseline that swings over all there is', calm, [1e308, -1e308, 0, 1e308, -1e308, 0], {}, 'unknown'],
    ['the smallest numbers there are', Array(6).fill(5e-324), Array(6).fill(5e-324), {}, 'healthy'],
    ['a rise below nothing', [-2, -2, -2, -2, -2], [-10, -10, -10, -10, -10], {}, 'unhealthy'],
    ['zeros of both signs', [-0, 0, -0, 0, -0], [0, -0, 0, -0, 0], { worse: 'either' }, 'healthy'],
    ['half of a baseline at zero', [0, 0, 0, 0, 0, 0], [0, 0, 0, 9, 9, 9], { worse: 'lower' }, 'healthy'],
  ])('%s', (_, now, before, more, verdict) => {
    expect(shifted(now, before, more)).toBe(verdict);
  });

  test('says both medians, how many points each, and what is allowed', () => {
    const seen = look(shiftRule(), measured({ points: numbers(...times(2)), 'stable:points': numbers(...calm) }));
    expect(seen.said).toBe('401 ms (6 measures), was 201 ms with the version before (6), allowed up to 241 ms');
  });

  test.each([
    [
      'what falls',
      100,
      [120, 120, 120, 120, 120],
      { worse: 'lower' },
      '100 ms (5 measures), was 120 ms %, allowed down to 100 ms',
    ],
    [
      'either way',
      100,
      [120, 120, 120, 120, 120],
      { worse: 'either' },
      '100 ms (5 measures), was 120 ms %, allowed 100 to 144 ms',
    ],
    [
      'below nothing',
      -50,
      [-100, -100, -100, -100, -100],
      {},
      '-50 ms (5 measures), was -100 ms %, allowed up to -80 ms',
    ],
    ['by so much at least', 5, [0, 0, 0, 0, 0], { least: 10 }, '5 ms (5 measures), was 0 ms %, allowed up to 10 ms'],
    [
      'what reads like what is allowed',
      120.0001,
      [100, 100, 100, 100, 100],
      {},
      '120.0001 ms (5 measures), was 100 ms %, allowed up to 120 ms',
    ],
    [
      'what swings',
      300,
      [40, 100, 160, 100, 160],
      {},
      '300 ms (5 measures), was 100 ms %, allowed up to 120 ms; it swings so far by itself',
    ],
  ])('says where what is allowed ends: %s', (_, now, before, more, said) => {
    const points = measured({ points: numbers(...Array(5).fill(now)), 'stable:points': numbers(...before) });
    expect(look(shiftRule(more as object), points).said).toBe(said.replace('%', 'with the version before (5)'));
  });

  test('against several baselines, it is bad only where it is bad against each', () => {
    const rule = shiftRule({ against: { from: ['before', 'weeks'], hours: 6, weeks: 4 } });
    const verdict = (before: Got, weeks: Got) =>
      look(rule, measured({ points: numbers(...times(2)), 'before:points': before, 'weeks:points': weeks })).verdict;
    expect(verdict(numbers(...calm), numbers(...calm))).toBe('unhealthy');
    // Every Monday at nine is like this.
    expect(verdict(numbers(...calm), numbers(...times(2)))).toBe('healthy');
    expect(verdict(numbers(...calm), nothing)).toBe('unknown');
  });

  test('the unit does not matter', () => {
    const point = fc.integer({ min: 1, max: 10_000 });
    const series = fc.array(point, { minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(series, series, fc.constantFrom(0.25, 0.5, 2, 1024), (now, before, by) => {
        const scaled = (all: number[]) => all.map((x) => x * by);
        expect(shifted(scaled(now), scaled(before))).toBe(shifted(now, before));
      }),
    );
  });
});

test('an alert since the deploy is bad at once, none proves nothing, and one that is over is', () => {
  const alerts = (firing: string[], resolved: string[], unmeasured: string[] = []) =>
    look(alertsRule, { ...minute(0), got: {}, alerts: { firing, resolved, unmeasured } });
  expect(alerts([], ['Slow'], ['HighErrors'])).toMatchObject({
    verdict: 'unknown',
    said: 'there is no data for HighErrors',
  });
  expect(alerts(['Slow'], [], ['HighErrors']).verdict).toBe('unhealthy');
  expect(alerts(['HighErrors'], ['Slow'])).toMatchObject({
    verdict: 'unhealthy',
    atOnce: true,
    said: 'HighErrors fires since the deploy',
  });
  expect(alerts([], []).verdict).toBe('unknown');
  expect(alerts([], ['HighErrors']).verdict).toBe('healthy');
  expect(look(alertsRule, { ...minute(0), got: {} }).verdict).toBe('unknown');
});

test('whatever is missing, nothing is unhealthy', () => {
  const gap = fc.constantFrom(...MISSING).map((kind) => missing(kind, 'so'));
  const odd = fc.constantFrom(
    numbers(),
    numbers(Number.NaN),
    numbers(1, 2),
    numbers(Number.POSITIVE_INFINITY),
    numbers(...Array(9).fill(Number.NaN)),
  );
  const all = ['errors', 'of', 'value', 'sample', 'points', 'stable:errors', 'stable:of', 'stable:points'] as const;
  const rules = [
    errorsRule({ against, ceiling: 1 }),
    valueRule({ atMost: -1, sample: 's', minimum: 1 }),
    shiftRule({ ratio: 1 }),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...rules),
      fc.array(fc.oneof(gap, odd), { minLength: 8, maxLength: 8 }),
      (rule, gots) => {
        const got = Object.fromEntries(all.map((part, i) => [part, gots[i]]));
        expect(look(rule, { ...minute(0), got }).verdict).toBe('unknown');
      },
    ),
  );
});
