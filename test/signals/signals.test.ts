import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Metrics, openMetrics } from '../../sandbox/fakes/metrics.ts';
import type { Mood } from '../../sandbox/fakes/metrics-shapes.ts';
import { json } from '../../src/signals/json/index.ts';
import { prometheus } from '../../src/signals/prometheus/index.ts';
import type { QueryValues, Signal } from '../../src/signals/signal.ts';

const FROM = '2026-03-03T12:00:00.000Z';
const TO = '2026-03-03T12:05:00.000Z';
const VALUES: QueryValues = {
  service: 'api',
  environment: 'production',
  region: 'eu',
  version: '4.2.0+build"x\\y',
  previous: '4.1.3',
  step: '25 %',
  window: '60s',
};

let metrics: Metrics;
beforeAll(async () => {
  metrics = await openMetrics();
});
afterAll(() => metrics.close());
beforeEach(() => {
  metrics.reset();
  Object.assign(metrics, { asked: [], dials: { requests: 1000, errors: 0.02, latency: 250 } });
});

const secrets: Record<string, string> = { TOKEN: 't0ken', BASIC: 'gonogo:s3cret pass' };
/** Only of what never comes is the end waited for: a busy machine may take its time. */
const LONG_S = 30;
const within = (mood: Mood) => ({ timeoutSeconds: mood === 'hang' ? 1 : LONG_S });
const open = (more: object = {}): Signal =>
  prometheus.prepare(
    { type: 'prometheus', url: metrics.url, allowPrivate: true, timeoutSeconds: LONG_S, ...more },
    (name) => secrets[name] ?? '',
  )({});
const openJson = (more: object = {}): Signal =>
  json.prepare(
    { type: 'json', url: `${metrics.url}/base/`, allowPrivate: true, timeoutSeconds: LONG_S, ...more },
    (name) => secrets[name] ?? '',
  )({});

describe('Prometheus', () => {
  const errors = { text: 'sum(increase(http_requests_total{code=~"5.."}[60s]))' };

  test('is asked for the end of the time, and for nothing partial', async () => {
    expect(await open().measure(errors, FROM, TO)).toEqual({ ok: true, numbers: [20] });
    const [asked] = metrics.asked;
    expect(asked?.path).toBe('/api/v1/query');
    expect(Object.fromEntries(asked?.form ?? [])).toEqual({
      query: errors.text,
      time: TO,
      timeout: `${LONG_S}s`,
      limit: '2',
      partial_response: 'false',
      deny_partial_response: '1',
    });
  });

  test('is asked for a series within the time', async () => {
    const got = await open().measure({ text: 'latency', stepSeconds: 60 }, FROM, TO);
    expect(got).toEqual({ ok: true, numbers: [250, 250, 250, 250, 250] });
    expect(Object.fromEntries(metrics.asked[0]?.form ?? [])).toMatchObject({
      start: '2026-03-03T12:01:00.000Z',
      end: TO,
      step: '60s',
    });
  });

  test('is told who asks', async () => {
    await open({ token: { env: 'TOKEN' }, tenant: 'shop' }).measure(errors, FROM, TO);
    await open({ basic: { env: 'BASIC' } }).measure(errors, FROM, TO);
    await open().measure(errors, FROM, TO);
    expect(metrics.asked.map((a) => a.headers.authorization)).toEqual([
      'Bearer t0ken',
      `Basic ${Buffer.from('gonogo:s3cret pass').toString('base64')}`,
      undefined,
    ]);
    expect(metrics.asked.map((a) => a.headers['x-scope-orgid'])).toEqual(['shop', undefined, undefined]);
  });

  test.each<[Mood, string, string]>([
    [
      'silent',
      'no-series',
      'there is no such series, or it has ended: compare the query in health.yml with what the source has',
    ],
    ['NaN', 'no-number', 'it is NaN: there may have been no traffic'],
    ['+Inf', 'no-number', 'it is +Inf: there may have been no traffic'],
    ['several', 'several', 'there are several series: sum them, or say which one is meant'],
    ['warnings', 'partial', 'the source warns that it may be incomplete: a store could not be reached'],
    ['histogram', 'unreadable', 'it is a histogram: ask for a number, such as with histogram_quantile'],
    [
      'html',
      'unreadable',
      'the source answered with a web page instead of JSON: check the address, and whether a sign-in page stands before it',
    ],
    ['garbage', 'unreadable', "the source answered with what can't be read"],
    ['huge', 'unreadable', 'the source answered with more than can be read: check the address, and what answers there'],
    ['redirect', 'refused', 'the source redirects (302), which is not followed: check its address in signals.yml'],
    [400, 'refused', 'the source does not understand the query: it went wrong'],
    [422, 'refused', "the source can't carry out the query: it went wrong"],
    [
      401,
      'refused',
      'the source asks for credentials (401), and has none: say in signals.yml where they are, and restart',
    ],
    [
      403,
      'refused',
      'the source asks for credentials (403), and has none: say in signals.yml where they are, and restart',
    ],
    [404, 'refused', 'there is no query API at its address (404): check it in signals.yml'],
    [429, 'unreached', 'the source answered 429: it went wrong'],
    [500, 'unreached', 'the source answered 500: it went wrong'],
    [503, 'unreached', 'the source answered 503: it went wrong'],
    ['hang', 'unreached', 'the source did not answer within 1 s'],
  ])('%s is missing, as %s', async (mood, kind, why) => {
    metrics.mood = mood;
    expect(await open(within(mood)).measure(errors, FROM, TO)).toEqual({ ok: false, missing: kind, why });
  });

  test('credentials that were given and are refused are to be renewed', async () => {
    metrics.mood = 401;
    expect(await open({ token: { env: 'TOKEN' } }).measure(errors, FROM, TO)).toMatchObject({
      why: 'the source refuses the credentials (401): renew them where signals.yml takes them from, and restart',
    });
  });

  test.each<[Mood, string]>([
    ['silent', 'no-series'],
    ['NaN', 'no-number'],
    ['several', 'several'],
    ['warnings', 'partial'],
    ['histogram', 'unreadable'],
  ])('so it is in a series: %s', async (mood, kind) => {
    metrics.mood = mood;
    expect(await open().measure({ text: 'latency', stepSeconds: 60 }, FROM, TO)).toMatchObject({ missing: kind });
  });

  test('more points than it would give are not asked for', async () => {
    const far = await open().measure({ text: 'latency', stepSeconds: 1 }, FROM, '2026-03-03T16:00:00.000Z');
    expect(far).toMatchObject({ missing: 'refused' });
    expect(metrics.asked).toEqual([]);
  });

  test('an address that is private is not called, nor one where nobody listens', async () => {
    expect(await open({ allowPrivate: false }).measure(errors, FROM, TO)).toMatchObject({ missing: 'unreached' });
    expect(metrics.asked).toEqual([]);
    const gone = await openMetrics();
    await gone.close();
    expect(await open({ url: gone.url }).measure(errors, FROM, TO)).toEqual({
      ok: false,
      missing: 'unreached',
      why: 'the source could not be reached: nothing listens there: check the port, and whether it runs (ECONNREFUSED)',
    });
  });

  test('what is filled in stays what it is', () => {
    const { fill } = open();
    expect(fill('x{v="{{version}}"}[{{window}}]', VALUES)).toBe('x{v="4.2.0+build\\"x\\\\y"}[60s]');
    expect(fill("x{v='{{ version }}'}", VALUES)).toBe("x{v='4.2.0+build\"x\\\\y'}");
    expect(fill('x{v=~"{{version}}|old"}', VALUES)).toBe('x{v=~"4\\\\.2\\\\.0\\\\+build\\"x\\\\\\\\y|old"}');
    expect(fill('x{a="\\"{{service}}", b!~ "{{previous}}"}', VALUES)).toBe('x{a="\\"api", b!~ "4\\\\.1\\\\.3"}');
    expect(fill('x # {{service}}\n{v="{{service}}"}', { ...VALUES, service: 'a\nb' })).toBe('x # a\\nb\n{v="a\\nb"}');
  });

  test.each([
    ['x{v="{{version}}"}[{{window}}]', undefined],
    [
      'x{v="{{verison}}"}',
      'has {{verison}}; what may stand there is service, environment, region, version, previous, step, window',
    ],
    ['x{v={{version}}}', 'has {{version}} outside of quotes; write "{{version}}"'],
    ['x{v=`{{version}}`}', 'has {{version}} outside of quotes; write "{{version}}"'],
    ['x{v="a"} + {{service}}', 'has {{service}} outside of quotes; write "{{service}}"'],
  ])('%s', (query, fault) => {
    expect(prometheus.queryFault(query)).toBe(fault);
  });
});

describe('an endpoint of JSON', () => {
  const measure = (text: string, more = {}) => openJson(more).measure({ text }, FROM, TO);

  test('is asked below its address, and its number found', async () => {
    expect(await measure('/stats?from={{from}}&to={{to}}#/errors', { token: { env: 'TOKEN' } })).toEqual({
      ok: true,
      numbers: [20],
    });
    expect(metrics.asked[0]).toMatchObject({
      path: '/base/stats',
      headers: { authorization: 'Bearer t0ken', accept: 'application/json' },
    });
    expect(metrics.asked[0]?.form.get('to')).toBe(TO);
    expect(await measure('/stats#/p95~1ms')).toEqual({ ok: true, numbers: [250] });
    expect(await measure('/stats#/series')).toEqual({ ok: true, numbers: [250, 250] });
    expect(await measure('/stats#/series/0')).toEqual({ ok: true, numbers: [250] });
  });

  test.each<[Mood, string, string]>([
    ['well', '/stats#/nowhere', 'no-series'],
    ['well', '/stats#/series/1', 'no-series'],
    ['well', '/stats#/errors/constructor', 'no-series'],
    ['well', '/stats#', 'no-number'],
    ['silent', '/stats#/errors', 'no-series'],
    ['NaN', '/stats#/errors', 'no-number'],
    ['html', '/stats#/errors', 'unreadable'],
    ['huge', '/stats#/errors', 'unreadable'],
    ['garbage', '/stats#/errors', 'unreadable'],
    ['redirect', '/stats#/errors', 'refused'],
    [401, '/stats#/errors', 'refused'],
    [404, '/stats#/errors', 'refused'],
    [500, '/stats#/errors', 'unreached'],
    ['hang', '/stats#/errors', 'unreached'],
  ])('%s at %s is missing, as %s', async (mood, text, kind) => {
    metrics.mood = mood;
    expect(await measure(text, within(mood))).toMatchObject({ ok: false, missing: kind });
  });

  test('what is filled in stays within its place in the address', () => {
    const { fill, knowsPast } = openJson();
    expect(fill('/{{service}}?v={{version}}&to={{to}}#/x', { ...VALUES, service: '..' })).toBe(
      '/__?v=4.2.0%2Bbuild%22x%5Cy&to={{to}}#/x',
    );
    expect(fill('/{{service}}#/x', { ...VALUES, service: 'a/../b?c#d' })).toBe('/a%2F..%2Fb%3Fc%23d#/x');
    expect([knowsPast('/stats?to={{to}}#/x'), knowsPast('/stats#/x')]).toEqual([true, false]);
  });

  test.each([
    ['/stats?to={{to}}#/errors', undefined],
    ['/stats#', undefined],
    ['//evil.example#/x', 'must be a path and where the number stands, such as "/stats?to={{to}}#/errors/rate"'],
    ['https://evil.example#/x', 'must be a path and where the number stands, such as "/stats?to={{to}}#/errors/rate"'],
    ['/stats', 'must be a path and where the number stands, such as "/stats?to={{to}}#/errors/rate"'],
    ['/stats#errors', 'must be a path and where the number stands, such as "/stats?to={{to}}#/errors/rate"'],
    ['/stats#/a~2', 'has a "~" in its pointer that is neither ~0 nor ~1'],
    [
      '/stats/{{sevrice}}#/x',
      'has {{sevrice}}; what may stand there is service, environment, region, version, previous, step, window, from, to',
    ],
  ])('%s', (query, fault) => {
    expect(json.queryFault(query)).toBe(fault);
  });
});
