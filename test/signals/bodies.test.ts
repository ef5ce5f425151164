import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Metrics, openMetrics } from '../../sandbox/fakes/metrics.ts';
import { json } from '../../src/signals/json/index.ts';
import { prometheus } from '../../src/signals/prometheus/index.ts';
import type { Signal } from '../../src/signals/signal.ts';

/** What servers answer that is no plain number: https://prometheus.io/docs/prometheus/latest/querying/api/ */
const FROM = '2026-03-03T12:00:00.000Z';
const TO = '2026-03-03T12:05:00.000Z';
const END = Date.parse(TO) / 1000;

let metrics: Metrics;
const opened: Record<string, Signal> = {};
beforeAll(async () => {
  metrics = await openMetrics();
  const place = { url: metrics.url, allowPrivate: true, timeoutSeconds: 5 };
  opened.prometheus = prometheus.prepare({ ...place, type: 'prometheus' }, () => '')({});
  opened.json = json.prepare({ ...place, type: 'json' }, () => '')({});
});
afterAll(() => metrics.close());

/** `missing: why`, or the numbers. */
async function told(signal: string, body: string, more: { text?: string; stepSeconds?: number } = {}) {
  metrics.body = body;
  const got = await (opened[signal] ?? expect.fail(signal)).measure({ text: 'q', ...more }, FROM, TO);
  return got.ok ? got.numbers : `${got.missing}: ${got.why}`;
}
const answer = (data: object, more: object = {}) => JSON.stringify({ status: 'success', data, ...more });
const vector = (result: unknown, more?: object) => answer({ resultType: 'vector', result }, more);
const valued = (value: unknown, more?: object) => vector([{ metric: {}, value: [END, value] }], more);
const matrix = (values: unknown, more: object = {}) =>
  answer({ resultType: 'matrix', result: [{ metric: {}, values, ...more }] });
const ANOTHER_TIME =
  'unreadable: it is of another time than was asked for: an old answer may be kept on the way, or its clock is wrong';
const UNREADABLE = "unreadable: the source answered with what can't be read";

describe('one number', () => {
  test.each<[string, string, unknown]>([
    ['with an exponent', valued('1.5e+3'), [1500]],
    ['as large as there is', valued('1e308'), [1e308]],
    ['larger', valued('1e309'), 'no-number: it is "1e309", which is no number'],
    ['negative', valued('-0.5'), [-0.5]],
    ['minus infinity', valued('-Inf'), 'no-number: it is -Inf: there may have been no traffic'],
    ['hexadecimal', valued('0x10'), 'no-number: it is "0x10", which is no number'],
    ['with a comma', valued('1,5'), 'no-number: it is "1,5", which is no number'],
    ['blank', valued(' '), 'no-number: it is " ", which is no number'],
    ['no text', valued(5), UNREADABLE],
    ['a scalar', answer({ resultType: 'scalar', result: [END, '5'] }), [5]],
    [
      'a text',
      answer({ resultType: 'string', result: [END, '5'] }),
      'unreadable: the source answered with a string instead of numbers',
    ],
    ['exemplars beside it', vector([{ value: [END, '5'], exemplars: [{ value: '9' }] }]), [5]],
    ['infos beside it', valued('5', { infos: ['metric might not be a counter'] }), [5]],
    ['no warnings', valued('5', { warnings: null }), [5]],
    [
      'of a cluster that could not reach all',
      valued('5', { isPartial: true }),
      'partial: the source warns that it may be incomplete: the answer is partial',
    ],
    [
      'a warning with a secret',
      valued('5', { warnings: ['https://me:hunter22@store.example did not answer'] }),
      'partial: the source warns that it may be incomplete: https://[redacted]@store.example did not answer',
    ],
    ['of a whole one', valued('5', { isPartial: false }), [5]],
    [
      'null in place of an empty list',
      vector(null),
      'no-series: there is no such series, or it has ended: compare the query in health.yml with what the source has',
    ],
    ['as old as the lookback', vector([{ value: [END - 599, '5'] }]), [5]],
    ['older', vector([{ value: [END - 600, '5'] }]), ANOTHER_TIME],
    ['of tomorrow', vector([{ value: [END + 86_400, '5'] }]), ANOTHER_TIME],
    ['in milliseconds', vector([{ value: [END * 1000, '5'] }]), ANOTHER_TIME],
    [
      'an error with 200',
      '{"status":"error","errorType":"timeout","error":"query timed out"}',
      'unreached: the source answered that it failed: query timed out',
    ],
    [
      'an error without a word',
      '{"status":"error"}',
      'unreached: the source answered that it failed: {"status":"error"}',
    ],
    [
      'an error with data',
      JSON.stringify({
        status: 'error',
        error: 'out of memory',
        data: { resultType: 'vector', result: [{ value: [END, '5'] }] },
      }),
      'unreached: the source answered that it failed: out of memory',
    ],
    ['an empty answer', '', UNREADABLE],
    ['a list', '[]', UNREADABLE],
  ])('%s', async (_what, body, expected) => {
    expect(await told('prometheus', body)).toEqual(expected);
  });
});

describe('a series', () => {
  const at = (minutes: number, value: string) => [END - minutes * 60, value];
  test.each<[string, string, unknown]>([
    ['out of order', matrix([at(0, '3'), at(2, '1'), at(1, '2')]), [3, 1, 2]],
    ['gaps', matrix([at(4, '1'), at(0, '3')]), [1, 3]],
    ['some no numbers', matrix([at(2, 'NaN'), at(1, '+Inf'), at(0, '3')]), [3]],
    ['the same time twice', matrix([at(1, '5'), at(1, '5'), at(0, '6')]), [5, 6]],
    ['two values of the same time', matrix([at(1, '5'), at(1, '900'), at(0, '6')]), [6]],
    ['nothing else', matrix([at(1, '5'), at(1, '900')]), 'no-number: it has several values of the same time'],
    ['what began before', matrix([at(5, '900'), at(4.9, '1')]), [1]],
    ['a step later, where times are rounded', matrix([at(-1, '2'), at(-1.1, '900')]), [2]],
    ['only of yesterday', matrix([at(1440, '900')]), ANOTHER_TIME],
    ['no points', matrix([]), 'no-series: it has no points'],
    [
      'null in place of an empty list',
      answer({ resultType: 'matrix', result: null }),
      'no-series: there is no such series, or it has ended: compare the query in health.yml with what the source has',
    ],
    ['numbers beside histograms', matrix([at(0, '3')], { histograms: [at(1, '9')] }), [3]],
  ])('%s', async (_what, body, expected) => {
    expect(await told('prometheus', body, { stepSeconds: 60 })).toEqual(expected);
  });
});

describe('JSON', () => {
  test.each<[string, unknown]>([
    ['"1.5e3"', [1500]],
    ['" 7 "', [7]],
    ['-5', [-5]],
    ['1e999', 'no-number: there is no number at "/e"'],
    ['"0x10"', 'no-number: there is no number at "/e"'],
    ['"5 %"', 'no-number: there is no number at "/e"'],
    ['"Infinity"', 'no-number: there is no number at "/e"'],
    ['true', 'no-number: there is no number at "/e"'],
    ['{"a":1}', 'no-number: there is no number at "/e"'],
    ['[]', 'no-series: there is no number at "/e"'],
    ['["1",null,"0b1",3]', [1, 3]],
  ])('%s', async (value, expected) => {
    expect(await told('json', `{"e":${value}}`, { text: '/x#/e' })).toEqual(expected);
  });
});

test('whatever comes, each number is finite and there is one a time', async () => {
  const text = fc.oneof(fc.double().map(String), fc.constantFrom('NaN', '+Inf', '1e999', '', '0x1', 'null'));
  const point = fc.tuple(fc.integer({ min: END - 400, max: END + 100 }), text);
  await fc.assert(
    fc.asyncProperty(fc.array(point, { maxLength: 12 }), async (points) => {
      const got = await told('prometheus', matrix(points), { stepSeconds: 60 });
      if (typeof got === 'string') return;
      expect(got.every(Number.isFinite)).toBe(true);
      expect(got.length).toBeLessThanOrEqual(new Set(points.map(([at]) => at)).size);
    }),
    { numRuns: 60 },
  );
});
