import { describe, expect, test } from 'vitest';
import { FakeGitlab } from '../../sandbox/fakes/gitlab.ts';
import { correlationOf } from '../../src/deploy-targets/fill.ts';
import { gitlab as adapter } from '../../src/deploy-targets/index.ts';
import type { DeployTarget } from '../../src/deploy-targets/target.ts';
import { type Mishap, open } from '../fakes/serve.ts';
import { running, shownAs, step } from './requests.ts';

async function opened(more: object = {}): Promise<{ gitlab: FakeGitlab; target: DeployTarget }> {
  const gitlab = new FakeGitlab();
  const url = await open(gitlab);
  return { gitlab, target: targetAt(url, more) };
}
/** The target of a process that knows nothing of what was done before. */
function targetAt(url: string, more: object = {}): DeployTarget {
  const entry = {
    url,
    project: 'harbor/checkout',
    token: { env: 'TOKEN' },
    allowPrivate: true,
    timeoutSeconds: 1,
    ...more,
  };
  const held: Record<string, string> = { TRIGGER: 'glptt-right', ADDRESS: `${url}/` };
  const read = (name: string) => held[name] ?? 'glpat-right';
  return adapter.prepare(entry, read)({ callbackUrl: 'https://x.example' });
}
const seen = (target: DeployTarget, run = '61', request = step()) => target.status?.(running(request, run));

test.each<[string, object, string]>([
  ['an access token', {}, 'api'],
  ['a trigger token', { trigger: { env: 'TRIGGER' } }, 'trigger'],
  ['an access token, where a variable holds the address', { url: { env: 'ADDRESS' } }, 'api'],
])('a step starts a pipeline with %s, and learns its run', async (_, more, source) => {
  const { gitlab, target } = await opened(more);
  const request = step();
  expect(await target.send(request)).toEqual({
    ok: true,
    run: { id: '61', url: 'https://gitlab.example/harbor/checkout/-/pipelines/61' },
  });
  expect(gitlab.pipelines[0]?.source).toBe(source);
  expect(gitlab.pipelines[0]?.variables).toEqual([
    { key: 'VERSION', value: '4.2.0' },
    { key: 'DEPLOY_ENVIRONMENT', value: 'production' },
    { key: 'REGION', value: 'eu' },
    { key: 'ACTION', value: 'deploy' },
    { key: 'CORRELATION', value: correlationOf(request) },
  ]);
});

test.each([true, false])('a pipeline is found, named for the step or not (%s): never another’s', async (isNamed) => {
  const { gitlab, target } = await opened();
  gitlab.isNamed = isNamed;
  const request = step();
  expect(await target.find?.(request)).toEqual({ there: 'no' });
  await target.send(step({ startedAt: '2026-03-03T09:00:00.000Z' }));
  gitlab.start('push');
  gitlab.start('api', [{ key: 'CORRELATION', value: 'by hand' }]);
  expect(await target.find?.(request)).toEqual({ there: 'no' });
  await target.send(request);
  expect(await target.find?.(request)).toMatchObject({ there: 'yes', run: { id: '64' } });
});

test('what can’t be read is not taken for absent', async () => {
  const { gitlab, target } = await opened();
  gitlab.isNamed = false;
  gitlab.mayReadVariables = false;
  await target.send(step());
  expect(await target.find?.(step())).toMatchObject({
    there: 'unknown',
    why: expect.stringMatching(/does not allow it \(403/),
  });
  const many = await opened();
  for (let n = 0; n < 60; n++) many.gitlab.start('push');
  expect(await many.target.find?.(step())).toMatchObject({ there: 'unknown', final: true });
});

test.each<[string, Mishap, object, number]>([
  ['is cut off after', { drop: 'after' }, { final: false, unclear: true }, 1],
  ['never comes', { hang: 'after' }, { final: false, unclear: true }, 1],
  ['is a web page', { answer: 200, html: true, after: true }, { final: false, unclear: true }, 1],
  [
    'is 400',
    { answer: 400, body: { message: { base: ['Reference not found'] } } },
    { final: true, why: 'GitLab refused with 400: {"base":["Reference not found"]}' },
    0,
  ],
  ['is 403', { answer: 403, body: { message: '403 Forbidden' } }, { final: true }, 0],
  ['is 404', { answer: 404, body: { message: '404 Project Not Found' } }, { final: true }, 0],
  ['is a limit', { answer: 429, headers: { 'retry-after': '60' } }, { final: false, retryAfterMs: 60_000 }, 0],
])('when the answer to a pipeline %s', async (_, mishap, expected, pipelines) => {
  const { gitlab, target } = await opened();
  gitlab.creations.push(mishap);
  const sent = await target.send(step());
  expect(sent).toMatchObject({ ok: false, ...expected });
  if (!('unclear' in expected)) expect(sent).not.toHaveProperty('unclear');
  expect(gitlab.pipelines).toHaveLength(pipelines);
});

test('an expired token is said, never shown', async () => {
  const { gitlab, target } = await opened({ trigger: { env: 'TRIGGER' } });
  await target.send(step());
  gitlab.token = 'glpat-new';
  expect(await seen(target)).toMatchObject({ ok: false, denied: true, why: expect.not.stringContaining('glpat') });
  gitlab.creations.push({ answer: 400, body: { message: 'token glptt-right is wrong' } });
  expect(await target.send(step())).toMatchObject({ why: 'GitLab refused with 400: token … is wrong' });
});

const JOBS = [
  { name: 'build', status: 'success' },
  { name: 'deploy eu', status: 'running' },
  { name: 'lint', status: 'failed', allow_failure: true },
  { name: 'verify', status: 'created' },
];
test.each<[string, object]>([
  ['created', { state: 'queued' }],
  ['waiting_for_resource', { state: 'queued', message: expect.stringContaining('resource group') }],
  ['waiting_for_callback', { state: 'queued', message: 'waits at GitLab for the answer of another system' }],
  ['preparing', { state: 'queued' }],
  ['pending', { state: 'queued', message: 'waits at GitLab for a runner' }],
  ['something_new', { state: 'queued' }],
  ['running', { state: 'running', percent: 50, message: 'runs at GitLab: deploy eu' }],
  ['canceling', { state: 'running' }],
  ['scheduled', { state: 'queued', message: expect.stringContaining('delayed') }],
  ['success', { state: 'succeeded', percent: 100 }],
  ['canceled', { state: 'cancelled' }],
  ['failed', { state: 'failed', message: 'ended at GitLab as failed: smoke (script_failure)' }],
  ['skipped', { state: 'failed' }],
  ['manual', { state: 'waiting', message: 'waits at GitLab until somebody starts approve' }],
])('a pipeline that is %s', async (status, expected) => {
  const { gitlab, target } = await opened();
  gitlab.jobs = [
    ...JOBS,
    ...(status === 'failed' ? [{ name: 'smoke', status: 'failed', failure_reason: 'script_failure' }] : []),
    ...(status === 'manual' ? [{ name: 'approve', status: 'manual' }] : []),
  ];
  gitlab.start().status = status;
  expect(await seen(target)).toMatchObject({ ok: true, ...expected });
});

test.each<[string, { name: string; status: string }[], object]>([
  ['nothing ran of it', [{ name: 'deploy', status: 'manual' }], { state: 'waiting', message: /starts deploy$/ }],
  [
    'what failed may fail',
    [
      { name: 'lint', status: 'failed' },
      { name: 'deploy', status: 'manual' },
    ],
    { state: 'waiting', message: /starts deploy$/ },
  ],
  [
    'it ran, and a job for later was not started',
    [
      { name: 'deploy', status: 'success' },
      { name: 'undo', status: 'manual' },
    ],
    { state: 'succeeded', message: /^succeeded/ },
  ],
])(
  'a pipeline that counts as passed: %s',
  async (_, jobs, { state, message }: { state?: string; message?: RegExp }) => {
    const { gitlab, target } = await opened();
    gitlab.jobs = jobs;
    gitlab.start().status = 'success';
    expect(await seen(target)).toMatchObject({ ok: true, state, message: expect.stringMatching(message ?? /./) });
  },
);

// Jobs that start pipelines of others are in no list of jobs: https://gitlab.com/gitlab-org/gitlab/-/issues/207996
test.each<[string, string, { name: string; status: string }[], object]>([
  [
    'waits for one',
    'manual',
    [{ name: 'deploy child', status: 'manual' }],
    { state: 'waiting', message: /starts deploy child$/ },
  ],
  [
    'passed without the one that nobody started',
    'success',
    [{ name: 'deploy child', status: 'manual' }],
    { state: 'waiting', message: /deploy child$/ },
  ],
  [
    'passed with it',
    'success',
    [{ name: 'deploy child', status: 'success' }],
    { state: 'succeeded', message: /^succeeded/ },
  ],
  [
    'failed by it',
    'failed',
    [{ name: 'deploy child', status: 'failed' }],
    { state: 'failed', message: /failed: deploy child$/ },
  ],
  ['waits for what nobody tells', 'manual', [], { state: 'waiting', message: /starts a manual job$/ }],
])(
  'a pipeline of jobs that start others %s',
  async (_, status, bridges, expected: { state?: string; message?: RegExp }) => {
    const { gitlab, target } = await opened({ play: ['deploy child'] });
    gitlab.bridges = bridges;
    gitlab.start().status = status;
    expect(await seen(target)).toMatchObject({
      ok: true,
      state: expected.state,
      message: expect.stringMatching(expected.message ?? /./),
    });
    // They can't be played: https://gitlab.com/gitlab-org/gitlab/-/issues/284086
    expect(gitlab.asked.some((a) => a.endsWith('/play'))).toBe(false);
  },
);

test('a manual job that deploys is started once, also where the pipeline would end without it', async () => {
  const { gitlab, target } = await opened({ play: ['deploy {region}'] });
  gitlab.jobs = [
    { name: 'deploy eu', status: 'manual' },
    { name: 'deploy us', status: 'manual' },
  ];
  gitlab.start().status = 'success';
  expect(await seen(target)).toEqual({ ok: true, state: 'running', message: 'runs at GitLab: deploy eu started' });
  await seen(target);
  expect(gitlab.played).toEqual(['deploy eu']);
});

test.each<[string, Mishap, object]>([
  [
    'a page for signing in',
    { answer: 200, html: true },
    { why: expect.stringMatching(/job deploy can't.*a web page/) },
  ],
  [
    'that the token has expired',
    { answer: 401, body: { message: '401 Unauthorized' } },
    { denied: true, why: expect.stringMatching(/job deploy can't be started \(GitLab refuses the credentials/) },
  ],
])('a manual job whose start is answered by %s has not begun', async (_, mishap, expected) => {
  const { gitlab, target } = await opened({ play: ['deploy'] });
  gitlab.jobs = [{ name: 'deploy', status: 'manual' }];
  gitlab.start().status = 'manual';
  gitlab.plays.push(mishap);
  expect(await seen(target)).toMatchObject({ ok: false, ...expected });
  expect(await seen(target)).toMatchObject({ ok: true, message: 'runs at GitLab: deploy started' });
});

test('a job of a protected environment waits for its approval; of a pipeline that was cancelled nothing is started', async () => {
  const { gitlab, target } = await opened({ play: ['deploy'] });
  gitlab.jobs = [{ name: 'deploy', status: 'manual' }];
  gitlab.isProtected = true;
  const pipeline = gitlab.start();
  pipeline.status = 'manual';
  expect(await seen(target)).toMatchObject({
    ok: true,
    state: 'waiting',
    message: expect.stringMatching(/job deploy can't be started/),
  });
  gitlab.isProtected = false;
  pipeline.status = 'canceled';
  expect(await seen(target)).toMatchObject({ state: 'cancelled' });
  expect(gitlab.played).toEqual([]);
});

test.each<[string, object[], object[], boolean]>([
  ['before a job started', [{ name: 'deploy', status: 'canceled', started_at: null }], [], true],
  ['after one had started', [{ name: 'deploy', status: 'canceled', started_at: '2026-03-03T12:00:00Z' }], [], false],
  [
    'after it had started another pipeline',
    [],
    [{ name: 'to eu', status: 'canceled', started_at: '2026-03-03T12:00:00Z' }],
    false,
  ],
  ['which says nothing of when its jobs started', [{ name: 'deploy', status: 'canceled' }], [], false],
])('a pipeline that was cancelled %s', async (_, jobs, bridges, unchanged) => {
  const { gitlab, target } = await opened();
  Object.assign(gitlab, { jobs, bridges });
  gitlab.start().status = 'canceled';
  const told = await seen(target);
  expect(told).toMatchObject({ state: 'cancelled' });
  expect(told !== undefined && 'unchanged' in told).toBe(unchanged);
});

test('a pipeline is cancelled where it is; one that is not there any more is gone', async () => {
  const { gitlab, target } = await opened();
  gitlab.start();
  const stop = { ...running(step(), '61'), ask: 'stop' as const, key: 'stop/R-118-1/eu' };
  expect(await target.send(stop)).toEqual({ ok: true });
  expect(gitlab.pipelines[0]?.status).toBe('canceled');
  expect(await seen(target, '99')).toMatchObject({ ok: false, gone: true });
});

test('a rehearsal says what would be started', async () => {
  const { gitlab, target } = await opened({ play: ['deploy'] });
  expect((await target.rehearse(step())).would).toEqual([
    expect.stringMatching(
      /^GitLab: a pipeline of harbor\/checkout at main with VERSION=4\.2\.0, .*, then start deploy$/,
    ),
  ]);
  expect(gitlab.asked).toEqual([]);
});

describe('a step is shown as a deployment', () => {
  const shows = (target: DeployTarget, request = step()) => shownAs(target, running(request, '61'));
  const options = { deployments: {} };
  const at = (gitlab: FakeGitlab, status: string) => Object.assign(gitlab.pipelines[0] ?? gitlab.start(), { status });
  const ours = { environment: { name: 'production' }, ref: '4.2.0', sha: 'b2', deployable: null };

  test('running once any of it runs, then as it ends; each once, and not asked for at each look', async () => {
    const { gitlab, target } = await opened(options);
    const request = step();
    for (const status of ['created', 'pending', 'running']) {
      at(gitlab, status);
      await shows(target, request);
    }
    expect(gitlab.deployments).toMatchObject([{ ...ours, status: 'running' }]);
    const asked = gitlab.asked.length;
    await shows(target, request);
    expect(gitlab.asked.slice(asked).filter((a) => a.includes('/deployments'))).toEqual([]);
    at(gitlab, 'success');
    await shows(target, request);
    await shows(target, request);
    expect(gitlab.deployments).toMatchObject([{ ...ours, status: 'success' }]);
  });

  test.each([
    ['failed', 'failed'],
    ['canceled', 'canceled'],
    ['success', 'success'],
  ])('that was over before anybody saw it run as it ended: %s', async (ended, status) => {
    const { gitlab, target } = await opened(options);
    at(gitlab, ended);
    await shows(target);
    expect(gitlab.deployments).toMatchObject([{ ...ours, status }]);
  });

  test('of the version that it brings back', async () => {
    const { gitlab, target } = await opened(options);
    at(gitlab, 'running');
    await shows(target, step({}, 'back'));
    expect(gitlab.deployments).toMatchObject([{ ref: '4.1.3', sha: 'b1' }]);
  });

  test('but not beside that of a job, which is left alone; those of before, and of others, are no trouble', async () => {
    const theirs = {
      ...ours,
      id: 1,
      sha: 'b2',
      status: 'running',
      created_at: new Date().toISOString(),
      deployable: { id: 7 },
    };
    const { gitlab, target } = await opened(options);
    gitlab.deployments.push({ ...theirs, created_at: new Date(Date.now() + 1000).toISOString() });
    at(gitlab, 'running');
    await shows(target);
    at(gitlab, 'success');
    await shows(target);
    expect(gitlab.deployments.map((d) => d.status)).toEqual(['running']);
    const later = await opened(options);
    later.gitlab.deployments.push(
      { ...theirs, created_at: '2026-03-01T09:00:00.000Z' },
      { ...theirs, id: 2, deployable: null, sha: 'zz', status: 'success' },
      // By a clock that is ahead of ours.
      { ...theirs, id: 3, deployable: null, status: 'failed', created_at: new Date(Date.now() + 60_000).toISOString() },
    );
    at(later.gitlab, 'running');
    await shows(later.target);
    expect(later.gitlab.deployments.map((d) => d.status)).toEqual(['running', 'success', 'failed', 'running']);
  });

  test.each<[string, Mishap]>([
    ['whose answer was lost', { drop: 'after' }],
    ['whose answer never came', { hang: 'after' }],
    ['that failed', { answer: 502, after: true }],
  ])('once, also after one %s, and after a restart', async (_, mishap) => {
    const gitlab = new FakeGitlab();
    const url = await open(gitlab);
    const request = step();
    at(gitlab, 'running');
    gitlab.records.push(mishap);
    const target = targetAt(url, options);
    expect(await shows(target, request)).toMatchObject({ ok: false, passing: true });
    await shows(target, request);
    await shows(targetAt(url, options), request);
    at(gitlab, 'success');
    gitlab.records.push(mishap);
    await shows(targetAt(url, options), request);
    await shows(targetAt(url, options), request);
    expect(gitlab.deployments).toMatchObject([{ ...ours, status: 'success' }]);
  });

  test('or it is said why not, which changes nothing in how it is', async () => {
    const { gitlab, target } = await opened(options);
    gitlab.commits = { main: 'a1' };
    at(gitlab, 'success');
    expect(await seen(target)).toMatchObject({ ok: true, state: 'succeeded' });
    expect(await shows(target)).toEqual({ ok: false, why: expect.stringContaining('404'), passing: false });
    const other = await opened(options);
    at(other.gitlab, 'success');
    other.gitlab.records.push({ answer: 503 });
    expect(await shows(other.target)).toMatchObject({ ok: false, passing: true });
    expect(await shows(other.target)).toEqual({ ok: true });
    expect(other.gitlab.deployments).toHaveLength(1);
  });
});
