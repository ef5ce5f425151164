import { expect, test } from 'vitest';
import type { Application } from '../../sandbox/fakes/argo-application.ts';
import { FakeArgo } from '../../sandbox/fakes/argo-cd.ts';
import { correlationOf } from '../../src/deploy-targets/fill.ts';
import { argoCd } from '../../src/deploy-targets/index.ts';
import type { DeployTarget } from '../../src/deploy-targets/target.ts';
import { type Mishap, open } from '../fakes/serve.ts';
import { running, step } from './requests.ts';

async function opened(more: object = {}): Promise<{ argo: FakeArgo; target: DeployTarget; url: string }> {
  const argo = new FakeArgo();
  const url = await open(argo);
  const entry = {
    url,
    application: '{service}-{region}',
    token: { env: 'T' },
    allowPrivate: true,
    timeoutSeconds: 1,
    ...more,
  };
  return { argo, url, target: argoCd.prepare(entry, () => 'argo-right')({ callbackUrl: 'https://x.example' }) };
}
const seen = (target: DeployTarget, request = step()) => target.status?.(running(request, correlationOf(request)));

test('a step syncs its application to the revision, and is live when that is healthy and was looked at since', async () => {
  const { argo, target, url } = await opened();
  argo.one.isSlow = true;
  const request = step();
  expect(await target.send(request)).toEqual({
    ok: true,
    run: { id: correlationOf(request), url: `${url}/applications/checkout-api-eu` },
  });
  expect(argo.one.operation).toEqual({
    info: [{ name: 'gonogo', value: correlationOf(request) }],
    sync: { revision: '4.2.0', dryRun: false },
  });
  expect(await seen(target, request)).toMatchObject({ ok: true, state: 'queued' });
  argo.one.begin();
  expect(await seen(target, request)).toMatchObject({ state: 'running', percent: 20 });
  argo.one.end('Succeeded');
  expect(await seen(target, request)).toMatchObject({
    state: 'running',
    message: expect.stringMatching(/looked at anew/),
  });
  argo.one.health = { status: 'Progressing' };
  argo.one.refresh();
  expect(await seen(target, request)).toMatchObject({
    state: 'running',
    message: expect.stringMatching(/health is Progressing/),
  });
  argo.one.health = { status: 'Healthy' };
  expect(await seen(target, request)).toMatchObject({ state: 'succeeded', percent: 100 });
});

test.each<[string, () => Partial<Application>, number, object]>([
  ['degraded for a moment', () => ({ health: { status: 'Degraded' } }), 1000, { state: 'running' }],
  [
    'degraded for two minutes',
    () => ({ health: { status: 'Degraded', message: 'crash loop' } }),
    120_000,
    { state: 'failed', message: 'was synced, and is degraded in Argo CD: crash loop' },
  ],
  ['suspended', () => ({ health: { status: 'Suspended' } }), 1000, { state: 'waiting' }],
])('an application that is %s', async (_, more, ms, expected) => {
  const { argo, target } = await opened();
  const request = step();
  await target.send(request);
  argo.one.begin();
  argo.one.end('Succeeded');
  argo.one.refresh(ms);
  Object.assign(argo.one, more());
  expect(await seen(target, request)).toMatchObject({ ok: true, ...expected });
});

test.each<[string, string, string, object]>([
  ['Terminating', 'operation is terminating', '', { state: 'running', message: 'is being stopped at Argo CD' }],
  ['Running', 'one or more objects failed to apply. Retrying attempt #1 at 9:05AM.', '', { state: 'running' }],
  [
    'Error',
    'rpc error: code = Unknown desc = manifest generation error',
    '',
    { state: 'failed', message: /^ended at Argo CD as Error: rpc/ },
  ],
  ['Failed', 'Operation terminated', '', { state: 'cancelled' }],
  ['Succeeded', '', 'Missing', { state: 'running', message: /its health is Missing/ }],
  ['Succeeded', '', 'Unknown', { state: 'running', message: /its health is Unknown/ }],
])(
  'an operation that is %s (%s) %s',
  async (phase, said, health, { state, message }: { state?: string; message?: string | RegExp }) => {
    const { argo, target } = await opened();
    const request = step();
    await target.send(request);
    argo.one.begin();
    argo.one.end(phase, said);
    argo.one.refresh();
    if (health) argo.one.health = { status: health };
    expect(await seen(target, request)).toMatchObject({
      ok: true,
      state,
      message: expect.stringMatching(message ?? /./),
    });
  },
);

test('an application that was made anew knows of no operation: that is said, and no other is blamed', async () => {
  const { argo, target } = await opened();
  const request = step();
  await target.send(request);
  argo.one.forget();
  expect(await seen(target, request)).toMatchObject({
    ok: false,
    gone: true,
    why: expect.stringMatching(/knows of no operation/),
  });
});

test('with auto-sync on nothing is sent, and it is said that a deploy is a commit there', async () => {
  const { argo, target } = await opened();
  argo.one.automated = {};
  const why = expect.stringMatching(
    /syncs checkout-api-eu by itself: there a deploy is a commit that makes it 4\.2\.0/,
  );
  expect(await target.send(step())).toEqual({ ok: false, final: true, why });
  expect(argo.asked.some((a) => a.startsWith('POST'))).toBe(false);
  expect((await target.rehearse(step())).tried).toMatchObject({ ok: false, says: why });
  argo.one.automated = undefined;
  argo.one.sources = [{}];
  expect(await target.send(step())).toMatchObject({ final: true, why: expect.stringMatching(/several sources/) });
});

test('while another operation runs nothing is sent, and later it is tried again', async () => {
  const { argo, target } = await opened();
  argo.one.operation = { sync: { revision: '4.1.9' } };
  const busy = { ok: false, final: false, retryAfterMs: 15_000, why: expect.stringMatching(/another operation/) };
  expect(await target.send(step())).toEqual(busy);
  argo.one.end('Succeeded');
  // It comes between the look and the sync.
  argo.posts.push({ answer: 400, body: { message: 'another operation is already in progress', code: 9 } });
  expect(await target.send(step())).toEqual(busy);
  expect(await target.send(step())).toMatchObject({ ok: true });
});

test('an operation is found by what it carries, until another one takes its place', async () => {
  const { argo, target } = await opened();
  const startedAt = new Date();
  const request = step({ startedAt: startedAt.toISOString() });
  expect(await target.find?.(request)).toEqual({ there: 'no' });
  argo.posts.push({ drop: 'after' });
  expect(await target.send(request)).toMatchObject({ ok: false, unclear: true });
  expect(await target.find?.(request)).toMatchObject({ there: 'yes', run: { id: correlationOf(request) } });
  expect(await target.find?.(step({ startedAt: new Date(startedAt.getTime() - 7).toISOString() }))).toMatchObject({
    there: 'unknown',
    final: true,
  });
  argo.one.end('Succeeded');
  argo.one.operation = { sync: { revision: '4.1.9' } };
  expect(await target.find?.(request)).toMatchObject({ there: 'unknown', final: true });
  argo.one.begin();
  expect(await seen(target, request)).toMatchObject({
    ok: false,
    gone: true,
    why: expect.stringMatching(/another operation/),
  });
});

test('back it goes to the revision in the history, or by a sync where it is not there', async () => {
  const { argo, target } = await opened();
  const back = step({}, 'back');
  expect(await target.send(back)).toMatchObject({ ok: true });
  expect(argo.one.rolledBackTo).toEqual([3]);
  // It carries nothing of ours: it is known by where it goes.
  expect(await target.find?.(back)).toMatchObject({ there: 'yes' });
  argo.one.end('Succeeded');
  argo.one.refresh();
  expect(await seen(target, back)).toMatchObject({ state: 'succeeded' });
  const other = await opened();
  other.argo.one.history = [];
  await other.target.send(back);
  expect(other.argo.one.operation).toMatchObject({ info: [{ name: 'gonogo' }], sync: { revision: '4.1.3' } });
  const syncing = await opened({ back: 'sync' });
  await syncing.target.send(back);
  expect(syncing.argo.one.rolledBackTo).toEqual([]);
});

test.each<[string, Mishap, object]>([
  ['never comes', { hang: 'after' }, { final: false, unclear: true }],
  ['is 502', { answer: 502, html: true, after: true }, { final: false, unclear: true }],
  [
    'is a page for signing in',
    { answer: 200, html: true },
    { final: false, unclear: true, why: expect.stringMatching(/a web page instead of JSON/) },
  ],
  ['is no application', { answer: 200, body: [] }, { final: false, unclear: true }],
  [
    'is outside of a sync window',
    { answer: 403, body: { message: 'cannot sync: blocked by sync window' } },
    { final: true, why: expect.stringMatching(/sync window/) },
  ],
  [
    'is that the application is being deleted',
    { answer: 400, body: { error: 'application is deleting', message: 'application is deleting', code: 9 } },
    { final: true, why: 'Argo CD refused with 400: application is deleting' },
  ],
  [
    'is that its server looks for another',
    { answer: 503, body: { message: 'connection refused', code: 14 } },
    { final: false, unclear: true },
  ],
  [
    'is 400',
    { answer: 400, body: { message: 'application spec is invalid' } },
    { final: true, why: 'Argo CD refused with 400: application spec is invalid' },
  ],
])('when the answer to a sync %s', async (_, mishap, expected) => {
  const { argo, target } = await opened();
  argo.posts.push(mishap);
  const sent = await target.send(step());
  expect(sent).toMatchObject({ ok: false, ...expected });
  if (!('unclear' in expected)) expect(sent).not.toHaveProperty('unclear');
});

test('an expired token is said before anything is sent, and never shown', async () => {
  const { argo, target } = await opened();
  argo.token = 'argo-new';
  expect(await target.send(step())).toMatchObject({
    ok: false,
    final: true,
    why: expect.stringMatching(/refuses the credentials \(401: invalid session\)/),
  });
  expect(await seen(target)).toMatchObject({ ok: false, denied: true, why: expect.not.stringContaining('argo-right') });
});

test('its own operation is ended, and no other', async () => {
  const { argo, target } = await opened();
  const request = step();
  const stop = { ...running(request, correlationOf(request)), ask: 'stop' as const, key: 'stop/R-118-1/eu' };
  await target.send(request);
  argo.one.begin();
  expect(await target.send(stop)).toEqual({ ok: true });
  expect(await seen(target, request)).toMatchObject({ state: 'cancelled' });
  argo.one.operation = { sync: { revision: '4.1.9' } };
  expect(await target.send(stop)).toEqual({ ok: true });
  expect(argo.one.state?.phase).toBe('Running');
  expect(argo.asked.filter((a) => a.startsWith('DELETE'))).toHaveLength(1);
});

test('a part of the traffic is nothing that a sync knows', async () => {
  const { target } = await opened();
  expect(await target.send(step({ share: 5 }))).toMatchObject({
    final: true,
    why: expect.stringMatching(/all-at-once/),
  });
});

test('a rehearsal is a dry run there: nothing is applied, and nothing is taken for a deploy', async () => {
  const { argo, target } = await opened();
  expect(await target.rehearse(step())).toEqual({
    would: ['Argo CD: sync checkout-api-eu to 4.2.0'],
    tried: { ok: true, says: 'Succeeded: successfully synced (no more tasks)' },
  });
  expect(argo.one.history).toHaveLength(1);
  const request = step({ startedAt: new Date(Date.now() + 100_000).toISOString() });
  expect(await target.find?.(request)).toEqual({ there: 'no' });
  argo.one.dryRunFails = true;
  expect((await target.rehearse(step())).tried).toMatchObject({
    ok: false,
    says: expect.stringMatching(/failed to apply/),
  });
});
