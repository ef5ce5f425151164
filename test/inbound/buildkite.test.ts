import { describe, expect, test } from 'vitest';
import { webhooks } from '../../src/inbound/buildkite/index.ts';
import { hmacHex } from '../../src/inbound/signing.ts';
import { recorded, toldIn, translated } from './translating.ts';

const buildkite = webhooks('t0ken', 'f0rmer');
const at = (body: unknown) => translated(buildkite, body);
const idOf = (body: unknown) => buildkite.deliveryId({ raw: new Uint8Array(), header: () => undefined }, body);
const SHA = 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0';
const build = {
  id: 'b-1',
  number: 12,
  state: 'passed',
  commit: SHA,
  branch: 'main',
  started_at: '2026-03-03T09:00:00Z',
};
const pipeline = { slug: 'checkout', repository: 'git@github.com:harbor/checkout.git' };

test('a build as EventBridge brings it', () => {
  const body = recorded('buildkite/eventbridge-build-finished.json');
  expect(toldIn(at(body))).toEqual([
    {
      type: 'check',
      from: {
        repository: 'project',
        branch: 'main',
        commit: '5a741616cdf07dc87c5adafe784321eeeb639e33',
        workflow: 'my-pipeline',
      },
      kind: 'ci',
      app: 'buildkite-builds',
      name: 'my-pipeline',
      state: 'passed',
      startedAt: '2019-08-11T06:01:16.000Z',
      at: '2019-08-11T06:01:35.000Z',
      run: '123456',
      summary: 'Merge pull request #456 from my-org/chore/update-deps',
    },
  ]);
  expect(idOf(body)).toBe('bd2f894c-6778-b65d-011a-8898a9df8ee6');
});

test('a build as a webhook brings it, known by what it says', () => {
  const body = { event: 'build.finished', build, pipeline };
  expect(toldIn(at(body))).toMatchObject([{ from: { repository: 'harbor/checkout' }, state: 'passed', run: '12' }]);
  expect(idOf(body)).toBe('build.finished/b-1/passed//2026-03-03T09:00:00Z');
  expect(idOf({ event: 'ping' })).toBeUndefined();
});

test.each<[string, object, object]>([
  ['that was blocked, and passes once it is let go on', { blocked: true }, { blocked: false }],
  [
    'of which a job was retried since',
    { finished_at: '2026-03-03T09:10:00Z' },
    { finished_at: '2026-03-03T09:20:00Z' },
  ],
])('a build passes twice, and both count: one %s', (_, first, second) => {
  const ended = (more: object) => ({ event: 'build.finished', build: { ...build, ...more }, pipeline });
  expect(idOf(ended(first))).not.toBe(idOf(ended(second)));
  expect(idOf(ended(second))).toBe(idOf(ended(second)));
});

test.each([
  [{ state: 'scheduled' }, 'queued'],
  [{ state: 'running' }, 'running'],
  [{ state: 'failing' }, 'failed'],
  [{ state: 'failed' }, 'failed'],
  [{ state: 'blocked' }, 'queued'],
  [{ state: 'passed', blocked: true }, 'queued'],
  [{ state: 'canceled' }, 'cancelled'],
  [{ state: 'not_run' }, 'skipped'],
  [{ state: 'of a year to come' }, 'unknown'],
])('a build %j is %s', (more, state) => {
  const body = { event: 'build.finished', build: { ...build, ...more }, pipeline };
  expect(toldIn(at(body))).toMatchObject([{ state }]);
});

describe('a job', () => {
  const job = { id: 'j-1', type: 'script', name: 'e2e', state: 'finished', passed: true };
  const event = (more: object, name = 'job.finished') => ({ event: name, job: { ...job, ...more }, build, pipeline });
  test.each([
    [{}, { state: 'passed', name: 'checkout/e2e', app: 'buildkite' }],
    [
      { passed: false, soft_failed: true },
      { state: 'failed', optional: true },
    ],
    [{ passed: null }, { state: 'unknown' }],
    [{ state: 'running' }, { state: 'running' }],
    [
      { state: 'timed_out', name: null, label: 'lint' },
      { state: 'failed', name: 'checkout/lint' },
    ],
  ])('%j', (more, is) => expect(toldIn(at(event(more)))).toMatchObject([is]));
  test('that only waits is none', () => {
    expect(at(event({ type: 'manual' }, 'job.activated'))).toHaveProperty('ignored');
    const wrapped = {
      id: 'e',
      'detail-type': 'Job Finished',
      detail: { job: { uuid: 'j', type: 'script', name: 'e2e', state: 'passed' }, build, pipeline },
    };
    expect(toldIn(at(wrapped))).toMatchObject([{ state: 'passed' }]);
  });
});

test('other events are passed over, and what is something else can’t be read', () => {
  for (const event of ['agent.connected', 'test_suite.x']) expect(at({ event })).toHaveProperty('ignored');
  expect(at({ event: 'build.finished' })).toHaveProperty('faults');
  expect(at({ 'detail-type': 'Build Finished', detail: 'x' })).toEqual({
    faults: [expect.stringMatching(/^detail: /)],
  });
  expect(at(null)).toHaveProperty('ignored');
});

test('a fault names the field as it was sent, through EventBridge too', () => {
  const parts = { build: { ...build, state: 7 }, pipeline };
  expect(at({ event: 'build.finished', ...parts })).toEqual({ faults: ['build.state: must be a string'] });
  expect(at({ id: 'e', 'detail-type': 'Build Finished', detail: parts })).toEqual({
    faults: ['detail.build.state: must be a string'],
  });
});

const NOW_S = 1_772_528_400;
const RAW = new TextEncoder().encode('{"event":"ping"}');
const signed = (at: string, token = 't0ken') => hmacHex(token, Buffer.concat([Buffer.from(`${at}.`), RAW]));
test.each<[string, Record<string, string>, boolean]>([
  ['signed', { 'x-buildkite-signature': `timestamp=${NOW_S},signature=${signed(`${NOW_S}`)}` }, true],
  [
    'by the token of before',
    { 'x-buildkite-signature': `timestamp=${NOW_S},signature=${signed(`${NOW_S}`, 'f0rmer')}` },
    true,
  ],
  [
    'five minutes ago',
    { 'x-buildkite-signature': `timestamp=${NOW_S - 300},signature=${signed(`${NOW_S - 300}`)}` },
    true,
  ],
  [
    'a second before',
    { 'x-buildkite-signature': `timestamp=${NOW_S - 301},signature=${signed(`${NOW_S - 301}`)}` },
    false,
  ],
  ['ahead', { 'x-buildkite-signature': `timestamp=${NOW_S + 301},signature=${signed(`${NOW_S + 301}`)}` }, false],
  ['for another time', { 'x-buildkite-signature': `timestamp=${NOW_S},signature=${signed(`${NOW_S - 1}`)}` }, false],
  ['with nothing in it', { 'x-buildkite-signature': '', 'x-buildkite-token': 't0ken' }, false],
  ['by its token', { 'x-buildkite-token': 't0ken' }, true],
  ['by another', { 'x-buildkite-token': 't0kem' }, false],
  ['by a bearer, as EventBridge', { authorization: 'Bearer t0ken' }, true],
  ['by nothing', {}, false],
])('known to be genuine: %s', (_, headers, is) => {
  const given = new Headers(headers);
  const delivery = { raw: RAW, header: (name: string) => given.get(name) ?? undefined };
  expect(buildkite.verify(delivery, NOW_S * 1000) !== undefined).toBe(is);
});
