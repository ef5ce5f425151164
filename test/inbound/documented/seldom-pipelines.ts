import type { Row } from './row.ts';

/** As seldom.ts, of what builds and deploys. */
const SHA = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e';
const HOUR = '2026-03-03T09:00:00Z';

const job = (what: string, build: object, ...told: object[]): Row => [
  what,
  {},
  {
    name: 'deploy',
    display_name: 'deploy',
    url: 'job/shop/job/deploy/',
    build: {
      full_url: 'https://ci.x.example/job/shop/job/deploy/7/',
      number: 7,
      queue_id: 71,
      timestamp: 1_772_528_400_000,
      duration: 12,
      url: 'job/shop/job/deploy/7/',
      scm: {
        url: 'https://github.com/acme/shop.git',
        branch: 'refs/remotes/origin/main',
        commit: SHA,
        changes: ['a.ts'],
        culprits: ['ada'],
      },
      log: '',
      notes: '',
      artifacts: {},
      ...build,
    },
  },
  told,
];
/** https://plugins.jenkins.io/notification/ */
export const JENKINS_SELDOM: Row[] = [
  job(
    'a build that was retried within its stages',
    { phase: 'STARTED', status: 'FAILURE' },
    { state: 'running' },
    { state: 'running', from: { branch: 'main' } },
  ),
  job(
    'of a job with parameters that are no texts',
    { phase: 'QUEUED', parameters: { DRY: true, N: 3, GONOGO: 'D-1/canary', NONE: null } },
    { names: ['D-1/canary'], state: 'queued' },
    { state: 'queued' },
  ),
  job(
    'all of whose tests were skipped',
    {
      phase: 'FINALIZED',
      status: 'SUCCESS',
      test_summary: { total: 4, failed: 0, skipped: 4, passed: 0, failed_tests: [] },
    },
    { state: 'succeeded' },
    { kind: 'ci', state: 'passed' },
    { kind: 'tests', state: 'unknown', cases: { passed: 0, skipped: 4 } },
  ),
  job(
    'cleaned up after it was stopped',
    {
      phase: 'FINALIZED',
      status: 'ABORTED',
      scm: { url: 'git@github.com:acme/shop.git', branch: 'origin/feature/x', commit: SHA },
    },
    { state: 'failed' },
    { state: 'cancelled', from: { repository: 'acme/shop', branch: 'feature/x' } },
  ),
  job('of another phase to come', { phase: 'ARCHIVED', status: 'SUCCESS' }, { state: 'look' }, { state: 'running' }),
];

const circle = (what: string, body: object, ...told: object[]): Row => [
  what,
  { 'circleci-event-type': 'workflow-completed' },
  {
    id: '3888f21b',
    type: 'workflow-completed',
    happened_at: '2026-03-03T09:05:00.000Z',
    webhook: { id: 'w', name: 'x' },
    organization: { id: 'o', name: 'acme' },
    ...body,
  },
  told,
];
const ranAt = {
  id: 'f',
  name: 'release',
  created_at: '2026-03-03T09:00:01.000Z',
  stopped_at: '2026-03-03T09:04:00.000Z',
  url: 'https://app.circleci.com/x',
};
/** https://circleci.com/docs/reference/outbound-webhooks-reference/ */
export const CIRCLECI_SELDOM: Row[] = [
  circle(
    'a workflow of a bot that nobody let on, of a tag',
    {
      project: { id: 'q', name: 'shop', slug: 'gh/acme/shop' },
      workflow: { ...ranAt, status: 'unauthorized' },
      pipeline: {
        id: 'p',
        number: 3,
        created_at: HOUR,
        trigger: { type: 'api' },
        vcs: {
          provider_name: 'github',
          origin_repository_url: 'https://github.com/acme/shop',
          target_repository_url: 'https://github.com/acme/shop',
          revision: SHA,
          commit: {
            subject: 'x',
            body: '',
            author: { name: 'A', email: 'a@x.example' },
            authored_at: HOUR,
            committer: { name: 'A', email: 'a@x.example' },
            committed_at: HOUR,
          },
          tag: 'v4.2.0',
        },
      },
    },
    { state: 'failed', from: { repository: 'acme/shop', version: 'v4.2.0', commit: SHA } },
  ),
  circle(
    'a job that waited for an approval and was cancelled',
    {
      type: 'job-completed',
      project: { id: 'q', name: 'shop', slug: 'circleci/a/b' },
      workflow: ranAt,
      job: { id: 'j', name: 'hold', number: null, started_at: HOUR, stopped_at: null, status: 'canceled' },
      pipeline: {
        id: 'p',
        number: 3,
        trigger: { type: 'github_app' },
        trigger_parameters: {
          circleci: { event_type: 'push' },
          git: {
            branch: 'main',
            checkout_sha: SHA,
            repo_owner: 'acme',
            repo_name: 'shop',
            repo_url: 'https://github.com/acme/shop',
            tag: '',
          },
          github_app: { commit_sha: SHA, repo_full_name: 'acme/shop', ref: 'refs/heads/main' },
        },
      },
    },
    {
      name: 'release/hold',
      state: 'cancelled',
      at: '2026-03-03T09:05:00.000Z',
      from: { repository: 'acme/shop', branch: 'main' },
    },
  ),
  circle(
    'a workflow whose configuration could not be read',
    {
      project: { slug: 'gh/acme/shop' },
      workflow: { ...ranAt, name: 'Build Error', status: 'error' },
      pipeline: { vcs: { target_repository_url: 'https://github.com/acme/shop', revision: SHA, branch: 'main' } },
    },
    { name: 'Build Error', state: 'failed' },
  ),
  circle('of a custom webhook, of no commit', {
    project: { slug: 'circleci/a/b' },
    workflow: { ...ranAt, status: 'success' },
    pipeline: { id: 'p', trigger: { type: 'webhook' }, trigger_parameters: { webhook: { body: '{}' } } },
  }),
];

const buildkite = (event: string, what: string, body: object, ...told: object[]): Row => [
  `${event}: ${what}`,
  { 'x-buildkite-event': event },
  { event, ...body, sender: null },
  told,
];
const pipeline = { id: 'p', slug: 'shop', name: 'Shop', repository: 'git@github.com:acme/shop.git' };
const build = {
  id: 'b',
  number: 27,
  state: 'failed',
  blocked: false,
  message: null,
  commit: SHA,
  branch: 'main',
  tag: null,
  source: 'api',
  created_at: HOUR,
  started_at: HOUR,
  finished_at: '2026-03-03T09:05:00Z',
  web_url: 'https://buildkite.com/x',
};
/** All that its REST API documents of a build without its jobs, of a job and of a pipeline: https://buildkite.com/docs/apis/rest-api/builds */
const wholeBuild = {
  ...{ id: 'f6', graphql_id: 'Qn', url: 'https://api.buildkite.com/v2/x/builds/2', web_url: 'https://buildkite.com/x' },
  ...{ number: 2, state: 'passed', cancel_reason: null, blocked: false, message: 'Go to 0.2-beta.6', commit: SHA },
  ...{ branch: 'main', env: {}, source: 'webhook', creator: { id: '3d', name: 'Ann', email: 'ann@x.example' } },
  ...{
    created_at: HOUR,
    scheduled_at: HOUR,
    started_at: HOUR,
    failing_at: null,
    finished_at: '2026-03-03T09:05:00.874Z',
  },
  ...{ meta_data: {}, pull_request: {}, rebuilt_from: { id: '81', number: 1, url: 'https://x.example' } },
};
const wholeJob = {
  ...{ id: 'b6', graphql_id: 'VX', type: 'script', name: 'RSpec', step_key: 'rspec', group_key: 'tests' },
  ...{ step: { id: '01', signature: { value: 'eyJ..', algorithm: 'EdDSA', signed_fields: ['command'] } } },
  ...{ agent_query_rules: ['*'], state: 'passed', web_url: 'https://buildkite.com/x#b6', log_url: 'https://x.example' },
  ...{ command: 'bundle exec rspec', soft_failed: false, exit_status: 0, signal: null, artifact_paths: '' },
  ...{ created_at: HOUR, scheduled_at: HOUR, runnable_at: HOUR, started_at: HOUR, finished_at: '2026-03-03T09:03:00Z' },
  ...{ retried: false, retried_in_job_id: null, retries_count: 1, retry_type: null, matrix: null, cluster_id: null },
  ...{ retry_source: { job_id: '01', retry_type: 'manual' }, parallel_group_index: null, parallel_group_total: null },
};
const wholePipeline = {
  ...{
    id: '84',
    slug: 'great-pipeline',
    name: 'Great Pipeline',
    repository: 'git@github.com:acme/shop',
    cluster_id: null,
  },
  ...{ provider: { id: 'github', settings: { repository: 'acme/shop', build_tags: false } }, default_branch: 'main' },
};
const inMatrix = (matrix: unknown, name: string, called: string): Row =>
  buildkite(
    'job.finished',
    `of the matrix ${JSON.stringify(matrix)}`,
    { job: { ...wholeJob, name, matrix }, build: wholeBuild, pipeline: wholePipeline },
    { name: `great-pipeline/${called}`, state: 'passed' },
  );
const jobIs = (state: string, is: string): Row =>
  buildkite(
    'job.finished',
    `a job that is ${state}`,
    { job: { ...wholeJob, state }, build: wholeBuild, pipeline: wholePipeline },
    { state: is },
  );

/** https://buildkite.com/docs/apis/webhooks/pipelines and …/integrations/amazon-eventbridge */
export const BUILDKITE_SELDOM: Row[] = [
  buildkite(
    'build.finished',
    'with all that is documented of it',
    { build: wholeBuild, pipeline: wholePipeline },
    { run: '2', state: 'passed', from: { repository: 'acme/shop', branch: 'main', commit: SHA } },
  ),
  ...[inMatrix({ os: 'linux', arch: 'amd64' }, 'Test', 'Test (linux, amd64)'), inMatrix('1.22', 'Test', 'Test (1.22)')],
  ...[inMatrix({ os: 'linux' }, 'Test on linux', 'Test on linux'), inMatrix({ n: 3 }, 'Test', 'Test (3)')],
  ...[jobIs('pending', 'queued'), jobIs('accepted', 'queued'), jobIs('timing_out', 'running')],
  ...[jobIs('blocked_failed', 'failed'), jobIs('canceling', 'running'), jobIs('limited', 'queued')],
  buildkite(
    'build.finished',
    'of a build that was cancelled by a newer one',
    { build: { ...build, state: 'canceled', cancel_reason: 'superseded', started_at: null }, pipeline },
    { state: 'cancelled', at: '2026-03-03T09:05:00.000Z' },
  ),
  buildkite(
    'job.finished',
    'a job that was tried again by itself',
    {
      build,
      pipeline,
      job: {
        id: 'j2',
        type: 'script',
        name: null,
        step_key: null,
        label: 'unit',
        state: 'passed',
        soft_failed: false,
        started_at: HOUR,
        finished_at: '2026-03-03T09:03:00Z',
        retried: false,
        retry_source: { job_id: 'j1', retry_type: 'automatic' },
        retries_count: 1,
      },
    },
    { name: 'shop/unit', state: 'passed', startedAt: '2026-03-03T09:00:00.000Z' },
  ),
  buildkite(
    'job.finished',
    'a job that no agent took',
    {
      build,
      pipeline,
      job: {
        id: 'j',
        type: 'script',
        name: 'unit',
        state: 'expired',
        exit_status: null,
        created_at: HOUR,
        started_at: null,
        finished_at: null,
      },
    },
    { state: 'failed', at: '2026-03-03T09:00:00.000Z' },
  ),
  buildkite(
    'job.finished',
    'a job whose dependency failed',
    { build, pipeline, job: { id: 'j', type: 'script', name: 'unit', state: 'waiting_failed', created_at: HOUR } },
    { state: 'failed' },
  ),
  buildkite('job.scheduled', 'a wait', {
    build,
    pipeline,
    job: { id: 'j', type: 'waiter', name: null, state: 'waiting' },
  }),
  buildkite(
    'build.running',
    'of a build of a pull request of a fork',
    {
      build: {
        ...build,
        state: 'running',
        finished_at: null,
        pull_request: { id: '7', base: 'main', repository: 'git://github.com/stranger/shop.git' },
      },
      pipeline,
    },
    { state: 'running', from: { repository: 'acme/shop' } },
  ),
  [
    'Job Finished: through EventBridge, allowed to fail',
    {},
    {
      version: '0',
      id: 'e',
      'detail-type': 'Job Finished',
      source: 'aws.partner/buildkite.com/x',
      account: '1',
      time: HOUR,
      region: 'us-east-1',
      resources: [],
      detail: {
        version: 1,
        job: {
          uuid: 'j',
          type: 'script',
          label: ':nodejs: Test',
          step_key: 'node_test',
          command: 'yarn test',
          exit_status: 1,
          passed: false,
          soft_failed: true,
          state: 'finished',
          runnable_at: '2019-08-11 06:01:14 UTC',
          started_at: '2019-08-11 06:01:16 UTC',
          finished_at: '2019-08-11 06:01:35 UTC',
        },
        build: {
          uuid: 'b',
          number: 123456,
          commit: SHA,
          message: 'x',
          branch: 'master',
          state: 'started',
          source: 'webhook',
        },
        pipeline: { uuid: 'p', slug: 'my-pipeline', repo: 'git@somewhere.com:project.git' },
      },
    },
    [{ name: 'my-pipeline/:nodejs: Test', state: 'failed', optional: true, at: '2019-08-11T06:01:35.000Z' }],
  ],
  [
    'Build Blocked: through EventBridge, whose state before is told too',
    {},
    {
      id: 'e',
      'detail-type': 'Build Finished',
      detail: {
        version: 1,
        build: {
          uuid: 'b',
          number: 23,
          commit: SHA,
          message: 'x',
          branch: 'master',
          state: 'blocked',
          blocked_state: null,
          source: 'ui',
          started_at: '2022-01-30 04:31:59 UTC',
          finished_at: '2022-01-30 04:32:06 UTC',
        },
        pipeline: { slug: 'webhook-test', repo: 'git@github.com:a/b.git' },
      },
    },
    [{ state: 'queued', from: { repository: 'a/b' } }],
  ],
];

/** docs/sources/argo-cd.md */
const argo = (what: string, body: object, ...told: object[]): Row => [
  what,
  {},
  {
    application: 'shop',
    environment: 'production',
    phase: 'Succeeded',
    health: 'Healthy',
    revision: SHA,
    startedAt: HOUR,
    finishedAt: '2026-03-03T09:01:00Z',
    images: [],
    ...body,
  },
  told,
];
export const ARGO_SELDOM: Row[] = [
  argo('whose health nobody knows', { health: 'Unknown' }, {}, { state: 'succeeded' }),
  argo('that stands still on purpose', { health: 'Suspended' }, {}, { state: 'succeeded' }),
  argo('whose resources are missing', { health: 'Missing', phase: 'Failed' }, {}, { state: 'failed' }),
  argo(
    'of an image by its digest alone, in a registry with a port',
    { images: [`registry.x.example:5000/acme/shop:4.2@sha256:${'ab'.repeat(32)}`] },
    {},
    { from: { version: '4.2', image: 'registry.x.example:5000/acme/shop', digest: `sha256:${'ab'.repeat(32)}` } },
  ),
  argo(
    'of an image without a tag, in a registry with a port',
    { images: ['registry.x.example:5000/acme/shop'] },
    {},
    { from: { image: 'registry.x.example:5000/acme/shop' } },
  ),
  argo(
    'of a time with a fraction and no end',
    { startedAt: '2026-03-03T09:00:00.123456789Z', finishedAt: '', phase: 'Running' },
    {},
    { state: 'running', at: '2026-03-03T09:00:00.123Z' },
  ),
];
