import { recorded } from '../translating.ts';
import { but, type Row } from './row.ts';

/** https://cdevents.dev/docs/: a type is `dev.cdevents.<subject>.<predicate>.<version>`, and of version 0.4 its context says another field for its own. */
const cdevent = (type: string, content: object, ...told: object[]): Row => [
  `${type} ${JSON.stringify(content)}`.slice(0, 90),
  { 'content-type': 'application/json' },
  event(type, content),
  told,
];
const event = (type: string, content: object, more: object = {}) => ({
  context: {
    version: '0.4.1',
    id: 'e-1',
    source: '/ci',
    type: `dev.cdevents.${type}`,
    timestamp: '2026-03-03T09:00:00Z',
    links: [],
    chainId: 'x',
    ...more,
  },
  subject: { id: 's-1', source: '/ci', type: 'x', content },
  customData: { a: 1 },
  customDataContentType: 'application/json',
});
const environment = { id: 'production', source: '/e' };
const artifactId = `pkg:oci/shop@sha256%3A${'ab'.repeat(32)}?tag=4.2&repository_url=ghcr.io/acme/shop`;

/** As Flux writes what it was told to converge on. */
const toMain = {
  desiredState: { id: `main@sha1:${'a8f3c21d'.repeat(5)}`, source: 'https://git.example/acme/orders.git' },
  target: { id: 'prod', source: '/clusters/prod', type: 'cluster' },
};

const envelope = (type: string, data: object) => ({
  specversion: '1.0',
  id: 'e-1',
  source: '/ci',
  type,
  datacontenttype: 'application/json',
  data,
});
const passed = event('pipelinerun.finished.0.2.0', {
  pipelineName: 'CI',
  outcome: 'success',
  url: 'https://ci.x.example/1',
});
const asJson = 'application/cloudevents+json';

export const CDEVENTS: Row[] = [
  cdevent('pipelinerun.queued.0.2.0', { pipelineName: 'CI' }, { type: 'check', name: 'CI', state: 'queued' }),
  cdevent(
    'pipelinerun.started.0.3.0',
    { pipelineName: 'CI', uri: 'https://ci.x.example/1' },
    { state: 'running', url: 'https://ci.x.example/1' },
  ),
  ...Object.entries({
    success: 'passed',
    failure: 'failed',
    error: 'failed',
    cancel: 'cancelled',
    SUCCESS: 'passed',
    Failure: 'failed',
    'of a year to come': 'unknown',
  }).map(([outcome, state]) =>
    cdevent('pipelinerun.finished.0.3.0', { pipelineName: 'CI', outcome, errors: '' }, { state }),
  ),
  cdevent('taskrun.started.0.3.0', { taskName: 'lint', pipelineRun: { id: 'p' } }, { name: 'lint', state: 'running' }),
  cdevent('taskrun.finished.0.3.0', { taskName: 'lint', outcome: 'success' }, { state: 'passed' }),
  cdevent(
    'testcaserun.finished.0.2.0',
    { outcome: 'fail', environment, testCase: { id: 'c', name: 'Login' } },
    { kind: 'tests', name: 'Login', state: 'failed' },
  ),
  cdevent('testcaserun.skipped.0.1.0', { environment, reason: 'slow' }, { state: 'skipped' }),
  cdevent('testsuiterun.started.0.2.0', { environment, testSuite: { id: 'unit' } }, { name: 'unit', state: 'running' }),
  cdevent(
    'testsuiterun.finished.0.2.0',
    { outcome: 'pass', environment, testSuite: { id: 'unit', name: 'Unit' } },
    { name: 'Unit', state: 'passed' },
  ),
  cdevent('testcase.finished.0.1.0', {}, { kind: 'tests', state: 'unknown' }),
  cdevent('testsuite.started.0.1.0', {}, { kind: 'tests', state: 'running' }),
  cdevent(
    'build.finished.0.2.0',
    { artifactId },
    { type: 'artifact', from: { version: '4.2', image: 'ghcr.io/acme/shop', digest: `sha256:${'ab'.repeat(32)}` } },
  ),
  cdevent('build.finished.0.1.1', {}),
  cdevent('build.queued.0.2.0', {}),
  cdevent(
    'artifact.packaged.0.2.0',
    { change: { id: 'a1b2c3d', source: '/git' } },
    { type: 'artifact', from: { commit: 'a1b2c3d' } },
  ),
  cdevent(
    'artifact.published.0.2.0',
    { sbom: { uri: 'https://x.example/sbom' }, user: 'x' },
    { type: 'artifact' },
    { kind: 'sbom', state: 'passed' },
  ),
  cdevent('artifact.signed.0.2.0', { signature: 'x' }, { type: 'artifact' }),
  cdevent('artifact.downloaded.0.1.0', {}),
  cdevent('artifact.deleted.0.1.0', {}),
  cdevent(
    'service.deployed.0.2.0',
    { environment, artifactId },
    { type: 'deployment', state: 'succeeded', from: { service: 's-1', environment: 'production', version: '4.2' } },
  ),
  cdevent('service.upgraded.0.2.0', { environment, artifactId }, { state: 'succeeded' }),
  cdevent('service.rolledback.0.2.0', { environment, artifactId }, { state: 'succeeded' }),
  cdevent('service.removed.0.2.0', { environment }, { state: 'removed' }),
  cdevent('service.published.0.2.0', { environment }),
  ...Object.entries({ queued: 'requested', started: 'running' }).map(([done, state]) =>
    cdevent(
      `deployment.${done}.0.1.0`,
      { environment, artifactId },
      {
        type: 'deployment',
        key: '/ci#s-1',
        state,
        from: { environment: 'production', version: '4.2', image: 'ghcr.io/acme/shop' },
      },
    ),
  ),
  ...Object.entries({ success: 'succeeded', failure: 'failed', error: 'failed', cancel: 'failed' }).map(
    ([outcome, state]) =>
      cdevent(
        'deployment.finished.0.1.0',
        { environment, artifactId, outcome },
        { type: 'deployment', key: '/ci#s-1', state },
      ),
  ),
  cdevent('deployment.finished.0.1.0', { environment, artifactId, outcome: 'of a year to come' }),
  ...['queued', 'started', 'finished'].map((done) =>
    cdevent(`targetrollout.${done}.0.1.0`, { environment, artifactId, name: 'eu', target: 'eu', outcome: 'failure' }),
  ),
  cdevent('reconciliation.started.0.1.0-draft', {
    desiredState: { id: 'a8f3c21', source: '/scm/github/orders-svc' },
    target: { id: 'prod', type: 'cluster' },
  }),
  cdevent('reconciliation.queued.0.1.0-draft', { desiredState: { id: 'a8f3c21' }, target: { id: 'prod' } }),
  cdevent(
    'reconciliation.finished.0.1.0-draft',
    {
      ...{ outcome: 'success', desiredState: { id: 'a8f3c21', source: '/scm/github/orders-svc' } },
      environment: { id: 'prod' },
    },
    {
      ...{ type: 'deployment', key: '/ci#s-1', state: 'succeeded' },
      from: { repository: 'scm/github/orders-svc', commit: 'a8f3c21', environment: 'prod' },
    },
  ),
  ...Object.entries({ success: 'succeeded', failure: 'failed', error: 'failed', cancel: 'failed' }).map(
    ([outcome, state]) =>
      cdevent(
        'reconciliation.finished.0.1.0-draft',
        { outcome, changed: true, ...toMain },
        {
          type: 'deployment',
          state,
          from: { repository: 'acme/orders', branch: 'main', commit: 'a8f3c21d'.repeat(5), environment: 'prod' },
        },
      ),
  ),
  cdevent(
    'reconciliation.finished.0.1.0-draft',
    { outcome: 'success', desiredState: { id: 'v4.2.0' }, target: { id: 'prod' } },
    { state: 'succeeded', from: { version: 'v4.2.0' } },
  ),
  cdevent('reconciliation.finished.0.1.0-draft', { outcome: 'success', changed: false, ...toMain }),
  cdevent('reconciliation.finished.0.1.0-draft', {
    ...{ outcome: 'success', changed: true, desiredState: { id: 'schema-12' } },
    target: { id: 'orders-db', type: 'database' },
  }),
  cdevent('taskrun.queued.0.1.0', { taskName: 'lint' }, { type: 'check', name: 'lint', state: 'queued' }),
  cdevent(
    'incident.detected.0.2.0',
    { description: 'Slow', environment, service: { id: 'api' }, artifactId },
    { type: 'incident', key: 's-1', state: 'open', startedAt: '2026-03-03T09:00:00.000Z', from: { service: 'api' } },
  ),
  cdevent(
    'incident.reported.0.2.0',
    { description: 'Slow', environment, ticketURI: 'https://x.example/T-1' },
    { state: 'open', url: 'https://x.example/T-1' },
  ),
  cdevent('incident.resolved.0.2.0', { environment }, { state: 'resolved' }),
  [
    'an incident whose severity is among what its producer adds',
    { 'content-type': 'application/json' },
    { ...event('incident.reported.0.3.0', { description: 'Slow', environment }), customData: { severity: 'medium' } },
    [{ state: 'open', severity: 'medium' }],
  ],
  ...[
    'change.created.0.3.0',
    'change.merged.0.2.0',
    'change.reviewed.0.2.0',
    'change.updated.0.2.0',
    'change.abandoned.0.2.0',
    'branch.created.0.2.0',
    'branch.deleted.0.2.0',
    'repository.created.0.2.0',
    'repository.modified.0.2.0',
    'environment.created.0.2.0',
    'environment.deleted.0.2.0',
    'testoutput.published.0.2.0',
    'ticket.created.0.1.0',
    'approval.created.0.1.0',
  ].map((type) => cdevent(type, {})),
  ['of a tool of its own', {}, event('x', {}, { type: 'dev.cdeventsx.gitlab-issue.created.0.1.0' }), []],
  [
    'of a draft, with its version under another name',
    {},
    event(
      'pipelinerun.started.0.4.0-draft',
      { pipelineName: 'CI' },
      { version: undefined, specversion: '0.6.0-draft' },
    ),
    [{ state: 'running' }],
  ],
  [
    'of version 0.3, without a type of its subject',
    {},
    but(
      event(
        'pipelinerun.started.0.1.0',
        { pipelineName: 'CI' },
        { version: '0.3.0', links: undefined, chainId: undefined },
      ),
      { subject: { type: undefined, source: undefined } },
    ),
    [{ state: 'running' }],
  ],
  ...[
    ['pkg:oci/app@sha256%3AD?repository_url=ghcr.io/acme/app&tag=4.2', 'ghcr.io/acme/app'],
    ['pkg:oci/app@sha256%3AD?repository_url=https://GHCR.io/acme/App/&tag=4.2', 'GHCR.io/acme/App'],
    ['pkg:oci/app@sha256%3AD?tag=4.2&repository_url=ghcr.io/acme', 'ghcr.io/acme/app'],
    ['pkg:docker/acme/app@4.2?repository_url=gcr.io', 'gcr.io/acme/app'],
    ['pkg:docker/acme/app@4.2', 'acme/app'],
  ].map(
    ([artifactId = '', image]): Row => [
      `the image of ${artifactId}`,
      {},
      event('service.deployed.0.2.0', {
        environment: { id: 'production' },
        artifactId: artifactId.replace('%3AD', `%3A${'d'.repeat(64)}`),
      }),
      [{ from: { image, version: '4.2' } }],
    ],
  ),
  [
    'with links',
    {},
    event(
      'taskrun.finished.0.2.0',
      { taskName: 'x', outcome: 'success' },
      { links: [{ linkType: 'PATH', from: { contextId: 'y' } }] },
    ),
    [{ state: 'passed' }],
  ],
  [
    'in an envelope',
    { 'content-type': `${asJson}; charset=utf-8` },
    envelope('dev.cdevents.pipelinerun.finished.0.2.0', passed),
    [{ state: 'passed' }],
  ],
  [
    'in an envelope, as base64',
    { 'content-type': asJson },
    { ...envelope('x', {}), data: undefined, data_base64: Buffer.from(JSON.stringify(passed)).toString('base64') },
    [{ state: 'passed' }],
  ],
  [
    'in binary mode',
    {
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': 'e-1',
      'ce-source': '/ci',
      'ce-type': 'dev.cdevents.pipelinerun.finished.0.2.0',
    },
    passed,
    [{ state: 'passed' }],
  ],
  [
    'in a batch',
    { 'content-type': 'application/cloudevents-batch+json' },
    [envelope('x', passed), envelope('x', event('taskrun.started.0.2.0', { taskName: 'x' }))],
    [{ state: 'passed' }, { state: 'running' }],
  ],
  [
    'in an envelope, as a text',
    { 'content-type': asJson },
    { ...envelope('x', {}), data: JSON.stringify(passed) },
    [{ state: 'passed' }],
  ],
  ...['pipelinerun.finished.0.99.0', 'pipelinerun.finished.2.0.0-rc.1', 'pipelinerun.finished'].map(
    (type): Row => [
      `of a version to come: ${type}`,
      { 'content-type': asJson },
      envelope(
        `dev.cdevents.${type}`,
        event(type, { pipelineName: 'CI', outcome: 'success' }, { version: undefined, specversion: '0.6.0-draft' }),
      ),
      [{ name: 'CI', state: 'passed' }],
    ],
  ),
  [
    'in a batch, of what is known and what is not',
    { 'content-type': 'application/cloudevents-batch+json' },
    [envelope('x', event('moonlanding.begun.0.1.0', {})), envelope('x', passed)],
    [{ state: 'passed' }],
  ],
  ['an empty batch', { 'content-type': 'application/cloudevents-batch+json' }, [], []],
  [
    'the recorded one of a suite',
    {},
    recorded('cdevents/testsuiterun_finished.json'),
    [{ kind: 'tests', state: 'failed' }],
  ],
];
