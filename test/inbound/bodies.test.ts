import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { notifications as argoCd } from '../../src/inbound/argo-cd/index.ts';
import { jsonIn } from '../../src/inbound/body.ts';
import { webhooks as github } from '../../src/inbound/github/index.ts';
import { webhooks as gitlab } from '../../src/inbound/gitlab/index.ts';
import { notifications as jenkins } from '../../src/inbound/jenkins/index.ts';
import { SMALL } from '../../src/inbound/reader.ts';
import { cpuMs } from '../support/cpu.ts';
import { recorded, toldIn, translated } from './translating.ts';

const atGithub = (body: unknown, event = 'workflow_run') => translated(github('s'), body, { 'x-github-event': event });
const atGitlab = (body: unknown, event = 'Pipeline Hook') => translated(gitlab('s'), body, { 'x-gitlab-event': event });
const atJenkins = (body: unknown) => translated(jenkins('t'), body);
const atArgo = (body: unknown) => translated(argoCd('t'), body);

describe('what GitHub tells', () => {
  test('a run is what it says of itself: the recorded one is queued, whatever its action is called', () => {
    expect(toldIn(atGithub(recorded('github/workflow_run.json')))[0]).toEqual({
      type: 'run',
      system: 'github',
      place: ['Codertocat/Hello-World'],
      run: '1589141559',
      names: [''],
      attempt: 1,
      state: 'queued',
      message: 'waits at GitHub',
      url: 'https://github.com/octo-org/octo-repo/actions/runs/1589141559',
    });
  });

  const run = (more: object) => ({
    action: 'completed',
    repository: { full_name: 'harbor/checkout' },
    workflow_run: { id: 7, status: 'completed', run_attempt: 1, ...more },
  });
  test.each<[object, object]>([
    [{ conclusion: 'success' }, { state: 'succeeded', percent: 100, message: 'succeeded at GitHub' }],
    [
      { conclusion: 'success', run_attempt: 3 },
      { attempt: 3, message: 'succeeded at GitHub, attempt 3' },
    ],
    [{ conclusion: 'failure' }, { state: 'failed', message: 'ended at GitHub as failure' }],
    [{ conclusion: 'timed_out' }, { state: 'failed', message: 'ended at GitHub as timed_out' }],
    [{ conclusion: 'startup_failure' }, { state: 'failed' }],
    [{ conclusion: 'skipped' }, { state: 'failed' }],
    [{ conclusion: 'stale' }, { state: 'failed' }],
    [{ conclusion: 'cancelled' }, { state: 'look' }],
    [{ conclusion: 'action_required' }, { state: 'waiting' }],
    [{ conclusion: null }, { state: 'look' }],
    [{ status: 'in_progress' }, { state: 'running', message: 'runs at GitHub' }],
    [{ status: 'waiting' }, { state: 'waiting' }],
    [{ status: 'requested' }, { state: 'queued' }],
    [{ status: 'of a year to come' }, { state: 'queued' }],
  ])('%j', (more, told) => expect(atGithub(run(more))).toMatchObject({ told: { run: '7', ...told } }));

  test('a deployment tells that there is something to see of the run it is of, if it is of one', () => {
    const recordedOne = z.looseObject({}).parse(recorded('github/deployment_status.json'));
    expect(atGithub({ ...recordedOne, workflow_run: { id: 7, run_attempt: 2 } }, 'deployment_status')).toMatchObject({
      told: [
        { type: 'run', place: ['Codertocat/Hello-World'], run: '7', attempt: 2, state: 'look' },
        { type: 'deployment' },
      ],
    });
    expect(atGithub({ repository: 1 }, 'deployment_status')).toHaveProperty('faults');
  });
  test('nothing is told by an event nobody knows, or without a name', () => {
    expect(atGithub({}, 'of_a_year_to_come')).toEqual({ ignored: 'of_a_year_to_come is not used' });
    expect(atGithub({}, '__proto__')).toEqual({ ignored: '__proto__ is not used' });
    expect(atGithub({}, '')).toEqual({ ignored: 'an event without a name is not used' });
  });
  test('a run without an id can’t be read', () => {
    expect(atGithub({ repository: { full_name: 'a/b' }, workflow_run: { status: 'queued' } })).toEqual({
      faults: [expect.stringContaining('workflow_run.id')],
    });
  });
});

describe('what GitLab tells', () => {
  test('a pipeline, with what it may be found by', () => {
    expect(toldIn(atGitlab(recorded('gitlab/pipeline.json')))[0]).toEqual({
      type: 'run',
      system: 'gitlab',
      place: ['1', 'gitlab-org/gitlab-test'],
      run: '31',
      names: ['', 'us-west-1'],
      attempt: 1,
      state: 'succeeded',
      percent: 100,
      message: 'succeeded at GitLab',
      url: 'http://192.168.64.1:3005/gitlab-org/gitlab-test/-/pipelines/31',
    });
  });
  const pipeline = (status: string) => ({
    object_attributes: { id: 31, name: null, status },
    project: { id: 1, path_with_namespace: 'harbor/checkout' },
  });
  test.each([
    ['created', 'queued'],
    ['waiting_for_resource', 'queued'],
    ['pending', 'queued'],
    ['running', 'running'],
    ['canceling', 'running'],
    ['success', 'succeeded'],
    ['failed', 'look'],
    ['canceled', 'look'],
    ['skipped', 'look'],
    ['manual', 'look'],
    ['of a year to come', 'queued'],
  ])('%s is %s', (status, state) => expect(atGitlab(pipeline(status))).toMatchObject({ told: { state } }));
});

describe('what Jenkins tells', () => {
  test('a build that is done is not over before what follows it is done, too', () => {
    const completed = recorded('jenkins/notification-plugin-completed.json');
    expect(toldIn(atJenkins(completed))[0]).toEqual({
      type: 'run',
      system: 'jenkins',
      place: ['/job/asgard'],
      run: 'build:18',
      names: [],
      attempt: 1,
      state: 'running',
      message: 'runs at Jenkins',
      url: 'http://localhost:8080/job/asgard/18/',
    });
  });
  const build = (phase: string, status?: string) => ({
    name: 'deploy',
    build: {
      full_url: 'https://ci.example/job/team/job/deploy/18/',
      number: 18,
      queue_id: 5,
      phase,
      ...(status !== undefined && { status }),
      parameters: { CORRELATION: 'R-1-1/eu#0123456789ab', COUNT: 3 },
      log: 'password=hunter2',
    },
  });
  test.each([
    ['QUEUED', undefined, 'queued'],
    ['STARTED', undefined, 'running'],
    ['COMPLETED', 'FAILURE', 'running'],
    ['FINALIZED', 'SUCCESS', 'succeeded'],
    ['FINALIZED', 'FAILURE', 'failed'],
    ['FINALIZED', 'ABORTED', 'failed'],
    ['FINALIZED', 'UNSTABLE', 'look'],
    ['FINALIZED', undefined, 'look'],
    ['OF A YEAR TO COME', undefined, 'look'],
  ])('%s, %s: %s', (phase, status, state) => {
    const told = atJenkins(build(phase, status));
    expect(told).toMatchObject({
      told: { place: ['/job/team/job/deploy'], was: 'queue:5', names: ['R-1-1/eu#0123456789ab'], state },
    });
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });
});

describe('what Argo CD tells', () => {
  test('that something came of an operation: how it is, is looked at', () => {
    const correlation = 'R-1-1/eu#0123456789ab';
    expect(
      atArgo({ application: 'checkout-eu', correlation, url: 'https://argo.example/applications/checkout-eu' }),
    ).toEqual({
      told: {
        type: 'run',
        system: 'argo-cd',
        place: ['checkout-eu'],
        run: correlation,
        names: [correlation],
        attempt: 1,
        state: 'look',
        message: '',
        url: 'https://argo.example/applications/checkout-eu',
      },
    });
    expect(atArgo({ application: 'checkout-eu' })).toMatchObject({ told: { names: [''] } });
    expect(atArgo({ app: 'checkout-eu' })).toEqual({ faults: [expect.stringContaining('application')] });
  });
});

describe('JSON of strangers', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const fields = (many: number) => Array.from({ length: many }, (_, i) => `k${i}=1`).join('&');
  const deep = (depth: number) => bytes('['.repeat(depth) + ']'.repeat(depth));
  test.each<[string, Uint8Array, string | undefined]>([
    ['a hundred deep', deep(100), undefined],
    ['a hundred and one deep', deep(101), 'it is nested more than 100 deep'],
    ['half a million deep', deep(500_000), 'it is nested more than 100 deep'],
    ['brackets in a text', bytes(JSON.stringify({ a: `"${'['.repeat(200)}\\` })), undefined],
    ['not closed', bytes('{"a":'), 'it is not JSON'],
    ['nothing', bytes(''), 'it is not JSON'],
    ['a form of a payload', bytes('payload=%7B%7D'), undefined],
    ['a form whose payload is none', bytes('payload=hello'), 'it is not JSON'],
    ['a form whose payload is deep', bytes(`payload=${'['.repeat(101)}`), 'it is nested more than 100 deep'],
    ['a form of 500 fields', bytes(fields(500)), undefined],
    ['a form of 501 fields', bytes(fields(501)), 'it is a form of more than 500 fields'],
    ['XML', bytes(' <job/>'), 'it is XML, not JSON'],
    [
      'a form of parts, as curl -F sends it',
      bytes('--x1\r\nContent-Disposition: form-data; name="a"; filename="a.json"\r\n\r\n{}\r\n--x1--'),
      'it is a form of several parts: send the file alone, as curl --data-binary does',
    ],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'it is not UTF-8'],
  ])('%s', (_, raw, fault) => {
    const read = jsonIn(raw);
    expect(read.ok ? undefined : read.fault).toBe(fault);
  });
  const filled = (begin: string, part: (n: number) => string, end: string) => {
    let text = begin;
    for (let n = 0; text.length < SMALL - 600; n++) text += part(n);
    return bytes(text + end);
  };
  // The largest that are read where everybody waits: ms of this thread, the best of five, as a busy machine takes its part.
  test.each<[string, Uint8Array]>([
    ['objects', filled('[', () => '{"i":1,"s":"x"},', '1]')],
    ['lists', filled('[', () => '[],', '1]')],
    ['lists in lists', filled('[', () => `${'['.repeat(95)}${']'.repeat(95)},`, '1]')],
    ['keys', filled('{', (n) => `"k${n}":1,`, '"":1}')],
    ['numbers that are too long', filled('[', () => '12345678901234567,', '1]')],
    ['odd keys', filled('[', () => '{"__proto__":1},', '1]')],
    ['one text', filled('"', () => 'x'.repeat(200), '"')],
    ['escapes', filled('"', () => '\\u0041', '"')],
    ['brackets', filled('', () => '[[[[', '')],
    ['fields of a form', filled('a=1', (n) => `&k${n}=1`, '')],
    ['a form of %', filled('payload=', () => '%41', '')],
    ['a form of % that means nothing', filled('payload=', () => '%zz', '')],
  ])('%s as large as may be read at once take less than 25 ms', (_, raw) => {
    expect(cpuMs(() => jsonIn(raw), 25)).toBeLessThan(25);
  });
  test('a form is its payload, or its fields', () => {
    const of = (text: string) => jsonIn(bytes(text));
    expect(of('payload=%7B%22a%22%3A%22b+c%22%7D&x=1')).toEqual({ ok: true, json: { a: 'b c' } });
    expect(of('id=7&title=a%20b&__proto__=x')).toEqual({ ok: true, json: { id: '7', title: 'a b' } });
  });
  test('names that mean something to JavaScript mean nothing', () => {
    const body: unknown = JSON.parse('{"__proto__":{"application":"x"},"constructor":1}');
    expect(atArgo(body)).toHaveProperty('faults');
    expect({}).not.toHaveProperty('application');
  });
});
