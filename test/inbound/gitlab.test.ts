import { describe, expect, test } from 'vitest';
import { webhooks } from '../../src/inbound/gitlab/index.ts';
import { recorded, toldIn, translated } from './translating.ts';

const gitlab = webhooks('s');
const at = (body: unknown, event = '') => translated(gitlab, body, { 'x-gitlab-event': event });
const first = (body: unknown) => toldIn(at(body))[0];
const project = { id: 1, path_with_namespace: 'harbor/checkout' };
const SHA = 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0';

test.each<[string, object[]]>([
  [
    'deployment',
    [
      {
        type: 'deployment',
        from: {
          repository: 'root/test-deployment-webhooks',
          version: '1.0.0',
          commit: '279484c09fbe69ededfced8c1bb6e6d24616b468',
          environment: 'staging',
        },
        key: '15',
        state: 'succeeded',
        at: '2021-04-28T19:50:00.000Z',
        by: { login: 'user1', email: 'admin@example.com' },
      },
    ],
  ],
  [
    'job',
    [
      {
        type: 'check',
        from: {
          repository: 'jsmithy2/release-tools-fake',
          branch: 'main',
          commit: '95d49d1efbd941908580e79d65e4b5ecaf4a8305',
          workflow: 'auto_deploy:start',
        },
        app: 'gitlab',
        name: 'auto_deploy:start',
        state: 'passed',
        startedAt: '2023-01-10T13:50:05.000Z',
        at: '2023-01-10T13:50:54.000Z',
        url: 'https://gitlab.com/jsmithy2/release-tools-fake/-/jobs/3580121225',
      },
    ],
  ],
  [
    'pipeline',
    [
      { type: 'run', run: '31', state: 'succeeded' },
      {
        type: 'check',
        from: {
          repository: 'gitlab-org/gitlab-test',
          branch: 'master',
          commit: 'bcbb5ec396a2c0f828686f14fac9b80b780504f2',
        },
        app: 'gitlab-pipelines',
        name: 'pipeline',
        state: 'passed',
        at: '2016-08-12T15:26:29.000Z',
      },
    ],
  ],
  [
    'push',
    [
      {
        type: 'commits',
        from: {
          repository: 'mike/diaspora',
          branch: 'master',
          commit: 'da1560886d4f094c3e6c9ef40349f7d38b5d27d7',
          paths: ['CHANGELOG', 'app/controller/application.rb'],
        },
        commits: [
          {
            sha: 'b6568db1bc1dcd7f8b4d5a946b0b91f9dacd7327',
            at: '2011-12-12T12:27:31.000Z',
            authors: [{ email: 'jordi@softcatala.org', name: 'Jordi Mallach' }],
          },
          { title: 'fixed readme' },
        ],
      },
    ],
  ],
  [
    'release',
    [
      {
        type: 'artifact',
        name: '1.0.0',
        from: {
          repository: 'exm-namespace/example-project',
          version: '1.0.0',
          commit: '2626dbdb936782b5c54816b1c6d45b1279303c6d',
        },
        at: '2021-02-25T21:23:34.000Z',
      },
    ],
  ],
  [
    'tag_push',
    [
      {
        type: 'artifact',
        name: 'v1.0.0',
        from: { repository: 'jsmith/example', version: 'v1.0.0', commit: '82b3d5ae55f7080f1e6022629cdb57bfae7cccc7' },
      },
    ],
  ],
])('the recorded %s of GitLab tells', (name, is) =>
  expect(toldIn(at(recorded(`gitlab/${name}.json`)))).toMatchObject(is),
);

test('an event is what it says, or what its header says', () => {
  const body = { ref: 'refs/heads/main', after: SHA, project, commits: [{ id: SHA, message: 'Fix' }] };
  expect(at(body, 'Push Hook')).toHaveProperty('told');
  expect(at({ ...body, event_name: 'push' }, 'System Hook')).toHaveProperty('told');
  expect(at({ ...body, object_kind: 'note' }, 'Note Hook')).toEqual({ ignored: 'Note Hook is not used' });
  expect(at({ object_kind: '__proto__' })).toEqual({ ignored: '__proto__ is not used' });
  expect(at(null)).toEqual({ ignored: 'an event without a name is not used' });
});

test.each([
  ['created', 'queued'],
  ['pending', 'queued'],
  ['manual', 'queued'],
  ['scheduled', 'queued'],
  ['running', 'running'],
  ['success', 'passed'],
  ['failed', 'failed'],
  ['canceled', 'cancelled'],
  ['skipped', 'skipped'],
  ['of a year to come', 'unknown'],
])('a job that is %s is %s', (build_status, state) => {
  const job = { object_kind: 'build', build_name: 'e2e', build_status, sha: SHA, commit: { id: 743121198 }, project };
  expect(first(job)).toMatchObject({ state, from: { commit: SHA, repository: 'harbor/checkout' } });
});

test('a branch that is called as a version is one where GitLab says which it is', () => {
  const job = { object_kind: 'build', build_name: 'e2e', build_status: 'success', sha: SHA, ref: '4.2', project };
  expect(first({ ...job, tag: false })).toMatchObject({ from: { branch: '4.2' } });
  expect(first({ ...job, tag: true })).toMatchObject({ from: { version: '4.2' } });
  expect(first(job)).toMatchObject({ from: { version: '4.2' } });
});

test('a job that may fail says so, and one without a hash can’t be read', () => {
  const job = { object_kind: 'build', build_name: 'lint', build_status: 'failed', commit: { id: 743121198 } };
  expect(first({ ...job, sha: SHA, build_allow_failure: true })).toMatchObject({ state: 'failed', optional: true });
  expect(first({ ...job, sha: SHA, build_allow_failure: false })).not.toHaveProperty('optional');
  expect(at(job)).toHaveProperty('faults');
});

test('a child pipeline is no newer result of its parent', () => {
  const it = { id: 2, status: 'success', sha: SHA, ref: 'main' };
  const names = ['push', 'parent_pipeline'].map((source) => {
    const [, check] = toldIn(at({ object_kind: 'pipeline', project, object_attributes: { ...it, source } }));
    return check?.type === 'check' && [check.name, check.workflow, check.within];
  });
  expect(names).toEqual([
    ['pipeline', 'pipeline', '2'],
    ['child pipeline', 'child pipeline', '2'],
  ]);
  const job = { object_kind: 'build', build_name: 'lint', build_status: 'success', sha: SHA, pipeline_id: 2 };
  expect(first(job)).toMatchObject({ within: '2' });
});

describe('a merge request', () => {
  const it = {
    iid: 4,
    title: 'Retry refunds',
    state: 'merged',
    action: 'merge',
    author_id: 51,
    target_branch: 'main',
    source_branch: 'topic',
    merge_commit_sha: SHA,
    updated_at: '2026-03-03 09:00:00 UTC',
    last_commit: { id: 'b'.repeat(40), message: 'Fix', author: { name: 'Ann', email: 'ann@harbor.example' } },
  };
  const event = (more: object = {}) => ({
    object_kind: 'merge_request',
    user: { id: 9, username: 'bo', name: 'Bo', email: '[REDACTED]' },
    project,
    object_attributes: { ...it, ...more },
  });
  test('that was merged brings its commit, by whoever opened and wrote it', () => {
    expect(first(event())).toMatchObject({
      type: 'commits',
      from: { repository: 'harbor/checkout', branch: 'main', commit: SHA },
      commits: [{ sha: SHA, title: 'Retry refunds', authors: [{ id: '51' }, { email: 'ann@harbor.example' }] }],
      merged: { number: 4, by: { login: 'bo', name: 'Bo' }, head: 'b'.repeat(40), commits: [SHA, 'b'.repeat(40)] },
    });
    expect(JSON.stringify(first(event()))).not.toContain('REDACTED');
  });
  test('by fast-forward has its last commit', () => {
    expect(first(event({ merge_commit_sha: null }))).toMatchObject({ from: { commit: 'b'.repeat(40) } });
    expect(first(event({ merge_commit_sha: null, squash_commit_sha: SHA }))).toMatchObject({ from: { commit: SHA } });
  });
  test.each([
    ['approved', 'passed'],
    ['unapproved', 'cancelled'],
  ])('was %s', (action, state) => {
    expect(first(event({ state: 'opened', action }))).toMatchObject({
      kind: 'review',
      name: 'review by bo',
      state,
      from: { commit: 'b'.repeat(40) },
    });
  });
  test('by whoever opened it, where a project lets them, is nobody’s review', () =>
    expect(first({ ...event({ action: 'approved' }), user: { id: 51, username: 'ann' } })).toMatchObject({
      state: 'neutral',
    }));
  test.each(['open', 'update', 'close', 'reopen'])('of which only %s is told is nothing yet', (action) =>
    expect(at(event({ state: 'opened', action }))).toHaveProperty('ignored'),
  );
});

test.each([
  ['created', 'requested'],
  ['blocked', 'requested'],
  ['running', 'running'],
  ['success', 'succeeded'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
])('a deployment that is %s is %s', (status, state) => {
  const deployment = { object_kind: 'deployment', status, deployment_id: 1, environment: 'production', project };
  expect(first({ ...deployment, short_sha: 'a1b2c3d4', ref: 'main' })).toMatchObject({
    state,
    from: { branch: 'main', commit: 'a1b2c3d4' },
  });
});

test('what was deleted is not used', () => {
  const gone = { ref: 'refs/tags/v1', after: '0'.repeat(40), checkout_sha: null, project, commits: [] };
  expect(at({ ...gone, object_kind: 'tag_push' })).toHaveProperty('ignored');
  expect(at({ ...gone, object_kind: 'push', ref: 'refs/heads/x' })).toHaveProperty('ignored');
  expect(at({ object_kind: 'release', action: 'delete', tag: 'v1', project })).toHaveProperty('ignored');
});

test.each(['push', 'tag_push', 'merge_request', 'pipeline', 'build', 'deployment', 'release'])(
  '%s that is something else can’t be read, and breaks nothing',
  (object_kind) => {
    for (const body of [{ object_kind }, { object_kind, project: 1 }, { object_kind, project }])
      expect(at(body)).toHaveProperty('faults');
  },
);
