import { describe, expect, test } from 'vitest';
import { webhooks } from '../../src/inbound/circleci/index.ts';
import { hmacHex } from '../../src/inbound/signing.ts';
import { toldIn, translated } from './translating.ts';

const circleci = webhooks('s');
const at = (body: unknown, event = '') => translated(circleci, body, { 'circleci-event-type': event });
const SHA = '1dc6aa69429bff4806ad6afe58d3d8f57e25973e';
const vcs = {
  provider_name: 'github',
  origin_repository_url: 'https://github.com/circleci/webhook-service',
  target_repository_url: 'https://github.com/circleci/webhook-service',
  revision: SHA,
  branch: 'main',
};
const workflow = {
  id: 'fda08377-fe7e-46b1-8992-3a7aaecac9c3',
  name: 'build-test-deploy',
  status: 'success',
  created_at: '2021-09-01T22:49:03.616Z',
  stopped_at: '2021-09-01T22:49:34.170Z',
  url: 'https://app.circleci.com/pipelines/github/circleci/webhook-service/130/workflows/fda08377',
};
/** As https://circleci.com/docs/webhooks-reference/ shows it. */
const event = (more: object = {}) => ({
  id: '3888f21b-eaa7-38e3-8f3d-75a63bba8895',
  type: 'workflow-completed',
  happened_at: '2021-09-01T22:49:34.317Z',
  webhook: { id: 'cf8c4fdd', name: 'Sample Webhook' },
  workflow,
  pipeline: { id: '1285fe1d', number: 130, created_at: '2021-09-01T22:49:03.544Z', vcs },
  project: { id: '84996744', name: 'webhook-service', slug: 'github/circleci/webhook-service' },
  ...more,
});

test('a workflow that is over', () => {
  expect(toldIn(at(event()))).toEqual([
    {
      type: 'check',
      from: {
        repository: 'circleci/webhook-service',
        branch: 'main',
        commit: SHA,
        workflow: 'build-test-deploy',
      },
      kind: 'ci',
      app: 'circleci-workflows',
      name: 'build-test-deploy',
      state: 'passed',
      startedAt: '2021-09-01T22:49:03.616Z',
      at: '2021-09-01T22:49:34.170Z',
      url: workflow.url,
    },
  ]);
  expect(circleci.deliveryId({ raw: new Uint8Array(), header: () => undefined }, event())).toBe(
    '3888f21b-eaa7-38e3-8f3d-75a63bba8895',
  );
});

test('a job that is over', () => {
  const job = { id: '8bd71c28', name: 'test', status: 'failed', number: 136, started_at: '2021-09-01T22:49:12.000Z' };
  expect(toldIn(at(event({ type: 'job-completed', job })))).toMatchObject([
    { app: 'circleci', name: 'build-test-deploy/test', state: 'failed', startedAt: '2021-09-01T22:49:12.000Z' },
  ]);
});

describe('a pipeline of an App, or of GitLab, says where it is from in what triggered it', () => {
  test.each([
    [{ git: { checkout_sha: SHA, branch: 'main', repo_url: 'https://gitlab.com/circle/demo' } }, 'circle/demo'],
    [{ github_app: { checkout_sha: SHA, branch: 'main', repo_full_name: 'circle/app' } }, 'circle/app'],
    [{ gitlab: { checkout_sha: SHA, branch: 'main', web_url: 'https://gitlab.com/circle/lab' } }, 'circle/lab'],
    [{ git: { checkout_sha: SHA, branch: 'main' } }, 'circleci/webhook-service'],
  ])('%j', (trigger_parameters, repository) => {
    expect(toldIn(at(event({ pipeline: { trigger_parameters } })))).toMatchObject([
      { from: { repository, commit: SHA, branch: 'main' } },
    ]);
  });
  test('and one that says nothing, as one by a schedule, is of no use', () => {
    expect(at(event({ pipeline: {} }))).toEqual({ ignored: 'a pipeline that is of no commit is not used' });
    expect(at(event({ workflow: 7 }))).toHaveProperty('faults');
  });
  test('a tag is a version', () => {
    const pipeline = { vcs: { ...vcs, branch: null, tag: 'v4.2.0' } };
    expect(toldIn(at(event({ pipeline })))).toMatchObject([{ from: { version: 'v4.2.0' } }]);
  });
});

test.each([
  ['error', 'failed'],
  ['canceled', 'cancelled'],
  ['unauthorized', 'failed'],
  ['of a year to come', 'unknown'],
])('%s is %s', (status, state) =>
  expect(toldIn(at(event({ workflow: { ...workflow, status } })))).toMatchObject([{ state }]),
);

test('a test, and what is not used, is passed over', () => {
  expect(at({ id: 'x', happened_at: '2021-09-01T22:49:34.317Z', webhook: {} }, 'ping')).toEqual({
    test: 'a test of the webhook',
  });
  expect(at(null)).toHaveProperty('ignored');
});

test('of several signatures of the version that we know any will do; of others none', () => {
  const raw = new TextEncoder().encode('{}');
  const [now, old] = ['new', 'old'].map((secret) => `v1=${hmacHex(secret, raw)}`);
  const by = (given: string) => webhooks('new', 'old').verify({ raw, header: () => given }, 0);
  expect(
    [`v1=00,${now}`, `${old}, ${now}`, `${old},v2=00`, `v2=${now?.slice(3)}`, now?.slice(3) ?? ''].map(by),
  ).toEqual(['secret', 'secret', 'former', undefined, undefined]);
});
