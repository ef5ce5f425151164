import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { correlationOf } from '../../../src/deploy-targets/fill.ts';
import { githubActions, gitlab as gitlabTarget, jenkins as jenkinsTarget } from '../../../src/deploy-targets/index.ts';
import type { DeployTarget } from '../../../src/deploy-targets/target.ts';
import { one } from '../../../src/domain/deciding/reads.ts';
import type { Command } from '../../../src/domain/index.ts';
import { quarantines } from '../../../src/domain/quarantine/document.ts';
import { releases } from '../../../src/domain/release/document.ts';
import { rolloutOf } from '../../../src/domain/release/release.ts';
import { perform } from '../../../src/door/perform.ts';
import { see } from '../../../src/door/read-only.ts';
import type { Setting } from '../../../src/door/setting.ts';
import { inboundApi } from '../../../src/http/inbound.ts';
import { webhooks as github } from '../../../src/inbound/github/index.ts';
import { webhooks as gitlab } from '../../../src/inbound/gitlab/index.ts';
import { notifications as jenkins } from '../../../src/inbound/jenkins/index.ts';
import { hmacHex } from '../../../src/inbound/signing.ts';
import { Tallies } from '../../../src/inbound/tallies.ts';
import { go, PLAN } from '../../domain/given.ts';
import { openSetting } from '../../support/setting.ts';

const given = { callbackUrl: 'https://x.example' };
const token = { env: 'T' };
const TARGETS = {
  github: githubActions.prepare({ repository: 'Harbor/API', workflow: 'deploy.yml', token }, () => 't')(given),
  gitlab: gitlabTarget.prepare({ project: 'harbor/api', token, play: ['deploy'] }, () => 't')(given),
  jenkins: jenkinsTarget.prepare(
    { url: 'https://ci.example', job: 'team/deploy', user: 'gonogo', token },
    () => 't',
  )(given),
};
const SOURCES = { github: github('a secret'), gitlab: gitlab('t0ken'), jenkins: jenkins('t0ken') };

let setting: Setting;
let now: string;
let pipeline: DeployTarget;
let tallies: Tallies;
const does = async (by: string, command: Command) => {
  const actor = by === 'gonogo' ? { id: by, system: true as const } : { id: by };
  expect((await perform(setting, command, { actor, via: 'test' })).ok).toBe(true);
};
/** 4.2 of the API goes out; its first step runs. */
const underWay = async () => {
  now = '2026-03-03T09:00:00.000Z';
  pipeline = TARGETS.github;
  tallies = new Tallies();
  setting = await openSetting({ now: () => now });
  await does('UMANAGER', PLAN);
  await does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await does(voter, go);
  now = PLAN.window.start;
  await does('UMANAGER', { type: 'StartDeploy', release: 'R-1' });
};
beforeEach(underWay);
const isTaken = (run: string) =>
  does('gonogo', { type: 'TakeStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu', run });

async function release() {
  const { found } = await see(setting, { found: one(releases, 'R-1') });
  if (!found) throw new Error('there is no R-1');
  return found;
}
async function step() {
  const rollout = rolloutOf(await release());
  const stage = rollout?.stages.find((s) => s.name === 'eu');
  if (!rollout || !stage) throw new Error('R-1 has no step eu');
  return { rollout, stage };
}
async function correlation() {
  const { rollout, stage } = await step();
  return correlationOf({ release: await release(), rollout, stage, key: '' });
}

/** A method of an object, wherever it is called from. */
function bound(of: object, name: string | symbol): unknown {
  const it: unknown = Reflect.get(of, name);
  return typeof it === 'function' ? it.bind(of) : it;
}

let sent = 0;
async function post(source: keyof typeof SOURCES, body: unknown, more: Record<string, string> = {}) {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const all: Record<keyof typeof SOURCES, Record<string, string>> = {
    github: {
      'x-github-event': 'workflow_run',
      'x-github-delivery': `delivery-${++sent}`,
      'x-hub-signature-256': `sha256=${hmacHex('a secret', new TextEncoder().encode(raw))}`,
    },
    gitlab: { 'x-gitlab-event': 'Pipeline Hook', 'x-gitlab-token': 't0ken' },
    jenkins: { authorization: 'Bearer t0ken' },
  };
  const api = inboundApi({ setting, sources: SOURCES, targets: { pipeline }, personOf: () => undefined, tallies });
  const answer = await api.request(`/inbound/${source}`, {
    method: 'POST',
    body: raw,
    headers: { ...all[source], ...more },
  });
  return { status: answer.status, body: await answer.json() };
}
const run = (more: object = {}, repository = 'harbor/api') => ({
  action: 'completed',
  repository: { full_name: repository },
  workflow_run: { id: 7, run_attempt: 1, status: 'in_progress', html_url: 'https://github.example/runs/7', ...more },
});
const ended = { status: 'completed', conclusion: 'success' };
const facts = async () => (await setting.store.history('release/R-1')).map((f) => f.type);
const NOTHING = { status: 200, body: { ok: true, ignored: 'no step that runs is of this run' } };

describe('a run of GitHub Actions that GitHub tells of', () => {
  test('is reported on the step that has it, and ends it', async () => {
    await isTaken('7');
    expect(await post('github', run())).toEqual({ status: 200, body: { ok: true } });
    expect((await step()).stage).toMatchObject({ note: 'runs at GitHub', url: 'https://github.example/runs/7' });
    expect(await post('github', run(ended))).toEqual({ status: 200, body: { ok: true } });
    expect((await step()).stage).toMatchObject({ state: 'done', percent: 100, note: 'succeeded at GitHub' });
    expect(tallies.of('github').taken).toEqual({ count: 2, last: now, of: { run: 2 } });
  });

  test('is known by its name before GitHub has answered who it is', async () => {
    await post('github', run({ display_title: `Deploy ${await correlation()}` }));
    expect((await step()).stage).toMatchObject({ run: '7', note: 'runs at GitHub' });
  });

  test('counts once, however often it is delivered', async () => {
    await isTaken('7');
    for (const _ of [1, 2, 3]) await post('github', run(), { 'x-github-delivery': 'same' });
    await post('github', run());
    expect((await facts()).filter((f) => f === 'StageProgressed')).toHaveLength(1);
  });

  test('may come late: neither what it was before nor an attempt before changes anything', async () => {
    await isTaken('7');
    await post('github', run({ run_attempt: 2 }));
    await post('github', run({ run_attempt: 2, status: 'queued' }));
    await post('github', run({ status: 'completed', conclusion: 'failure' }));
    expect((await step()).stage).toMatchObject({ state: 'running', note: 'runs at GitHub, attempt 2' });
    await post('github', run({ run_attempt: 2, status: 'completed', conclusion: 'failure' }));
    expect((await step()).stage).toMatchObject({ state: 'failed', how: 'reported' });
    await post('github', run({ run_attempt: 2 }));
    expect((await step()).stage).toMatchObject({ state: 'failed' });
  });

  test('late, doubled and in any order, what one run and its next attempt tell ends in one state', async () => {
    const said = [
      { status: 'queued' },
      {},
      { run_attempt: 2, status: 'queued' },
      { run_attempt: 2 },
      { run_attempt: 2, ...ended },
    ].map((more, n) => ({ more: { ...more, display_title: '' }, id: `any-${n}` }));
    const told = fc
      .tuple(
        fc.shuffledSubarray(said, { minLength: said.length }),
        fc.array(fc.constantFrom(...said), { maxLength: 4 }),
      )
      .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }));
    await fc.assert(
      fc.asyncProperty(told, fc.boolean(), async (deliveries, isKnown) => {
        await underWay();
        if (isKnown) await isTaken('7');
        const display_title = `Deploy ${await correlation()}`;
        for (const { more, id } of deliveries) {
          const answer = await post('github', run({ ...more, display_title }), { 'x-github-delivery': id });
          expect(answer.status).toBe(200);
        }
        expect((await step()).stage).toMatchObject({ state: 'done', run: '7', note: 'succeeded at GitHub, attempt 2' });
        expect((await facts()).filter((f) => f === 'StageSucceeded')).toHaveLength(1);
        await setting.store.close();
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  test.each<[string, object, string]>([
    ['another run', { id: 8 }, 'harbor/api'],
    ['a run of that number in another repository', {}, 'harbor/shop'],
    ['one that only looks like it', { id: 8, display_title: 'Deploy R-1-1/eu#000000000000' }, 'harbor/api'],
  ])('%s is nobody’s, which is counted and is no error', async (_, more, repository) => {
    await isTaken('7');
    const before = await facts();
    expect(await post('github', run({ ...ended, ...more }, repository))).toEqual(NOTHING);
    expect(await facts()).toEqual(before);
    expect(tallies.of('github').ignored.count).toBe(1);
  });

  test('one that a pull request started is nobody’s, whatever a stranger called it; by its number it would be ours', async () => {
    const display_title = `Deploy ${await correlation()}`;
    const before = await facts();
    for (const event of ['pull_request', 'pull_request_target', 'push'])
      expect(await post('github', run({ ...ended, id: 8, display_title, event }))).toEqual(NOTHING);
    expect(await facts()).toEqual(before);
    await post('github', run({ display_title, event: 'workflow_dispatch' }));
    expect((await step()).stage.run).toBe('7');
  });

  test('one that somebody started again by hand under the same name does not speak for the step', async () => {
    await isTaken('7');
    const answer = await post('github', run({ ...ended, id: 8, display_title: await correlation() }));
    expect(answer.body).toEqual({ ok: true, ignored: 'run 8 is not the one of eu' });
    expect((await step()).stage.state).toBe('running');
  });

  test('what nobody waits for is nobody’s', async () => {
    await isTaken('7');
    pipeline = TARGETS.gitlab;
    expect(await post('github', run(ended))).toEqual(NOTHING);
  });
});

describe('where it is not clear from what is told how it is, it is looked at', () => {
  const looks = async () => (await setting.store.pending('poll/')).map((e) => [e.key, e.dueAt]);
  test('a pipeline of GitLab that counts as done while a job of ours waits', async () => {
    pipeline = TARGETS.gitlab;
    await isTaken('31');
    const pipelineHook = (status: string) => ({
      object_attributes: { id: 31, status },
      project: { id: 1, path_with_namespace: 'Harbor/API' },
    });
    now = '2026-03-03T20:00:00.000Z';
    await post('gitlab', pipelineHook('running'));
    expect((await step()).stage.note).toBe('runs at GitLab');
    await post('gitlab', pipelineHook('success'));
    expect((await step()).stage.state).toBe('running');
    expect(await looks()).toEqual([['poll/R-1-1/eu', now]]);
  });

  test('a build of Jenkins that left the queue, and is unstable', async () => {
    pipeline = TARGETS.jenkins;
    await isTaken('queue:5');
    const build = async (phase: string, more: object = {}) => ({
      name: 'deploy',
      build: {
        full_url: 'http://localhost:8080/job/team/job/deploy/18/',
        number: 18,
        queue_id: 5,
        phase,
        parameters: { CORRELATION: await correlation() },
        ...more,
      },
    });
    await post('jenkins', await build('STARTED', { number: 19, queue_id: 6 }));
    expect((await step()).stage).toMatchObject({ run: 'queue:5', note: '' });
    await post('jenkins', await build('STARTED'));
    expect((await step()).stage).toMatchObject({ run: 'build:18', note: 'runs at Jenkins' });
    now = '2026-03-03T20:00:00.000Z';
    await post('jenkins', await build('FINALIZED', { status: 'UNSTABLE' }));
    expect(await looks()).toEqual([['poll/R-1-1/eu', now]]);
    await post('jenkins', await build('FINALIZED', { status: 'SUCCESS' }));
    expect((await step()).stage.state).toBe('done');
  });
});

describe('what can’t be taken', () => {
  const aside = async () => (await see(setting, { found: one(quarantines, 'github') })).found;
  test('what is not signed is counted, and nothing of it is kept', async () => {
    await isTaken('7');
    const before = await facts();
    for (const signature of ['', 'sha256=00', `sha256=${hmacHex('another', new Uint8Array())}`])
      expect(await post('github', run(ended), { 'x-hub-signature-256': signature })).toEqual({
        status: 401,
        body: { error: 'bad signature or token', remedy: expect.stringContaining('inbound.yml') },
      });
    expect(await facts()).toEqual(before);
    expect(await aside()).toBeUndefined();
    expect(tallies.of('github').refused).toEqual({ count: 3, last: now });
  });

  test.each([
    ['{', 'it is not JSON'],
    ['', 'it is not JSON'],
    ['['.repeat(5000), 'it is nested more than 100 deep'],
    ['{"__proto__":{"workflow_run":{}}}', 'repository: is missing; write fields with their values'],
    ['null', 'the body: must be fields with their values'],
  ])('%s is set aside with the reason', async (body, fault) => {
    expect((await post('github', body)).status).toBe(200);
    expect(await aside()).toMatchObject({
      deliveries: [{ event: 'workflow_run', size: body.length, at: now, delivery: `delivery-${sent}` }],
    });
    expect((await aside())?.deliveries[0]?.faults[0]).toBe(fault);
  });

  test('once, of each the last twenty, and without what was in it', async () => {
    for (let n = 1; n <= 23; n++) await post('github', { secret: 'hunter2' }, { 'x-github-delivery': `d${n}` });
    await post('github', { secret: 'hunter2' }, { 'x-github-delivery': 'd23' });
    const { deliveries = [], dropped } = (await aside()) ?? {};
    expect(deliveries.map((d) => d.delivery)).toEqual(Array.from({ length: 20 }, (_, n) => `d${n + 4}`));
    expect(dropped).toBe(3);
    expect(JSON.stringify(await setting.store.history('quarantine/github'))).not.toContain('hunter2');
  });

  test('and is taken under its id once it can be read', async () => {
    await isTaken('7');
    const id = { 'x-github-delivery': 'again' };
    await post('github', { workflow_run: 'broken' }, id);
    expect(await post('github', run(ended), id)).toEqual({ status: 200, body: { ok: true } });
    expect((await step()).stage.state).toBe('done');
  });

  test('where nothing can be written, it is to be sent again', async () => {
    await isTaken('7');
    const { store } = setting;
    const commit: typeof store.commit = async () => ({ ok: false, why: 'unconfirmed', message: 'the disk is full' });
    setting = {
      ...setting,
      store: new Proxy(store, { get: (of, name) => (name === 'commit' ? commit : bound(of, name)) }),
    };
    const unwritten = { status: 503, body: { error: 'unconfirmed', remedy: expect.stringContaining('disk') } };
    expect(await post('github', run(ended))).toEqual(unwritten);
    expect(await post('github', run({ ...ended, display_title: await correlation() }))).toEqual(unwritten);
    expect(await post('github', 'no JSON')).toEqual(unwritten);
    expect((await post('github', {}, { 'x-github-event': 'ping' })).status).toBe(200);
  });

  test('an endless id is as good as any', async () => {
    await isTaken('7');
    const id = { 'x-github-delivery': 'x'.repeat(5000) };
    await post('github', run(), id);
    await post('github', run(), id);
    expect((await facts()).filter((f) => f === 'StageProgressed')).toHaveLength(1);
  });
});
