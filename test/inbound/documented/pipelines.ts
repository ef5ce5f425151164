import { recorded } from '../translating.ts';
import { but, type Row } from './row.ts';

const SHA = 'c6d86dc654b12425e706bcf951adfe5a8627a517';

/** https://github.com/jenkinsci/notification-plugin */
const jenkins = (what: string, build: object, ...told: object[]): Row => [
  what,
  {},
  but(recorded('jenkins/notification-plugin-completed.json'), { build }),
  told,
];
/** However the branch, or what else was built, is written there: https://plugins.jenkins.io/git/#plugin-content-environment-variables */
const of = (branch: string | undefined, from: object): Row =>
  jenkins(`of ${branch}`, { scm: { branch } }, { type: 'run' }, { type: 'check', from });
const finalized = (status: string | undefined, run: string, state: string): Row =>
  jenkins(
    `finalized as ${status}`,
    { phase: 'FINALIZED', status },
    { type: 'run', state: run },
    { type: 'check', state },
  );
export const JENKINS: Row[] = [
  of('origin/release/4.2', { branch: 'release/4.2' }),
  of('refs/heads/main', { branch: 'main' }),
  of('refs/remotes/origin/main', { branch: 'main' }),
  of('main', { branch: 'main' }),
  of('PR-12', { branch: 'PR-12' }),
  of('refs/tags/v4.2.0', { version: 'v4.2.0' }),
  of('tags/v4.2.0', { version: 'v4.2.0' }),
  of('v4.2.0', { version: 'v4.2.0' }),
  jenkins(
    'queued',
    { phase: 'QUEUED', status: undefined, queue_id: 7 },
    { state: 'queued', was: 'queue:7' },
    { state: 'queued' },
  ),
  jenkins('started', { phase: 'STARTED', status: undefined }, { state: 'running' }, { state: 'running' }),
  jenkins('completed', { phase: 'COMPLETED' }, { state: 'running' }, { state: 'running' }),
  jenkins('completed, failed', { phase: 'COMPLETED', status: 'FAILURE' }, { state: 'running' }, { state: 'failed' }),
  jenkins(
    'finished, as the plugin called it before 1.5',
    { phase: 'FINISHED', status: 'FAILURE' },
    { type: 'run', state: 'failed' },
    { type: 'check', state: 'failed' },
  ),
  finalized('SUCCESS', 'succeeded', 'passed'),
  finalized('FAILURE', 'failed', 'failed'),
  finalized('ABORTED', 'failed', 'cancelled'),
  finalized('NOT_BUILT', 'failed', 'skipped'),
  finalized('UNSTABLE', 'look', 'failed'),
  finalized(undefined, 'look', 'unknown'),
  jenkins(
    'by a step of a pipeline',
    { phase: 'NONE', status: undefined, notes: 'half way', log: 'x' },
    { state: 'look' },
    { state: 'running' },
  ),
  ...[[], 'x', [{ name: 'GONOGO', value: 'D-1/eu' }]].map((parameters) =>
    jenkins(
      `with parameters that are ${JSON.stringify(parameters)}`,
      { parameters },
      { type: 'run', names: [] },
      { type: 'check' },
    ),
  ),
  jenkins(
    'of a job without a repository',
    { scm: { url: undefined, branch: undefined, commit: undefined, changes: [], culprits: [] } },
    { type: 'run' },
  ),
  jenkins(
    'of an older plugin',
    { scm: undefined, queue_id: undefined, timestamp: undefined, artifacts: {} },
    { type: 'run' },
  ),
  jenkins(
    'with tests',
    { phase: 'FINALIZED', test_summary: { total: 10, failed: 1, skipped: 2, passed: 7, failed_tests: ['a.B'] } },
    {},
    { kind: 'ci' },
    { kind: 'tests', state: 'failed', cases: { passed: 7, failed: 1, skipped: 2 } },
  ),
  jenkins(
    'without a test that ran',
    { phase: 'FINALIZED', test_summary: { total: 0, failed: 0, skipped: 0, passed: 0 } },
    {},
    {},
    { kind: 'tests', state: 'unknown' },
  ),
  jenkins(
    'of a Jenkins that does not know its address',
    { full_url: undefined, timestamp: 1_772_528_400_000 },
    { place: ['/job/asgard'] },
    { at: '2026-03-03T09:00:00.000Z' },
  ),
  jenkins(
    'of a branch of a multibranch job',
    { full_url: 'https://ci.x.example/job/shop/job/feature%2Fx/3/' },
    { place: ['/job/shop/job/feature%2Fx'] },
    { type: 'check' },
  ),
];

/** https://circleci.com/docs/reference/outbound-webhooks-reference/ */
const VCS = {
  provider_name: 'github',
  origin_repository_url: 'https://github.com/stranger/shop',
  target_repository_url: 'https://github.com/acme/shop',
  revision: SHA,
  branch: 'main',
};
const pipeline = { id: 'p', number: 130, created_at: '2026-03-03T09:00:00Z', trigger: { type: 'webhook' }, vcs: VCS };
const circleci = (what: string, other: object, ...told: object[]): Row => [
  what,
  { 'circleci-event-type': 'workflow-completed' },
  but(
    {
      id: 'e',
      type: 'workflow-completed',
      happened_at: '2026-03-03T09:05:00.000Z',
      webhook: { id: 'w', name: 'x' },
      project: { id: 'q', name: 'shop', slug: 'github/acme/shop' },
      organization: { id: 'o', name: 'acme' },
      workflow: {
        id: 'f',
        name: 'build',
        created_at: '2026-03-03T09:00:01Z',
        stopped_at: '2026-03-03T09:04:00Z',
        url: 'https://app.circleci.com/x',
        status: 'success',
      },
      pipeline,
    },
    other,
  ),
  told,
];
const gitlabBy = {
  gitlab: {
    web_url: 'https://gitlab.com/acme/shop',
    repo_url: 'git@gitlab.com:acme/shop.git',
    checkout_sha: SHA,
    branch: 'main',
  },
  git: { tag: '', checkout_sha: SHA, branch: 'main', checkout_url: 'git@gitlab.com:acme/shop.git' },
  circleci: { trigger_type: 'gitlab' },
};
const slug = 'circleci/DdaVtNusHqi24D4YT3X4eu/6EkDPZoN4ZdMKKZtBkRodt';
const job = {
  id: 'j',
  name: 'test',
  number: 136,
  started_at: '2026-03-03T09:01:00Z',
  stopped_at: '2026-03-03T09:02:00Z',
  status: 'success',
};
const jobbed = (status: string, state: string): Row =>
  circleci(
    `a job, ${status}`,
    { type: 'job-completed', workflow: { status: undefined }, job: { ...job, status } },
    { name: 'build/test', state, at: '2026-03-03T09:02:00.000Z' },
  );
export const CIRCLECI: Row[] = [
  ...Object.entries({
    success: 'passed',
    failed: 'failed',
    error: 'failed',
    canceled: 'cancelled',
    unauthorized: 'failed',
    failing: 'failed',
    infrastructure_fail: 'failed',
    timedout: 'failed',
    on_hold: 'queued',
    blocked: 'queued',
    queued: 'queued',
    not_running: 'queued',
    running: 'running',
    not_run: 'skipped',
    'of a year to come': 'unknown',
  }).map(([status, state]) =>
    circleci(
      `a workflow, ${status}`,
      { workflow: { status } },
      { type: 'check', name: 'build', state, from: { repository: 'acme/shop', branch: 'main', commit: SHA } },
    ),
  ),
  jobbed('success', 'passed'),
  jobbed('failed', 'failed'),
  jobbed('canceled', 'cancelled'),
  jobbed('unauthorized', 'failed'),
  circleci('of a tag', { pipeline: { vcs: { branch: undefined, tag: 'v1.2.0' } } }, { from: { version: 'v1.2.0' } }),
  circleci(
    'of Bitbucket',
    { pipeline: { vcs: { provider_name: 'bitbucket', target_repository_url: 'https://bitbucket.org/acme/shop' } } },
    { from: { repository: 'acme/shop' } },
  ),
  circleci(
    'by a project of GitLab',
    { project: { slug }, pipeline: { vcs: undefined, trigger: { type: 'gitlab' }, trigger_parameters: gitlabBy } },
    { from: { repository: 'acme/shop', branch: 'main', commit: SHA } },
  ),
  circleci(
    'by the App of GitHub',
    {
      project: { slug },
      pipeline: {
        vcs: undefined,
        trigger_parameters: {
          ...gitlabBy,
          gitlab: undefined,
          git: { ...gitlabBy.git, checkout_url: 'https://github.com/acme/shop' },
        },
      },
    },
    { from: { repository: 'acme/shop' } },
  ),
  circleci(
    'of a repository that it does not name',
    { project: { slug }, pipeline: { vcs: { target_repository_url: undefined, origin_repository_url: undefined } } },
    { from: { commit: SHA } },
  ),
  circleci('by a schedule, of no commit', { pipeline: { vcs: undefined, trigger: { type: 'schedule' } } }),
  circleci(
    'a workflow that never stopped',
    { workflow: { stopped_at: undefined } },
    { at: '2026-03-03T09:05:00.000Z' },
  ),
  [
    'its test',
    { 'circleci-event-type': 'ping' },
    { type: 'ping', id: 'x', happened_at: '2026-03-03T09:05:00Z', webhook: { id: 'w', name: 'x' } },
    [],
  ],
  ['of a year to come', { 'circleci-event-type': 'deploy-completed' }, { type: 'deploy-completed', id: 'x' }, []],
];

/** https://buildkite.com/docs/apis/webhooks/pipelines */
const built = {
  id: 'b',
  number: 27,
  state: 'passed',
  blocked: false,
  message: 'It',
  commit: SHA,
  branch: 'main',
  tag: null,
  source: 'webhook',
  created_at: '2026-03-03T09:00:00.000Z',
  started_at: '2026-03-03T09:01:00.000Z',
  finished_at: '2026-03-03T09:05:00.000Z',
  pull_request: null,
  rebuilt_from: null,
  web_url: 'https://buildkite.com/x',
};
const buildkite = (event: string, other: object, ...told: object[]): Row => [
  `${event} ${JSON.stringify(other)}`.slice(0, 100),
  { 'x-buildkite-event': event },
  but(
    {
      event,
      build: built,
      pipeline: { id: 'p', slug: 'shop', name: 'Shop', repository: 'git@github.com:acme/shop.git' },
      sender: { id: 's', name: 'Ada' },
    },
    other,
  ),
  told,
];
const ran = {
  id: 'j',
  type: 'script',
  name: ':rspec: test',
  step_key: 'test',
  state: 'passed',
  soft_failed: false,
  exit_status: 0,
  created_at: '2026-03-03T09:01:00.000Z',
  started_at: '2026-03-03T09:01:30.000Z',
  finished_at: '2026-03-03T09:02:00.000Z',
  retried: false,
  retries_count: null,
  agent: { id: 'a' },
};
export const BUILDKITE: Row[] = [
  buildkite(
    'build.scheduled',
    { build: { state: 'scheduled', started_at: null, finished_at: null } },
    { state: 'queued', at: '2026-03-03T09:00:00.000Z' },
  ),
  buildkite(
    'build.scheduled',
    { build: { state: 'scheduled', commit: 'HEAD' } },
    { type: 'check', from: { repository: 'acme/shop' } },
  ),
  buildkite('build.running', { build: { state: 'running', finished_at: null } }, { state: 'running' }),
  buildkite('build.failing', { build: { state: 'failing' } }, { state: 'failed' }),
  buildkite(
    'build.finished',
    {},
    {
      type: 'check',
      name: 'shop',
      state: 'passed',
      run: '27',
      startedAt: '2026-03-03T09:00:00.000Z',
      from: { repository: 'acme/shop', branch: 'main', commit: SHA },
    },
  ),
  buildkite('build.finished', { build: { state: 'failed' } }, { state: 'failed' }),
  buildkite('build.finished', { build: { state: 'canceled' } }, { state: 'cancelled' }),
  buildkite('build.finished', { build: { blocked: true } }, { state: 'queued' }),
  buildkite('build.finished', { build: { state: 'blocked' } }, { state: 'queued' }),
  buildkite('build.skipped', { build: { state: 'skipped' } }, { state: 'skipped' }),
  buildkite('build.finished', { build: { state: 'not_run' } }, { state: 'skipped' }),
  buildkite('build.finished', { build: { tag: 'v1.2.0' } }, { from: { version: 'v1.2.0' } }),
  buildkite(
    'job.scheduled',
    { job: { ...ran, state: 'scheduled', started_at: null, finished_at: null } },
    { state: 'queued' },
  ),
  buildkite('job.started', { job: { ...ran, state: 'running' } }, { state: 'running' }),
  buildkite('job.finished', { job: ran }, { name: 'shop/:rspec: test', state: 'passed' }),
  buildkite(
    'job.finished',
    { job: { ...ran, state: 'failed', soft_failed: true } },
    { state: 'failed', optional: true },
  ),
  buildkite('job.finished', { job: { ...ran, state: 'timed_out' } }, { state: 'failed' }),
  buildkite('job.finished', { job: { ...ran, state: 'canceled' } }, { state: 'cancelled' }),
  buildkite('job.finished', { job: { ...ran, state: 'broken', name: null } }, { name: 'shop/test', state: 'failed' }),
  buildkite(
    'job.finished',
    { job: { ...ran, parallel_group_index: 0, parallel_group_total: 3 } },
    { name: 'shop/:rspec: test 1/3' },
  ),
  buildkite(
    'job.finished',
    { job: { ...ran, parallel_group_index: null, parallel_group_total: null } },
    { name: 'shop/:rspec: test' },
  ),
  buildkite(
    'job.finished',
    { job: { ...ran, name: null, step_key: null, command: 'npm test\nnpm run e2e' } },
    { name: 'shop/npm test', state: 'passed' },
  ),
  buildkite('job.finished', { job: { ...ran, type: 'trigger', async: true } }),
  buildkite('job.activated', { job: { ...ran, type: 'manual', state: 'unblocked' } }),
  ...[
    'ping',
    'agent.connected',
    'agent.disconnected',
    'agent.lost',
    'agent.stopping',
    'agent.stopped',
    'agent.blocked',
    'cluster_token.registration_blocked',
    'package.created',
  ].map((event) => buildkite(event, { build: undefined, pipeline: undefined })),
];

/** docs/sources/argo-cd.md */
const argo = (what: string, other: object, ...told: object[]): Row => [
  what,
  {},
  {
    application: 'shop',
    correlation: '',
    environment: 'production',
    phase: 'Succeeded',
    health: 'Healthy',
    revision: SHA,
    startedAt: '2026-03-03T09:00:00Z',
    finishedAt: '2026-03-03T09:01:00Z',
    images: ['ghcr.io/acme/shop:4.2'],
    url: 'https://argo.x.example/applications/shop',
    ...other,
  },
  told,
];
export const ARGO: Row[] = [
  argo(
    'synced and healthy',
    {},
    { type: 'run', state: 'look' },
    { type: 'deployment', state: 'succeeded', from: { version: '4.2', image: 'ghcr.io/acme/shop', commit: SHA } },
  ),
  argo(
    'with several images',
    { images: ['envoyproxy/envoy:v1.30', `ghcr.io/acme/shop:4.2@sha256:${'a'.repeat(64)}`] },
    {},
    {
      from: { version: 'v1.30', image: 'envoyproxy/envoy' },
      images: [
        { version: 'v1.30', image: 'envoyproxy/envoy' },
        { version: '4.2', image: 'ghcr.io/acme/shop', digest: `sha256:${'a'.repeat(64)}` },
      ],
    },
  ),
  argo('synced, on its way', { health: 'Progressing' }, {}, { state: 'running' }),
  argo('synced and degraded', { health: 'Degraded' }, {}, { state: 'succeeded' }),
  argo('running', { phase: 'Running', finishedAt: null }, {}, { state: 'running', at: '2026-03-03T09:00:00.000Z' }),
  argo('terminating', { phase: 'Terminating' }, {}, { state: 'running' }),
  argo('failed', { phase: 'Failed' }, {}, { state: 'failed' }),
  argo('with an error', { phase: 'Error' }, {}, { state: 'failed' }),
  argo('of no environment', { environment: null }, { type: 'run' }),
  argo(
    'of a template that had no value',
    { environment: '<no value>', correlation: '<no value>', url: '<nil>', finishedAt: '<nil>' },
    { type: 'run', names: [''] },
  ),
  argo(
    'with what it has no value for',
    { revision: '<no value>', health: '<nil>' },
    {},
    { key: 'shop@2026-03-03T09:00:00.000Z' },
  ),
  argo('of a chart, whose revision is a version', { revision: '1.2.3', images: null }, {}, { type: 'deployment' }),
  argo(
    'of an image with a digest',
    { images: [`localhost:5000/shop@sha256:${'ab'.repeat(32)}`] },
    {},
    { from: { image: 'localhost:5000/shop', digest: `sha256:${'ab'.repeat(32)}` } },
  ),
];
