import { expect, test } from 'vitest';
import { notifications } from '../../src/inbound/jenkins/index.ts';
import { recorded, toldIn, translated } from './translating.ts';

const checks = (body: unknown) => toldIn(translated(notifications('t'), body)).slice(1);
const SHA = 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0';
const build = (more: object) => ({
  name: 'api',
  build: {
    full_url: 'https://ci.example/job/team/job/api/18/',
    number: 18,
    phase: 'FINALIZED',
    timestamp: 1772528400000,
    scm: { url: 'git@git.example:harbor/api.git', branch: 'origin/main', commit: SHA },
    ...more,
  },
});

test('the recorded build of Jenkins tells', () => {
  expect(checks(recorded('jenkins/notification-plugin-completed.json'))).toMatchObject([
    {
      type: 'check',
      from: {
        repository: 'evgeny-goldin/asgard',
        branch: 'master',
        commit: 'c6d86dc654b12425e706bcf951adfe5a8627a517',
        workflow: 'asgard',
      },
      app: 'jenkins',
      name: 'asgard',
      state: 'running',
      run: '18',
    },
  ]);
});

test.each([
  ['QUEUED', undefined, 'queued'],
  ['STARTED', undefined, 'running'],
  ['COMPLETED', 'SUCCESS', 'running'],
  ['COMPLETED', 'FAILURE', 'failed'],
  ['FINALIZED', 'SUCCESS', 'passed'],
  ['FINALIZED', 'UNSTABLE', 'failed'],
  ['FINALIZED', 'FAILURE', 'failed'],
  ['FINALIZED', 'ABORTED', 'cancelled'],
  ['FINALIZED', 'NOT_BUILT', 'skipped'],
  ['FINALIZED', undefined, 'unknown'],
  ['FINALIZED', 'OF A YEAR TO COME', 'unknown'],
])('%s, %s: %s', (phase, status, state) => {
  expect(checks(build({ phase, status }))).toMatchObject([
    { name: 'team/api', run: '18', state, at: '2026-03-03T09:00:00.000Z' },
  ]);
});

test.each([
  [{ total: 10, failed: 0, skipped: 1, passed: 9 }, 'passed', { passed: 9, failed: 0, skipped: 1, flaky: 0 }],
  [{ total: 10, failed: 2, skipped: 1 }, 'failed', { passed: 7, failed: 2, skipped: 1, flaky: 0 }],
  [{ total: 0, failed: 0, skipped: 0 }, 'unknown', { passed: 0, failed: 0, skipped: 0, flaky: 0 }],
  [{ total: 3, failed: 0, skipped: 3 }, 'unknown', { passed: 0, failed: 0, skipped: 3, flaky: 0 }],
])('its tests %j have %s', (test_summary, state, cases) => {
  expect(checks(build({ status: 'SUCCESS', test_summary }))[1]).toMatchObject({ kind: 'tests', state, cases });
});

test('without a commit it is a run alone', () => {
  for (const scm of [undefined, null, {}, { commit: null }]) expect(checks(build({ scm }))).toEqual([]);
});

test('what was checked out as a commit alone is of no branch that is known', () => {
  for (const branch of ['detached', 'HEAD', 'origin/HEAD', SHA]) {
    const [found] = checks(build({ scm: { url: 'git@git.example:harbor/api.git', branch, commit: SHA } }));
    expect(JSON.parse(JSON.stringify(Object(found).from))).toEqual({
      ...{ repository: 'harbor/api', commit: SHA, workflow: 'team/api' },
    });
  }
});
