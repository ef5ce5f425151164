import { recorded } from '../translating.ts';
import { but, type Row } from './row.ts';

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads */
export const at = (event: string, what: string, other: object, ...told: object[]): Row => [
  `${event}: ${what}`,
  { 'x-github-event': event },
  but(recorded(`github/${event}.json`), other),
  told,
];
const SHA = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const ZERO = '0'.repeat(40);
const ghost = { login: 'ghost', id: 10137, type: 'User' };

const ended = (conclusion: string, state: string): Row =>
  at(
    'check_run',
    `ended as ${conclusion}`,
    { action: 'completed', check_run: { status: 'completed', conclusion, completed_at: '2019-05-15T15:22:00Z' } },
    { type: 'check', state, at: '2019-05-15T15:22:00.000Z', from: { commit: SHA } },
  );
const waits = (status: string, state: string): Row =>
  at('check_run', `is ${status}`, { check_run: { status, conclusion: null } }, { type: 'check', state });

const CHECKS: Row[] = [
  ended('success', 'passed'),
  ended('failure', 'failed'),
  ended('neutral', 'neutral'),
  ended('cancelled', 'cancelled'),
  ended('skipped', 'skipped'),
  ended('timed_out', 'failed'),
  ended('startup_failure', 'failed'),
  ended('action_required', 'queued'),
  ended('stale', 'unknown'),
  ended('of_a_year_to_come', 'unknown'),
  waits('queued', 'queued'),
  waits('in_progress', 'running'),
  waits('waiting', 'queued'),
  waits('requested', 'queued'),
  waits('pending', 'queued'),
  at(
    'check_run',
    'of a fork',
    { check_run: { pull_requests: [], check_suite: { head_branch: null } } },
    { type: 'check' },
  ),
  at('check_run', 'of no app and no suite', { check_run: { app: null, check_suite: null } }, { app: 'github' }),
  at(
    'check_run',
    'asked for again',
    { action: 'rerequested', check_run: { status: 'completed', conclusion: 'failure' } },
    { state: 'failed' },
  ),
  at(
    'check_run',
    'a button of it pressed',
    { action: 'requested_action', requested_action: { identifier: 'fix' } },
    { state: 'queued' },
  ),
  at(
    'check_run',
    'of code scanning',
    { check_run: { app: { slug: 'github-advanced-security' } } },
    { kind: 'security' },
  ),
  at('check_run', 'without output', { check_run: { output: undefined, details_url: null } }, { type: 'check' }),
  at(
    'check_suite',
    'failed',
    { check_suite: { conclusion: 'failure' } },
    { type: 'check', name: 'check suite', state: 'failed' },
  ),
  at(
    'check_suite',
    'of Actions',
    { check_suite: { id: 5, app: { slug: 'github-actions' } } },
    { name: 'check suite 5' },
  ),
  at(
    'check_suite',
    'asked for',
    { action: 'requested', check_suite: { status: 'queued', conclusion: null } },
    { state: 'queued' },
  ),
  at('check_suite', 'of a deleted branch', { check_suite: { head_branch: null, before: null } }, { type: 'check' }),
  at(
    'status',
    'pending',
    { state: 'pending', description: null, target_url: null },
    { state: 'running', app: 'status' },
  ),
  at('status', 'failure', { state: 'failure' }, { state: 'failed' }),
  at('status', 'error', { state: 'error', branches: [] }, { state: 'failed' }),
  at(
    'status',
    'of a commit with which one of several branches ends',
    {
      sha: SHA,
      branches: [
        { name: 'feature', commit: { sha: 'b'.repeat(40) } },
        { name: 'main', commit: { sha: SHA } },
      ],
    },
    { from: { branch: 'main' } },
  ),
  at('status', 'without an avatar and a branch', { branches: undefined, avatar_url: null }, { state: 'passed' }),
];

const job = (what: string, other: object, told: object): Row => at('workflow_job', what, { workflow_job: other }, told);
const run = (what: string, other: object, ...told: object[]): Row =>
  at('workflow_run', what, { workflow_run: other }, ...told);
const over = (conclusion: string | null, runs: string, state: string): Row =>
  run(
    `ended as ${conclusion}`,
    { status: 'completed', conclusion },
    { type: 'run', state: runs },
    { type: 'check', state },
  );
const WORKFLOWS: Row[] = [
  job('passed', { status: 'completed', conclusion: 'success' }, { type: 'check', state: 'passed' }),
  job('failed', { status: 'completed', conclusion: 'failure' }, { state: 'failed' }),
  job(
    'skipped, which has no runner',
    { status: 'completed', conclusion: 'skipped', runner_id: null, runner_name: null },
    { state: 'skipped' },
  ),
  job('cancelled', { status: 'completed', conclusion: 'cancelled' }, { state: 'cancelled' }),
  job('waits for an approval', { status: 'waiting', conclusion: null, steps: [] }, { state: 'queued' }),
  job('of a rerun', { run_attempt: 3 }, { attempt: 3 }),
  job(
    'of before attempts had numbers',
    { run_attempt: undefined, workflow_name: null, head_branch: null },
    { attempt: 1 },
  ),
  over('success', 'succeeded', 'passed'),
  over('failure', 'failed', 'failed'),
  over('cancelled', 'look', 'cancelled'),
  over('skipped', 'failed', 'skipped'),
  over('timed_out', 'failed', 'failed'),
  over('startup_failure', 'failed', 'failed'),
  over('stale', 'failed', 'unknown'),
  over('action_required', 'waiting', 'queued'),
  over(null, 'look', 'unknown'),
  run('runs', { status: 'in_progress', conclusion: null }, { state: 'running' }, { state: 'running' }),
  run('waits for its group', { status: 'pending', conclusion: null }, { state: 'queued' }, { state: 'queued' }),
  run('waits for an approval', { status: 'waiting', conclusion: null }, { state: 'waiting' }, { state: 'queued' }),
  run(
    'of a rerun',
    { run_attempt: 2, previous_attempt_url: 'https://api.github.com/x' },
    { attempt: 2 },
    { attempt: 2 },
  ),
  run(
    'of an older server',
    { run_attempt: undefined, run_started_at: undefined, display_title: undefined },
    { attempt: 1 },
    { attempt: 1 },
  ),
  run(
    'of a fork',
    { head_repository: { full_name: 'stranger/Hello-World', fork: true }, pull_requests: [] },
    { place: ['Codertocat/Hello-World'] },
    { from: { repository: 'Codertocat/Hello-World' } },
  ),
  run(
    'of a file without a name',
    { name: null, path: '.github/workflows/ci.yml' },
    { type: 'run' },
    { name: '.github/workflows/ci.yml' },
  ),
];

const commit = {
  id: SHA,
  message: 'fix: it\n\nCo-authored-by: Mona <mona@x.example>',
  timestamp: '2026-03-03T10:00:00+01:00',
  url: 'https://github.com/a/b/commit/x',
  author: { name: 'Hubot', email: 'h@x.example', username: 'hubot' },
  added: ['a.ts'],
  modified: [],
  removed: ['b.ts'],
};
const branch = { ref: 'refs/heads/main', after: SHA, deleted: false, commits: [commit], head_commit: commit };
const CODE: Row[] = [
  at('push', 'to a branch', branch, {
    type: 'commits',
    from: { branch: 'main', commit: SHA, paths: ['a.ts', 'b.ts'] },
    commits: [
      { title: 'fix: it', at: '2026-03-03T09:00:00.000Z', authors: [{ login: 'hubot' }, { email: 'mona@x.example' }] },
    ],
  }),
  at('push', 'by force', { ...branch, forced: true, created: false }, { type: 'commits' }),
  at('push', 'of a new branch of known commits', { ...branch, created: true, commits: [] }),
  at('push', 'a branch was deleted', { ...branch, deleted: true, after: ZERO, head_commit: null, commits: [] }),
  at('push', 'a tag was deleted', { deleted: true, after: ZERO, head_commit: null }),
  at(
    'push',
    'an annotated tag',
    { ref: 'refs/tags/v1.2.0', after: 'a'.repeat(40), head_commit: commit },
    { type: 'artifact', from: { version: 'v1.2.0', commit: SHA } },
  ),
  at(
    'push',
    'by a bot whose author has no account',
    {
      ...branch,
      commits: [{ ...commit, author: { name: 'ci', email: 'ci@x.example' } }],
      pusher: { name: 'deploy key' },
      sender: undefined,
    },
    { commits: [{ authors: [{ email: 'ci@x.example' }, {}] }] },
  ),
  at(
    'push',
    'with times as numbers of seconds',
    { ...branch, commits: [{ ...commit, timestamp: 1_772_528_400 }] },
    { commits: [{ at: '2026-03-03T09:00:00.000Z' }] },
  ),
  at('pull_request', 'closed, not merged', { action: 'closed', pull_request: { merged: false, merged_at: null } }),
  at(
    'pull_request',
    'merged',
    {
      action: 'closed',
      pull_request: {
        merged: true,
        merged_at: '2026-03-03T10:00:00Z',
        merge_commit_sha: SHA,
        merged_by: { login: 'mona', id: 7, type: 'User' },
      },
    },
    { type: 'commits', from: { branch: 'master', commit: SHA }, merged: { number: 2, by: { login: 'mona' } } },
  ),
  at(
    'pull_request',
    'merged by who is gone, from a fork that is gone',
    {
      action: 'closed',
      pull_request: { merged: true, merge_commit_sha: SHA, merged_by: null, user: ghost, head: { repo: null } },
    },
    { type: 'commits', commits: [{ authors: [{ login: 'ghost' }] }] },
  ),
  ...[
    'opened',
    'edited',
    'labeled',
    'synchronize',
    'ready_for_review',
    'converted_to_draft',
    'auto_merge_enabled',
    'enqueued',
    'dequeued',
    'milestoned',
    'review_requested',
    'locked',
    'reopened',
  ].map((action) => at('pull_request', action, { action })),
];

export const GITHUB: Row[] = [...CHECKS, ...WORKFLOWS, ...CODE];
