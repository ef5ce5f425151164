import { describe, expect, test } from 'vitest';
import { FakeGithub } from '../../sandbox/fakes/github.ts';
import { correlationOf } from '../../src/deploy-targets/fill.ts';
import { githubActions } from '../../src/deploy-targets/index.ts';
import type { DeployTarget } from '../../src/deploy-targets/target.ts';
import { type Mishap, open } from '../fakes/serve.ts';
import { running, shownAs, step } from './requests.ts';

async function opened(more: object = {}): Promise<{ github: FakeGithub; target: DeployTarget }> {
  const github = new FakeGithub();
  return { github, target: targetAt(await open(github), more) };
}
/** The target of a process that knows nothing of what was done before. */
function targetAt(address: string, more: object = {}): DeployTarget {
  const entry = {
    repository: 'harbor/checkout',
    workflow: 'deploy.yml',
    token: { env: 'T' },
    // Of Enterprise the address may be nobody's business.
    api: { env: 'ADDRESS' },
    allowPrivate: true,
    timeoutSeconds: 1,
    ...more,
  };
  const read = (name: string) => (name === 'ADDRESS' ? address : 'ghp_right');
  return githubActions.prepare(entry, read)({ callbackUrl: 'https://x.example' });
}
const found = (target: DeployTarget, request = step()) => target.find?.(request);
const seen = async (target: DeployTarget, run: string, request = step()) => target.status?.(running(request, run));

test('a step starts a workflow with what it deploys, and learns its run', async () => {
  const { github, target } = await opened();
  const request = step();
  expect(await target.send(request)).toEqual({
    ok: true,
    run: { id: '30433642', url: 'https://github.com/harbor/checkout/actions/runs/30433642' },
  });
  expect(github.runs[0]?.inputs).toEqual({
    version: '4.2.0',
    environment: 'production',
    region: 'eu',
    action: 'deploy',
    correlation: correlationOf(request),
  });
  const back = await target.send(step({}, 'back'));
  expect(back.ok).toBe(true);
  expect(github.runs[1]?.inputs).toMatchObject({ version: '4.1.3', action: 'rollback' });
});

test.each(['old', 'silent'] as const)(
  'a server that is %s starts one run all the same, which is found by its name',
  async (age) => {
    const { github, target } = await opened();
    github.age = age;
    const request = step();
    expect(await target.send(request)).toEqual({ ok: true });
    expect(github.runs).toHaveLength(1);
    expect(await found(target, request)).toMatchObject({ there: 'yes', run: { id: '30433642' } });
  },
);

test('a run is found by its name alone: not the newest, not that of another installation, and not before it is listed', async () => {
  const { github, target } = await opened();
  github.listDelay = 1;
  const request = step();
  expect(await found(target, request)).toEqual({ there: 'no' });
  await target.send(request);
  github.listDelay = 0;
  // The same step of a store that was begun anew.
  await target.send(step({ startedAt: '2026-03-03T09:00:00.001Z' }));
  expect(await found(target, request)).toEqual({ there: 'no' });
  expect(await found(target, request)).toMatchObject({ there: 'yes', run: { id: '30433642' } });
});

test('where the workflow has no run-name to find runs by, none is said to be absent', async () => {
  const { github, target } = await opened();
  const request = step();
  await target.send(request);
  for (const run of github.runs) run.display_title = 'Deploy';
  expect(await found(target, request)).toMatchObject({
    there: 'unknown',
    final: true,
    why: expect.stringMatching(/needs a run-name/),
  });
});

test('among hundreds of runs all pages are read; what lies beyond is not guessed', async () => {
  const { github, target } = await opened();
  const request = step();
  await target.send(request);
  for (let n = 0; n < 250; n++) github.start({ version: '1', correlation: `other-${n}#0123456789ab` });
  expect(await found(target, request)).toMatchObject({ there: 'yes' });
  for (let n = 0; n < 300; n++) github.start({ version: '1', correlation: `another-${n}#0123456789ab` });
  expect(await found(target, request)).toMatchObject({ there: 'unknown', final: true });
});

const THEIRS = Date.parse('2026-03-03T12:00:00.000Z');
/** So many seconds until the limit begins anew, by their clock; what is left is nothing. */
const hourly = (seconds: number) => ({
  date: new Date(THEIRS).toUTCString(),
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(THEIRS / 1000 + seconds),
});

test.each<[string, Mishap, object, number]>([
  ['is cut off before', { drop: 'before' }, { final: false, unclear: true }, 0],
  ['is cut off after', { drop: 'after' }, { final: false, unclear: true }, 1],
  ['never comes', { hang: 'after' }, { unclear: true, why: 'GitHub did not answer within 1 s' }, 1],
  ['is 502', { answer: 502, html: true, after: true }, { unclear: true, why: 'GitHub answered 502: a web page' }, 1],
  ['is a web page', { answer: 200, html: true, after: true }, { unclear: true, final: false }, 1],
  ['is JSON of another kind', { answer: 200, body: {}, after: true }, { unclear: true, final: false }, 1],
  ['is a redirect', { answer: 302, headers: { location: 'http://169.254.169.254/' } }, { final: true }, 0],
  [
    'is 422',
    { answer: 422, body: { message: 'Unexpected inputs provided: ["region"]' } },
    { final: true, why: 'GitHub refused with 422: Unexpected inputs provided: ["region"]' },
    0,
  ],
  ['is 404', { answer: 404, body: { message: 'Not Found' } }, { final: true }, 0],
  ['is a limit', { answer: 429, headers: { 'retry-after': '7' } }, { final: false, retryAfterMs: 7000 }, 0],
  [
    'is a limit that says 403',
    { answer: 403, body: { message: 'You have exceeded a secondary rate limit' } },
    { final: false, retryAfterMs: 60_000 },
    0,
  ],
  [
    'is a limit of an hour, by its headers alone',
    { answer: 403, body: { message: 'Forbidden' }, headers: hourly(90) },
    { final: false, retryAfterMs: 90_000 },
    0,
  ],
  [
    'is that the workflow is switched off',
    { answer: 422, body: { message: "Cannot trigger a 'workflow_dispatch' on a disabled workflow" } },
    { final: true, why: expect.stringContaining('disabled workflow') },
    0,
  ],
  [
    'is that the repository moved',
    {
      answer: 301,
      body: { message: 'Moved Permanently' },
      headers: { location: 'https://api.github.com/repositories/7' },
    },
    { final: true, why: expect.stringContaining('redirects (301)') },
    0,
  ],
  [
    'is that a sign-on is missing',
    { answer: 403, body: { message: 'Resource protected by organization SAML enforcement' } },
    { final: true, why: expect.stringContaining('SAML enforcement') },
    0,
  ],
  [
    'says that the token may not',
    { answer: 403, body: { message: 'Resource not accessible by personal access token' } },
    { final: true },
    0,
  ],
])('when the answer to a dispatch %s', async (_, mishap, expected, runs) => {
  const { github, target } = await opened();
  github.dispatches.push(mishap);
  const sent = await target.send(step());
  expect(sent).toMatchObject({ ok: false, ...expected });
  if (!('unclear' in expected)) expect(sent).not.toHaveProperty('unclear');
  expect(github.runs).toHaveLength(runs);
});

test('an expired token is said with its remedy, and never shown', async () => {
  const { github, target } = await opened();
  const request = step();
  await target.send(request);
  github.token = 'ghp_new';
  expect(await seen(target, '30433642', request)).toEqual({
    ok: false,
    denied: true,
    why: 'GitHub refuses the credentials (401: Bad credentials): renew them where deploy-targets.yml takes them from, and restart',
  });
  expect(await target.send(request)).toMatchObject({ ok: false, final: true, why: expect.not.stringContaining('ghp') });
  github.token = 'ghp_right';
  github.reads.push({ answer: 500, body: { message: 'token ghp_right broke it' } });
  expect(await seen(target, '30433642', request)).toEqual({ ok: false, why: 'GitHub answered 500: token … broke it' });
});

test.each<[string, string | null, object]>([
  ['queued', null, { state: 'queued' }],
  ['pending', null, { state: 'queued', message: expect.stringContaining('concurrency group') }],
  ['waiting', null, { state: 'waiting', message: 'waits at GitHub for an approval of the environment production' }],
  ['in_progress', null, { state: 'running', percent: 40, message: 'runs at GitHub: deploy, Roll out' }],
  ['requested', null, { state: 'queued' }],
  ['something_new', null, { state: 'queued' }],
  ['completed', 'neutral', { state: 'failed', message: 'ended at GitHub as neutral' }],
  ['completed', 'stale', { state: 'failed', message: expect.stringContaining('was given up by GitHub') }],
  [
    'completed',
    'startup_failure',
    { state: 'failed', message: expect.stringMatching(/did not begin.*as it is written/) },
  ],
  ['completed', null, { state: 'failed', message: 'ended at GitHub as unknown' }],
  ['completed', 'success', { state: 'succeeded', percent: 100 }],
  ['completed', 'failure', { state: 'failed', message: 'ended at GitHub as failure' }],
  ['completed', 'timed_out', { state: 'failed' }],
  ['completed', 'skipped', { state: 'failed', message: 'ended at GitHub as skipped' }],
  ['completed', 'cancelled', { state: 'cancelled' }],
  ['completed', 'action_required', { state: 'waiting' }],
])('a run that is %s (%s)', async (status, conclusion, expected) => {
  const { github, target } = await opened();
  github.approvals = ['production'];
  github.jobs = [
    { name: 'build', status: 'completed', steps: [{ name: 'Check out', status: 'completed' }] },
    {
      name: 'deploy',
      status: 'in_progress',
      steps: [
        { name: 'Set up', status: 'completed' },
        { name: 'Roll out', status: 'in_progress' },
        { name: 'Clean up', status: 'queued' },
      ],
    },
    { name: 'verify', status: 'queued', steps: [] },
  ];
  Object.assign(github.start({}), { status, conclusion });
  expect(await seen(target, '30433642')).toMatchObject({ ok: true, ...expected });
});

test.each<[string, object[], number | null, boolean]>([
  ['before a runner took it', [{ name: 'deploy', status: 'completed', steps: [] }], null, true],
  ['before it had a job', [], null, true],
  ['while a runner had taken it', [{ name: 'deploy', status: 'completed', steps: [] }], 7, false],
  ['in its middle', [{ name: 'deploy', status: 'completed', steps: [{ name: 'Set up' }] }], null, false],
])('a run that was cancelled %s', async (_, jobs, runner, unchanged) => {
  const { github, target } = await opened();
  Object.assign(github.start({}), { status: 'completed', conclusion: 'cancelled' });
  Object.assign(github, { jobs, runner });
  const told = await seen(target, '30433642');
  expect(told).toMatchObject({ state: 'cancelled' });
  expect(told !== undefined && 'unchanged' in told).toBe(unchanged);
  // Of what GitHub does not tell nothing is taken for certain.
  github.reads.push({ answer: 200, body: { id: 30433642, status: 'completed', conclusion: 'cancelled' } });
  github.reads.push({ answer: 500 });
  expect(await seen(target, '30433642')).not.toHaveProperty('unchanged');
});

test('a run that was started again says so; one that is not there any more is gone', async () => {
  const { github, target } = await opened();
  Object.assign(github.start({}), { status: 'completed', conclusion: 'failure', run_attempt: 2 });
  expect(await seen(target, '30433642')).toMatchObject({ message: 'ended at GitHub as failure, attempt 2' });
  expect(await seen(target, '99')).toMatchObject({ ok: false, gone: true });
  // Tried again, it is under way once more, whatever became of it before.
  Object.assign(github.runs[0] ?? {}, { status: 'in_progress', conclusion: null, run_attempt: 3 });
  expect(await seen(target, '30433642')).toMatchObject({
    state: 'running',
    message: expect.stringMatching(/attempt 3$/),
  });
});

test('a run is cancelled where it is; one that is over or hangs is no trouble', async () => {
  const { github, target } = await opened();
  github.start({});
  const stop = { ...running(step(), '30433642'), ask: 'stop' as const, key: 'stop/R-118-1/eu' };
  github.reads.push({ answer: 500 });
  expect(await target.send(stop)).toEqual({ ok: true });
  expect(github.asked.at(-1)).toMatch(/force-cancel$/);
  expect(github.runs[0]?.conclusion).toBe('cancelled');
  expect(await target.send(stop)).toEqual({ ok: true });
  expect(target.can.pause).toBe("GitHub Actions can't pause a run");
});

describe('a step is shown as a deployment', () => {
  const shows = (target: DeployTarget, request = step()) => shownAs(target, running(request, '30433642'));
  const url = 'https://github.com/harbor/checkout/actions/runs/30433642';
  const options = { deployments: { url: 'https://{environment}.example.com' } };
  const at = (github: FakeGithub, status: string, conclusion: string | null = null) =>
    Object.assign(github.runs[0] ?? github.start({}), { status, conclusion });

  test('in progress once it runs, with where its log and what it brings are seen, then as it ends; each once', async () => {
    const { github, target } = await opened(options);
    const request = step({ url });
    for (const status of ['queued', 'in_progress', 'in_progress']) {
      at(github, status);
      await shows(target, request);
      expect(github.deployments).toHaveLength(status === 'queued' ? 0 : 1);
    }
    expect(github.deployments).toMatchObject([
      {
        environment: 'production',
        payload: { correlation: correlationOf(request) },
        statuses: ['in_progress'],
        links: { log_url: url, environment_url: 'https://production.example.com/' },
      },
    ]);
    const asked = github.asked.length;
    await shows(target, request);
    // What is known to be shown is not asked for at each look.
    expect(github.asked.slice(asked).filter((a) => a.includes('/deployments'))).toEqual([]);
    at(github, 'completed', 'success');
    await shows(target, request);
    await shows(target, request);
    expect(github.deployments.map((d) => d.statuses)).toEqual([['in_progress', 'success']]);
  });

  test.each([
    ['failure', 'failure'],
    ['cancelled', 'failure'],
    ['success', 'success'],
  ])('that was over before anybody saw it run as it ended: %s', async (conclusion, status) => {
    const { github, target } = await opened({ deployments: {} });
    at(github, 'completed', conclusion);
    await shows(target);
    expect(github.deployments.map((d) => [d.statuses, d.links])).toEqual([
      [[status], { description: expect.any(String) }],
    ]);
  });

  test('but not beside the one of a job with an environment, which is left alone', async () => {
    const { github, target } = await opened({ deployments: {} });
    const request = step();
    at(github, 'in_progress');
    const theirs = {
      id: 1,
      environment: 'production',
      created_at: new Date().toISOString(),
      statuses: ['in_progress'],
    };
    github.deployments.push(theirs);
    await shows(target, request);
    at(github, 'completed', 'success');
    await shows(target, request);
    expect(github.deployments).toEqual([theirs]);
    // One of before is another’s; and one that was made for another step is no job’s, however its payload comes back.
    for (const payload of [{ correlation: 'R-2-1/eu#0123456789ab' }, '{"correlation":"R-2-1/eu#0123456789ab"}']) {
      const beside = await opened({ deployments: {} });
      beside.github.deployments.push({ ...theirs, payload });
      at(beside.github, 'in_progress');
      await shows(beside.target, step());
      expect(beside.github.deployments).toHaveLength(2);
    }
    const later = await opened({ deployments: {} });
    later.github.deployments.push({ ...theirs, created_at: '2026-03-01T09:00:00.000Z' });
    at(later.github, 'in_progress');
    await shows(later.target, step());
    expect(later.github.deployments).toHaveLength(2);
  });

  test.each<[string, Mishap]>([
    ['whose answer was lost', { drop: 'after' }],
    ['whose answer never came', { hang: 'after' }],
    ['that failed', { answer: 502, after: true }],
  ])('once, also after one %s, and after a restart', async (_, mishap) => {
    const github = new FakeGithub();
    const address = await open(github);
    const target = targetAt(address, options);
    const request = step({ url });
    at(github, 'in_progress');
    github.records.push(mishap);
    expect(await shows(target, request)).toMatchObject({ ok: false, passing: true });
    expect(await shows(target, request)).toEqual({ ok: true });
    expect(github.deployments.map((d) => d.statuses)).toEqual([['in_progress']]);
    const again = targetAt(address, options);
    await shows(again, request);
    at(github, 'completed', 'success');
    await shows(again, request);
    await shows(targetAt(address, options), request);
    expect(github.deployments.map((d) => d.statuses)).toEqual([['in_progress', 'success']]);
  });

  test('or it is said why not, and whether asking again may help; how it is is told meanwhile', async () => {
    const { github, target } = await opened({ deployments: {} });
    at(github, 'completed', 'success');
    github.records.push({ answer: 503 });
    expect(await seen(target, '30433642')).toMatchObject({ ok: true, state: 'succeeded' });
    expect(github.deployments).toEqual([]);
    expect(await shows(target)).toEqual({ ok: false, why: expect.stringContaining('503'), passing: true });
    expect(await shows(target)).toEqual({ ok: true });
    expect(github.deployments).toHaveLength(1);
    const denied = await opened({ deployments: {} });
    at(denied.github, 'completed', 'success');
    denied.github.records.push({ answer: 403, body: { message: 'Resource not accessible' } });
    expect(await shows(denied.target)).toMatchObject({ ok: false, passing: false });
    expect(denied.github.deployments).toEqual([]);
  });

  test('a look and its end at once make one, and what ended does not run again', async () => {
    const { github, target } = await opened({ deployments: {} });
    const request = running(step(), '30433642');
    at(github, 'in_progress');
    const record = target.record ?? expect.fail('it shows deployments');
    await Promise.all([record(request, 'running', 'runs'), record(request, 'succeeded', 'done')]);
    await record(request, 'running', 'a look that took long');
    expect(github.deployments.map((d) => d.statuses)).toEqual([['in_progress', 'success']]);
    // Said otherwise by a second attempt of the same run.
    await record(request, 'failed', 'failed after all');
    expect(github.deployments.map((d) => d.statuses)).toEqual([['in_progress', 'success', 'failure']]);
  });

  test('only where that is wanted', async () => {
    const { target } = await opened();
    expect([target.record, target.can.deployments]).toEqual([undefined, undefined]);
    expect((await opened({ deployments: {} })).target.can.deployments).toBe(true);
  });
});

test('a step of several services, of a part of a strategy, or of an unknown version is refused before anything is sent', async () => {
  const { github, target } = await opened();
  const items = [
    { service: 'ledger', version: '2.9', previous: null },
    { service: 'api', version: '4.2', previous: '4.1' },
  ];
  expect(await target.send(step({ items }))).toMatchObject({
    final: true,
    why: expect.stringMatching(/2 services at once.*\{services\}/),
  });
  expect(await target.send(step({ name: 'eu 5 %', share: 5 }))).toMatchObject({
    final: true,
    why: expect.stringMatching(/\{percent\}/),
  });
  const unknown = step({ items: [{ service: 'ledger', version: '2.9', previous: null }] }, 'back');
  expect(await target.send(unknown)).toMatchObject({
    final: true,
    why: expect.stringMatching(/nobody knows which version ran before/),
  });
  expect(github.asked).toEqual([]);
  // The same was known before: a strategy in parts is not planned for it, and services go one by one.
  expect(target.can).toMatchObject({
    shares: expect.stringMatching(/\{percent\} or \{step\} into its inputs/),
    several: expect.stringMatching(/\{services\} into its inputs/),
  });
  const told = await opened({ inputs: { services: '{services}', percent: '{percent}' } });
  expect(told.target.can).toMatchObject({ shares: true, several: true });
  expect(await told.target.send(step({ items, share: 5 }))).toMatchObject({ ok: true });
  const byWorkflow = await opened({ workflow: 'deploy-{step}.yml' });
  expect(byWorkflow.target.can).toMatchObject({ shares: true });
  expect(told.github.runs[0]?.inputs).toMatchObject({
    services: '[{"service":"ledger","version":"2.9"},{"service":"api","version":"4.2"}]',
    percent: '5',
  });
});

test('a rehearsal says what would be sent, and sends nothing', async () => {
  const { github, target } = await opened();
  const { would } = await target.rehearse(step());
  expect(would).toEqual([
    expect.stringMatching(
      /^GitHub Actions: harbor\/checkout\/actions\/workflows\/deploy\.yml at main, with version=4\.2\.0, environment=production, region=eu, action=deploy, correlation=R-118-1\/eu#[0-9a-f]{12}$/,
    ),
  ]);
  expect(github.asked).toEqual([]);
});
