import { expect, test } from 'vitest';
import { FakeJenkins } from '../../sandbox/fakes/jenkins.ts';
import { correlationOf } from '../../src/deploy-targets/fill.ts';
import { jenkins as adapter } from '../../src/deploy-targets/index.ts';
import type { DeployTarget } from '../../src/deploy-targets/target.ts';
import { type Mishap, open } from '../fakes/serve.ts';
import { running, step } from './requests.ts';

async function opened(more: object = {}): Promise<{ jenkins: FakeJenkins; target: DeployTarget; url: string }> {
  const jenkins = new FakeJenkins();
  const url = await open(jenkins);
  const entry = {
    url,
    job: 'team/deploy',
    user: 'gonogo',
    token: { env: 'T' },
    allowPrivate: true,
    timeoutSeconds: 1,
    ...more,
  };
  return { jenkins, url, target: adapter.prepare(entry, () => 'api-token')({ callbackUrl: 'https://x.example' }) };
}
const seen = (target: DeployTarget, run: string, request = step()) => target.status?.(running(request, run));

test('a step starts a build with parameters, and is followed from the queue to the build', async () => {
  const { jenkins, target, url } = await opened();
  const request = step();
  expect(await target.send(request)).toEqual({ ok: true, run: { id: 'queue:17' } });
  expect(jenkins.items[0]?.values).toEqual({
    VERSION: '4.2.0',
    ENVIRONMENT: 'production',
    REGION: 'eu',
    ACTION: 'deploy',
    CORRELATION: correlationOf(request),
  });
  expect(await seen(target, 'queue:17', request)).toEqual({
    ok: true,
    state: 'queued',
    message: 'waits in the queue of Jenkins: In the quiet period.',
  });
  jenkins.begin();
  const run = { id: 'build:42', url: `${url}/job/team/job/deploy/42/` };
  expect(await seen(target, 'queue:17', request)).toMatchObject({ ok: true, state: 'running', run });
  expect(await seen(target, 'build:42', request)).toEqual({
    ok: true,
    state: 'running',
    percent: 0,
    message: 'runs at Jenkins',
  });
});

test('an item that is forgotten is found among the builds; one that is nowhere is gone', async () => {
  const { jenkins, target } = await opened();
  const request = step();
  await target.send(request);
  jenkins.begin();
  for (const item of jenkins.items) item.forgotten = true;
  expect(await seen(target, 'queue:17', request)).toMatchObject({ ok: true, run: { id: 'build:42' } });
  jenkins.builds = [];
  expect(await seen(target, 'queue:17', request)).toMatchObject({ ok: false, gone: true });
  expect(await seen(target, 'build:99', request)).toMatchObject({ ok: false, gone: true });
});

test('two steps with equal parameters are two builds: what they are found by tells them apart', async () => {
  const { jenkins, target } = await opened();
  const [one, other] = [step(), step({ startedAt: '2026-03-03T09:00:00.000Z' })];
  await target.send(one);
  await target.send(other);
  expect(jenkins.items).toHaveLength(2);
  expect(await target.find?.(one)).toEqual({ there: 'yes', run: { id: 'queue:17' } });
  expect(await target.find?.(other)).toEqual({ there: 'yes', run: { id: 'queue:18' } });
  jenkins.begin();
  expect(await target.find?.(one)).toMatchObject({ there: 'yes', run: { id: 'build:42' } });
  expect(await target.find?.(step({ name: 'us' }))).toEqual({ there: 'no' });
});

test('a job that does not declare what builds are found by is refused before anything is built, and never said to have no build', async () => {
  const { jenkins, target } = await opened();
  jenkins.declared = ['VERSION'];
  expect(await target.send(step())).toMatchObject({
    ok: false,
    final: true,
    why: expect.stringMatching(/declares no parameter CORRELATION/),
  });
  expect(jenkins.items).toEqual([]);
  expect(await target.find?.(step())).toMatchObject({ there: 'unknown', final: true });
});

test('more builds than are listed are not taken for none', async () => {
  const { jenkins, target } = await opened();
  jenkins.builds = Array.from({ length: 120 }, (_, n) => ({
    number: n,
    queueId: n,
    values: {},
    timestamp: Date.now() + 1000,
    result: 'SUCCESS',
  }));
  expect(await target.find?.(step())).toMatchObject({
    there: 'unknown',
    why: 'Jenkins has built more than 100 times since then',
  });
});

test('with a password a crumb of the same session goes along', async () => {
  const { jenkins, target } = await opened();
  jenkins.password = true;
  expect(await target.send(step())).toMatchObject({ ok: true });
  expect(jenkins.items).toHaveLength(1);
  expect(jenkins.asked).toContain('GET /crumbIssuer/api/json');
});

test('where a crumb was asked for and a page came instead, nothing is sent, and it is tried again', async () => {
  const { jenkins, target } = await opened();
  jenkins.password = true;
  jenkins.crumbs.push({ answer: 200, html: true });
  const sent = await target.send(step());
  expect(sent).toMatchObject({ ok: false, final: false, why: expect.stringContaining('a web page instead of JSON') });
  expect(sent).not.toHaveProperty('unclear');
  expect(jenkins.items).toHaveLength(0);
});

test('an old server answers with the way to the job: the build is found', async () => {
  const { jenkins, target } = await opened();
  jenkins.isOld = true;
  const request = step();
  expect(await target.send(request)).toEqual({ ok: true });
  expect(await target.find?.(request)).toMatchObject({ there: 'yes', run: { id: 'queue:17' } });
});

test.each<[string, Mishap, object, number]>([
  ['is cut off after', { drop: 'after' }, { final: false, unclear: true }, 1],
  ['never comes', { hang: 'before' }, { final: false, unclear: true }, 0],
  ['is 503', { answer: 503, html: true, after: true }, { final: false, unclear: true }, 1],
  [
    'is a way to sign in',
    { answer: 302, headers: { location: 'https://sso.example/login?from=x' } },
    { final: true },
    0,
  ],
  [
    'is 403',
    { answer: 403, body: { message: 'gonogo is missing the Job/Build permission' } },
    { final: true, why: expect.stringMatching(/Job\/Build/) },
    0,
  ],
  [
    'is a page for signing in',
    { answer: 200, html: true },
    { final: false, unclear: true, why: expect.stringMatching(/a web page instead of JSON/) },
    0,
  ],
  [
    'is not one of Jenkins',
    { answer: 200, body: {}, after: true },
    { final: false, unclear: true, why: expect.stringMatching(/^Jenkins answered 200 instead of 201/) },
    1,
  ],
  ['is 404', { answer: 404, html: true }, { final: true }, 0],
  [
    'is that the job is switched off',
    { answer: 409, html: true },
    { final: true, why: 'Jenkins refused with 409: a web page' },
    0,
  ],
  ['is that it is about to shut down', { answer: 503, html: true }, { final: false, unclear: true }, 0],
  ['names no item', { answer: 201 }, { ok: true }, 0],
  ['is a limit', { answer: 429, headers: { 'retry-after': '30' } }, { final: false, retryAfterMs: 30_000 }, 0],
])('when the answer to a build %s', async (_, mishap, expected, items) => {
  const { jenkins, target } = await opened();
  jenkins.posts.push(mishap);
  const sent = await target.send(step());
  expect(sent).toMatchObject({ ok: false, ...expected });
  if (!('unclear' in expected)) expect(sent).not.toHaveProperty('unclear');
  expect(sent).not.toHaveProperty('run');
  expect(jenkins.items).toHaveLength(items);
});

test('a page for signing in is no build that was stopped', async () => {
  const { jenkins, target } = await opened();
  await target.send(step());
  jenkins.posts.push({ answer: 200, html: true });
  const stop = { ...running(step(), 'queue:17'), ask: 'stop' as const, key: 'stop/R-118-1/eu' };
  expect(await target.send(stop)).toMatchObject({ ok: false, final: false, why: expect.stringMatching(/a web page/) });
});

test('what can not be looked at before sending is certainly not sent', async () => {
  const { jenkins, target } = await opened();
  jenkins.reads.push({ drop: 'before' });
  const sent = await target.send(step());
  expect(sent).toMatchObject({ ok: false, final: false });
  expect(sent).not.toHaveProperty('unclear');
  jenkins.token = 'another';
  expect(await target.send(step())).toMatchObject({
    final: true,
    why: expect.stringMatching(/refuses the credentials \(401/),
  });
  expect(await seen(target, 'build:42')).toMatchObject({ ok: false, denied: true });
});

// A result that is set in the middle of a build may be another at its end: https://github.com/kubernetes-sigs/prow/pull/598
test.each(['SUCCESS', 'UNSTABLE', 'FAILURE', 'ABORTED'])('%s of a build that goes on is none yet', async (result) => {
  const { jenkins, target } = await opened();
  await target.send(step());
  const build = jenkins.begin();
  if (build) Object.assign(build, { result, building: true, timestamp: Date.now() - 33_000 });
  expect(await seen(target, 'build:42')).toMatchObject({ state: 'running', message: 'runs at Jenkins', percent: 50 });
});

test.each<[string | null, object, object]>([
  [null, {}, { state: 'running', percent: 50 }],
  ['SUCCESS', {}, { state: 'succeeded', percent: 100 }],
  ['FAILURE', {}, { state: 'failed', message: 'ended at Jenkins as FAILURE' }],
  ['NOT_BUILT', {}, { state: 'failed' }],
  ['SOMETHING_NEW', {}, { state: 'failed', message: 'ended at Jenkins as SOMETHING_NEW' }],
  ['ABORTED', {}, { state: 'cancelled', message: 'was stopped at Jenkins' }],
  ['UNSTABLE', {}, { state: 'failed' }],
  ['UNSTABLE', { unstable: 'succeeds' }, { state: 'succeeded' }],
])('a build with the result %s %s', async (result, options, expected) => {
  const { jenkins, target } = await opened(options);
  await target.send(step());
  const build = jenkins.begin();
  if (build) Object.assign(build, { result, timestamp: Date.now() - 33_000 });
  expect(await seen(target, 'build:42')).toMatchObject({ ok: true, ...expected });
});

test.each<[string, object, object]>([
  [
    'waits for a machine that is away',
    { why: '‘deploy-1’ is offline', stuck: true },
    { state: 'queued', message: /‘deploy-1’ is offline$/ },
  ],
  [
    'left the queue, and has no build yet',
    { why: null, executable: null },
    { state: 'queued', message: /^waits in the queue of Jenkins$/ },
  ],
  ['was taken out of it', { cancelled: true, executable: null }, { state: 'cancelled', message: /^was taken out/ }],
])('an item that %s', async (_, item, { state, message }: { state?: string; message?: RegExp }) => {
  const { jenkins, target } = await opened();
  jenkins.reads.push({ answer: 200, body: { id: 17, ...item } });
  expect(await seen(target, 'queue:17')).toMatchObject({
    ok: true,
    state,
    message: expect.stringMatching(message ?? /./),
  });
});

test('a page for signing in instead of a build says nothing of it', async () => {
  const { jenkins, target } = await opened();
  jenkins.reads.push({ answer: 302, headers: { location: '/securityRealm/commenceLogin?from=%2F' } });
  const read = await seen(target, 'build:42');
  expect(read).toMatchObject({ ok: false, why: expect.stringContaining('redirects (302)') });
  expect(read).not.toHaveProperty('gone');
});

test('an item is taken out of the queue, a build is stopped', async () => {
  const { jenkins, target } = await opened();
  const stop = (run: string) => target.send({ ...running(step(), run), ask: 'stop', key: 'stop/R-118-1/eu' });
  await target.send(step());
  expect(await stop('queue:17')).toEqual({ ok: true });
  expect(await seen(target, 'queue:17')).toMatchObject({ state: 'cancelled', unchanged: true });
  await target.send(step({ name: 'us' }));
  jenkins.begin();
  expect(await stop('queue:18')).toMatchObject({ ok: false, final: false });
  expect(await stop('build:42')).toEqual({ ok: true });
  expect(await seen(target, 'build:42')).not.toHaveProperty('unchanged');
  expect(jenkins.builds[0]?.result).toBe('ABORTED');
});

test('a rehearsal says what would be built', async () => {
  const { target } = await opened();
  expect((await target.rehearse(step())).would).toEqual([
    expect.stringMatching(
      /^Jenkins: build team\/deploy with VERSION=4\.2\.0, ENVIRONMENT=production, REGION=eu, ACTION=deploy, CORRELATION=/,
    ),
  ]);
});
