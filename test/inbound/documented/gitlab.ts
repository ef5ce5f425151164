import { expect } from 'vitest';
import { recorded } from '../translating.ts';
import { but, type Row } from './row.ts';

/** https://docs.gitlab.com/user/project/integrations/webhook_events/ */
const at = (kind: string, hook: string, what: string, other: object, ...told: object[]): Row => [
  `${kind}: ${what}`,
  { 'x-gitlab-event': hook },
  but(recorded(`gitlab/${kind}.json`), other),
  told,
];
const SHA = 'bcbb5ec396a2c0f828686f14fac9b80b780504f2';
const ZERO = '0'.repeat(40);

const pipeline = (what: string, other: object, ...told: object[]) =>
  at('pipeline', 'Pipeline Hook', what, other, ...told);
const piped = (status: string, run: string, state: string): Row =>
  pipeline(
    status,
    { object_attributes: { status, finished_at: null } },
    { type: 'run', state: run },
    { type: 'check', state },
  );
const PIPELINES: Row[] = [
  piped('created', 'queued', 'queued'),
  piped('waiting_for_resource', 'queued', 'queued'),
  piped('waiting_for_callback', 'queued', 'queued'),
  piped('preparing', 'queued', 'queued'),
  piped('pending', 'queued', 'queued'),
  piped('scheduled', 'queued', 'queued'),
  piped('running', 'running', 'running'),
  piped('canceling', 'running', 'running'),
  piped('success', 'succeeded', 'passed'),
  piped('failed', 'look', 'failed'),
  piped('canceled', 'look', 'cancelled'),
  piped('skipped', 'look', 'skipped'),
  piped('manual', 'look', 'queued'),
  pipeline(
    'of a child',
    { object_attributes: { source: 'parent_pipeline' }, source_pipeline: { pipeline_id: 30, job_id: 3 } },
    { run: '31' },
    { name: 'child pipeline' },
  ),
  pipeline(
    'with a name',
    { object_attributes: { name: 'Nightly' } },
    { names: ['Nightly', 'us-west-1'] },
    { name: 'pipeline Nightly', from: { workflow: 'Nightly' } },
  ),
  pipeline(
    'of a tag',
    { object_attributes: { tag: true, ref: 'v4.2.0' } },
    {},
    { from: { version: 'v4.2.0', commit: SHA } },
  ),
  pipeline(
    'of a merge request',
    { object_attributes: { ref: 'refs/merge-requests/7/head' } },
    {},
    { from: { branch: 'refs/merge-requests/7/head' } },
  ),
  pipeline(
    'with variables of which one is nothing, and one has no name',
    { object_attributes: { variables: [null, { value: 'D-1/eu' }, { key: 'N', value: null }, 'x'] } },
    { names: ['', 'D-1/eu', ''] },
    {},
  ),
  pipeline(
    'of no merge request, by a schedule',
    { merge_request: null, object_attributes: { source: 'schedule', variables: null, url: undefined } },
    { names: [''] },
    { type: 'check' },
  ),
  pipeline('by a system hook', {}, { type: 'run' }, { type: 'check' }),
];

const job = (what: string, other: object, ...told: object[]) => at('job', 'Job Hook', what, other, ...told);
const jobbed = (build_status: string, state: string): Row =>
  job(build_status, { build_status }, { type: 'check', state });
const JOBS: Row[] = [
  job('in an environment', { environment: { name: 'staging', action: 'start' } }, { from: { environment: 'staging' } }),
  job('in none', { environment: null }, { name: 'auto_deploy:start' }),
  jobbed('created', 'queued'),
  jobbed('pending', 'queued'),
  jobbed('waiting_for_resource', 'queued'),
  jobbed('preparing', 'queued'),
  jobbed('scheduled', 'queued'),
  jobbed('manual', 'queued'),
  jobbed('running', 'running'),
  jobbed('canceling', 'running'),
  jobbed('success', 'passed'),
  jobbed('failed', 'failed'),
  jobbed('canceled', 'cancelled'),
  jobbed('skipped', 'skipped'),
  job('may fail', { build_status: 'failed', build_allow_failure: true }, { state: 'failed', optional: true }),
  job(
    'not yet begun',
    { build_started_at: null, build_finished_at: null, build_duration: null, runner: null },
    { at: '2023-01-10T13:50:02.000Z' },
  ),
  job(
    'with its times in ISO',
    { build_started_at: '2023-01-10T14:50:05+01:00' },
    { startedAt: '2023-01-10T13:50:05.000Z' },
  ),
  job('of a tag', { tag: true, ref: '2.1' }, { from: { version: '2.1' } }),
  job('of a branch called as a version is', { tag: false, ref: '2.1' }, { from: { branch: '2.1' } }),
  job(
    'whose commit has the id of the pipeline',
    { sha: undefined, commit: { id: 743121198, sha: SHA } },
    { from: { commit: SHA } },
  ),
  job(
    'of a newer GitLab, with the project',
    { project: { path_with_namespace: 'acme/shop' }, source_pipeline: null },
    { from: { repository: 'acme/shop' } },
  ),
];

const deployed = (status: string, ...told: object[]): Row =>
  at('deployment', 'Deployment Hook', status, { status }, ...told);
const DEPLOYMENTS: Row[] = [
  deployed('created', { state: 'requested' }),
  deployed('blocked', { state: 'requested' }),
  deployed('running', { state: 'running' }),
  deployed('success', { type: 'deployment', state: 'succeeded', key: '15', from: { environment: 'staging' } }),
  deployed('failed', { state: 'failed' }),
  deployed('canceled', { state: 'failed' }),
  deployed('approved'),
  deployed('rejected'),
  at(
    'deployment',
    'Deployment Hook',
    'by hand, of no job',
    { deployable_id: null, deployable_url: null, user: null },
    { type: 'deployment' },
  ),
  at(
    'deployment',
    'Deployment Hook',
    'without the address of the commit',
    { commit_url: null },
    { from: { commit: '279484c0' } },
  ),
  at(
    'deployment',
    'Deployment Hook',
    'a review app',
    { environment: 'review/shop-12', environment_tier: 'development', environment_slug: 'review-shop-12-x1' },
    { from: { environment: 'review/shop-12' }, transient: true },
  ),
  at(
    'deployment',
    'Deployment Hook',
    'a review app of before environments had tiers',
    { environment: 'review-app/shop-12', environment_tier: undefined },
    { transient: true },
  ),
  at(
    'deployment',
    'Deployment Hook',
    'to one of each branch that people develop on',
    { environment: 'preview/shop-12', environment_tier: 'development' },
    { transient: true },
  ),
  at(
    'deployment',
    'Deployment Hook',
    'of before deployments had ids',
    { deployment_id: undefined, status_changed_at: undefined },
    { key: 'job/796', state: 'succeeded' },
  ),
  at(
    'release',
    'Release Hook',
    'update',
    { action: 'update', name: null, released_at: null },
    { type: 'artifact', name: '1.0.0' },
  ),
  at(
    'release',
    'Release Hook',
    'of before actions had names',
    { action: undefined, commit: null },
    { from: { version: '1.0.0' } },
  ),
  at('release', 'Release Hook', 'delete', { action: 'delete' }),
];

const CODE: Row[] = [
  at('push', 'Push Hook', 'to a branch', {}, { type: 'commits', from: { branch: 'master' } }),
  at('push', 'System Hook', 'of the whole system', { object_kind: undefined }, { type: 'commits' }),
  at('push', 'Push Hook', 'a new branch of known commits', { before: ZERO, commits: [], total_commits_count: 0 }),
  at('push', 'Push Hook', 'a branch was deleted', {
    after: ZERO,
    checkout_sha: null,
    commits: [],
    total_commits_count: 0,
  }),
  at(
    'push',
    'Push Hook',
    'addresses are hidden',
    { user_email: null, commits: [{ id: SHA, message: 'x', author: { name: 'J', email: '[REDACTED]' } }] },
    { commits: [{ authors: [{ name: 'J' }] }] },
  ),
  at('tag_push', 'Tag Push Hook', 'a tag', {}, { type: 'artifact', from: { version: 'v1.0.0' } }),
  at('tag_push', 'Tag Push Hook', 'a tag was deleted', { checkout_sha: null, after: ZERO, commits: [] }),
];

const project = { id: 1, path_with_namespace: 'acme/shop' };
const merge = (action: string, other: object, ...told: object[]): Row => [
  `merge_request: ${action} ${JSON.stringify(other)}`.slice(0, 90),
  { 'x-gitlab-event': 'Merge Request Hook' },
  {
    object_kind: 'merge_request',
    event_type: 'merge_request',
    user: { id: 1, name: 'Ada', username: 'ada', email: '[REDACTED]' },
    project,
    object_attributes: {
      iid: 7,
      title: 'It',
      state: 'opened',
      action,
      author_id: 51,
      source_branch: 'x',
      target_branch: 'main',
      last_commit: { id: SHA, message: 'it', author: { name: 'Bo', email: 'bo@x.example' } },
      updated_at: '2026-03-02 10:00:00 UTC',
      ...other,
    },
    assignees: [],
    labels: [],
  },
  told,
];
const MERGES: Row[] = [
  ...['open', 'close', 'reopen', 'update'].map((action) => merge(action, {})),
  merge(
    'merge',
    { state: 'merged', merge_commit_sha: 'c'.repeat(40) },
    { type: 'commits', from: { commit: 'c'.repeat(40), branch: 'main' }, merged: { number: 7, by: { login: 'ada' } } },
  ),
  merge(
    'merge',
    { state: 'merged', merge_commit_sha: null, squash_commit_sha: 'd'.repeat(40) },
    { from: { commit: 'd'.repeat(40) } },
  ),
  merge('merge', { state: 'merged', merge_commit_sha: null }, { from: { commit: SHA }, commits: [{ title: 'it' }] }),
  merge(
    'update',
    { state: 'merged', merge_commit_sha: 'c'.repeat(40) },
    { from: { commit: 'c'.repeat(40) }, merged: expect.not.objectContaining({ by: expect.anything() }) },
  ),
  merge('approved', {}, { kind: 'review', name: 'review by ada', state: 'passed' }),
  merge('approval', {}, { kind: 'review', state: 'passed' }),
  merge('unapproved', {}, { kind: 'review', state: 'cancelled' }),
  merge('unapproval', {}, { kind: 'review', state: 'cancelled' }),
];

const VULNERABILITY = {
  object_kind: 'vulnerability',
  object_attributes: {
    ...{
      url: 'https://gitlab.example/harbor/shop/-/security/vulnerabilities/621',
      title: 'REXML DoS',
      state: 'detected',
    },
    ...{ project_id: 50, severity: 'high', severity_overridden: false, report_type: 'dependency_scanning' },
    location: { file: 'Gemfile.lock', dependency: { package: { name: 'rexml' }, version: '3.3.1' } },
    identifiers: [
      { name: 'Gemnasium-29dce398', external_id: '29dce398', external_type: 'gemnasium' },
      { name: 'CVE-2024-41123', external_id: 'CVE-2024-41123', external_type: 'cve' },
    ],
    ...{ dismissed_at: null, created_at: '2026-03-03T07:00:14.413Z', updated_at: '2026-03-03T08:00:14.413Z' },
  },
};
const vulnerability = (what: string, other: object, told: object): Row => [
  `a vulnerability ${what}`,
  { 'x-gitlab-event': 'Vulnerability Hook' },
  but(VULNERABILITY, { object_attributes: other }),
  [{ type: 'findings', complete: false, from: { repository: 'harbor/shop' }, findings: [{ key: '621', ...told }] }],
];
/** https://docs.gitlab.com/user/project/integrations/webhook_events/#vulnerability-events */
const VULNERABILITIES: Row[] = [
  vulnerability(
    'that was found',
    {},
    {
      ...{ rule: 'CVE-2024-41123', title: 'REXML DoS', severity: 'high', state: 'open', where: 'rexml' },
      since: '2026-03-03T07:00:14.413Z',
    },
  ),
  ...[
    ['confirmed', 'open'],
    ['resolved', 'fixed'],
    ['dismissed', 'dismissed'],
    ['of a year to come', 'open'],
  ].map(([said, state]) => vulnerability(`that is ${said}`, { state: said }, { state })),
  ...[
    ['critical', 'critical'],
    ['info', 'low'],
    ['unknown', 'unknown'],
    [null, 'unknown'],
  ].map(([said, severity]) => vulnerability(`that is ${said}`, { severity: said }, { severity })),
  vulnerability(
    'of code',
    { location: { file: 'app/a.rb', start_line: 4, dependency: undefined }, identifiers: [] },
    {
      ...{ where: 'app/a.rb', rule: 'dependency_scanning' },
    },
  ),
  vulnerability(
    'of an image',
    {
      location: { image: 'registry/shop:1', file: undefined, dependency: undefined },
      report_type: 'container_scanning',
    },
    {
      where: 'registry/shop:1',
    },
  ),
];

/** Of the project, the group, and the whole system. */
const OTHERS =
  'issue work_item note wiki_page feature_flag emoji access_token milestone subgroup_create user_add_to_group project_create project_destroy project_rename project_transfer project_update repository_update user_create user_destroy user_failed_login key_create key_destroy group_create group_member_update gitlab_subscription_member_approval'.split(
    ' ',
  );

export const GITLAB: Row[] = [
  ...PIPELINES,
  ...JOBS,
  ...DEPLOYMENTS,
  ...CODE,
  ...MERGES,
  ...VULNERABILITIES,
  ...OTHERS.map(
    (kind): Row => [
      `${kind}: not used`,
      { 'x-gitlab-event': 'System Hook' },
      { event_name: kind, object_kind: kind, project },
      [],
    ],
  ),
];
