import { describe, expect, test } from 'vitest';
import { webhooks } from '../../src/inbound/github/index.ts';
import { recorded, toldIn, translated } from './translating.ts';

const github = webhooks('s');
const at = (event: string, body: unknown) => translated(github, body, { 'x-github-event': event });
const told = (event: string, body: unknown) => toldIn(at(event, body));
const first = (event: string, body: unknown) => told(event, body)[0];
const repository = { full_name: 'harbor/checkout' };
const SHA = 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0';
const HELLO = 'Codertocat/Hello-World';

describe('the recorded deliveries of GitHub tell', () => {
  test.each<[string, object[]]>([
    [
      'check_run',
      [
        {
          type: 'check',
          from: { repository: HELLO, branch: 'changes', commit: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821' },
          kind: 'ci',
          app: 'octocoders-linter',
          name: 'Octocoders-linter',
          state: 'queued',
          startedAt: '2019-05-15T15:21:12.000Z',
        },
      ],
    ],
    [
      'check_suite',
      [{ type: 'check', app: 'octocoders-linter', name: 'check suite', state: 'passed', from: { branch: 'changes' } }],
    ],
    [
      'deployment',
      [
        {
          type: 'deployment',
          from: {
            repository: HELLO,
            branch: 'master',
            commit: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
            environment: 'production',
          },
          key: '145988746',
          state: 'requested',
          at: '2019-05-15T15:20:53.000Z',
          by: { login: 'Codertocat', id: '21031067' },
        },
      ],
    ],
    [
      'deployment_status',
      [
        {
          type: 'deployment',
          from: { environment: 'production', commit: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e' },
          key: '145988746',
          state: 'succeeded',
          at: '2019-05-15T15:20:55.000Z',
        },
      ],
    ],
    [
      'package',
      [
        {
          type: 'artifact',
          name: 'hello-world-npm',
          from: {
            repository: 'Codertocat/hello-world-npm',
            version: '1.0.0',
            commit: '6c62fb45fe66bfb1ea9a66abc38f6a0cc974292b',
            digest: 'sha256:3da1996a8115d7616457760d9920b815241d0a03b34cf5f04e9a0e9d8de37498',
          },
        },
      ],
    ],
    [
      'push',
      [
        {
          type: 'artifact',
          name: 'simple-tag',
          from: { repository: HELLO, version: 'simple-tag', commit: '6113728f27ae82c7b1a177c8d03f9e96e0adf246' },
        },
      ],
    ],
    [
      'release',
      [
        {
          type: 'artifact',
          name: '0.0.1',
          from: { repository: HELLO, version: '0.0.1', branch: 'master' },
          at: '2019-05-15T15:20:53.000Z',
        },
      ],
    ],
    [
      'repository_vulnerability_alert',
      [
        {
          type: 'findings',
          from: { repository: HELLO },
          tool: 'dependabot',
          complete: false,
          findings: [{ key: '91095730', rule: 'CVE-2018-16470', severity: 'medium', state: 'open', where: 'rack' }],
        },
      ],
    ],
    [
      'status',
      [
        {
          type: 'check',
          app: 'status',
          name: 'default',
          state: 'passed',
          from: { commit: '6113728f27ae82c7b1a177c8d03f9e96e0adf246' },
        },
      ],
    ],
    [
      'workflow_job',
      [
        {
          type: 'check',
          app: 'github-actions',
          name: 'Test workflow',
          state: 'running',
          run: '940463255',
          attempt: 1,
          from: { commit: 'e3103f8eb03e1ad7f2331c5446b23c070fc54055' },
        },
      ],
    ],
    [
      'workflow_run',
      [
        { type: 'run', run: '1589141559', state: 'queued' },
        {
          type: 'check',
          app: 'github-workflows',
          name: 'Manually triggered workflow',
          state: 'queued',
          run: '1589141559',
          from: { branch: 'main', commit: '5779607b49aab1200488439f02372c57b4f75444' },
        },
      ],
    ],
  ])('%s', (event, is) => expect(told(event, recorded(`github/${event}.json`))).toMatchObject(is));

  test.each(['create', 'delete', 'installation', 'workflow_dispatch', 'pull_request'])('nothing we use: %s', (event) =>
    expect(at(event, recorded(`github/${event}.json`))).toHaveProperty('ignored'),
  );
});

test.each([
  ['queued', null, 'queued'],
  ['requested', null, 'queued'],
  ['waiting', null, 'queued'],
  ['pending', null, 'queued'],
  ['in_progress', null, 'running'],
  ['completed', 'success', 'passed'],
  ['completed', 'neutral', 'neutral'],
  ['completed', 'skipped', 'skipped'],
  ['completed', 'failure', 'failed'],
  ['completed', 'timed_out', 'failed'],
  ['completed', 'startup_failure', 'failed'],
  ['completed', 'cancelled', 'cancelled'],
  ['completed', 'action_required', 'queued'],
  ['completed', 'stale', 'unknown'],
  ['completed', null, 'unknown'],
  ['completed', 'of a year to come', 'unknown'],
])('a check that is %s, %s, is %s', (status, conclusion, state) => {
  const check_run = { name: 'tests', head_sha: SHA, status, conclusion, app: { slug: 'github-actions' } };
  expect(first('check_run', { repository, check_run })).toMatchObject({ state, app: 'github-actions' });
});

test('a check, a job and a run of GitHub Actions tell of which run of which workflow they are, as far as each does', () => {
  const at = { head_sha: SHA, status: 'completed', conclusion: 'success' };
  const check_run = {
    ...{ ...at, name: 'e2e', app: { slug: 'github-actions' } },
    details_url: 'https://github.com/harbor/checkout/actions/runs/7/job/41',
  };
  expect(first('check_run', { repository, check_run })).toMatchObject({ within: '7' });
  const other = { ...check_run, details_url: 'https://ci.example/runs/7' };
  expect(first('check_run', { repository, check_run: other })).not.toHaveProperty('within');
  const workflow_job = { ...at, name: 'e2e', run_id: 7, workflow_name: 'CI' };
  expect(first('workflow_job', { repository, workflow_job })).toMatchObject({ within: '7', workflow: 'CI' });
  const workflow_run = { ...at, id: 7, name: 'CI' };
  const [, run] = told('workflow_run', { repository, workflow_run });
  expect(run).toMatchObject({ within: '7', workflow: 'CI', app: 'github-workflows' });
});

test('suites of GitHub Actions are one for each run, and not one another’s', () => {
  const suite = { id: 9, head_sha: SHA, status: 'completed', conclusion: 'failure', app: { slug: 'github-actions' } };
  expect(first('check_suite', { repository, check_suite: suite })).toMatchObject({ name: 'check suite 9' });
});

test('a job that was tried again says which attempt it is of', () => {
  const workflow_job = { name: 'e2e', run_id: 7, run_attempt: 2, head_sha: SHA, status: 'completed' };
  expect(first('workflow_job', { repository, workflow_job: { ...workflow_job, conclusion: 'success' } })).toMatchObject(
    {
      run: '7',
      attempt: 2,
      state: 'passed',
    },
  );
});

test('ids that are larger than numbers are exact stay what they are', () => {
  const workflow_run = { id: '9007199254740993', status: 'queued', head_sha: SHA };
  expect(first('workflow_run', { repository, workflow_run })).toMatchObject({ run: '9007199254740993' });
});

describe('a push', () => {
  const commit = (more: object = {}) => ({
    id: SHA.toUpperCase(),
    message: 'Retry refunds\n\nCo-authored-by: Bo <bo@harbor.example>',
    timestamp: '2026-03-03T10:00:00+01:00',
    url: 'https://github.com/harbor/checkout/commit/a1b2',
    author: { name: 'Ann', email: '7+ann@users.noreply.github.com', username: 'ann' },
    added: ['a.ts'],
    modified: ['docs/b.md'],
    removed: [],
    ...more,
  });
  const pushed = (more: object = {}) => ({
    ref: 'refs/heads/main',
    after: SHA,
    deleted: false,
    // Of a push they are numbers.
    repository: { ...repository, created_at: 1557933565, pushed_at: 1557933657 },
    commits: [commit()],
    ...more,
  });
  test('brings commits with who wrote them, and what they touched', () => {
    expect(first('push', pushed())).toEqual({
      type: 'commits',
      from: { repository: 'harbor/checkout', branch: 'main', commit: SHA, paths: ['a.ts', 'docs/b.md'] },
      commits: [
        {
          sha: SHA,
          title: 'Retry refunds',
          at: '2026-03-03T09:00:00.000Z',
          authors: [
            { email: '7+ann@users.noreply.github.com', login: 'ann', name: 'Ann' },
            { email: 'bo@harbor.example', name: 'Bo' },
          ],
          url: 'https://github.com/harbor/checkout/commit/a1b2',
        },
      ],
    });
  });
  test('may hold thousands of commits, odd ones, and secrets', () => {
    const commits = [
      ...Array.from({ length: 2000 }, () => commit()),
      'x',
      commit({ id: 'main' }),
      commit({ author: null }),
    ];
    const [all] = told('push', pushed({ commits }));
    expect(all).toMatchObject({ type: 'commits' });
    expect(all?.type === 'commits' && all.commits).toHaveLength(998);
    const secret = commit({ message: `Use ghp_${'a1B2'.repeat(9)}` });
    expect(JSON.stringify(told('push', pushed({ commits: [secret] })))).not.toContain('ghp_');
    const bot = commit({ author: { name: 'renovate', username: 'renovate[bot]' } });
    expect(first('push', pushed({ commits: [bot] }))).toMatchObject({ commits: [{ authors: [{ bot: true }, {}] }] });
  });
  test.each([{ deleted: true, after: '0'.repeat(40), head_commit: null }, { commits: [] }, { commits: null }])(
    'without any is nothing: %j',
    (more) => expect(at('push', pushed(more))).toHaveProperty('ignored'),
  );
  test('of a tag gives the commit a version, not the tag itself', () => {
    const tagged = pushed({ ref: 'refs/tags/v4.2.0', after: 'f'.repeat(40), commits: [], head_commit: commit() });
    expect(first('push', tagged)).toMatchObject({
      type: 'artifact',
      name: 'v4.2.0',
      from: { version: 'v4.2.0', commit: SHA },
    });
  });
});

describe('a pull request', () => {
  const pull_request = {
    number: 12,
    title: 'Retry refunds',
    html_url: 'https://github.com/harbor/checkout/pull/12',
    user: { login: 'dependabot[bot]', id: 49699333, type: 'Bot' },
    merged: true,
    merged_at: '2026-03-03T09:00:00Z',
    merge_commit_sha: SHA,
    merged_by: { login: 'ann', id: 7, type: 'User' },
    base: { ref: 'main' },
    head: { ref: 'topic', sha: 'b'.repeat(40) },
    commits: 3,
  };
  test('that was merged brings its commit; who opened it wrote it, who merged it let it in', () => {
    expect(first('pull_request', { action: 'closed', repository, pull_request })).toMatchObject({
      type: 'commits',
      from: { branch: 'main', commit: SHA },
      commits: [{ sha: SHA, authors: [{ login: 'dependabot[bot]', bot: true }] }],
      merged: { number: 12, by: { login: 'ann', id: '7' }, head: 'b'.repeat(40), size: 3 },
    });
  });
  test('that was closed otherwise brings nothing', () => {
    const closed = { ...pull_request, merged: false, merged_at: null };
    expect(at('pull_request', { repository, pull_request: closed })).toHaveProperty('ignored');
    expect(at('pull_request', { repository, pull_request: { title: 'x' } })).toHaveProperty('faults');
  });
  test.each([
    ['approved', 'passed'],
    ['CHANGES_REQUESTED', 'failed'],
    ['dismissed', 'cancelled'],
  ])('was reviewed: %s', (state, is) => {
    const review = { state, commit_id: 'b'.repeat(40), submitted_at: '2026-03-03T08:00:00Z', user: { login: 'bo' } };
    expect(first('pull_request_review', { repository, pull_request, review })).toMatchObject({
      kind: 'review',
      name: 'review by bo',
      state: is,
      from: { commit: 'b'.repeat(40) },
    });
  });
  test.each([
    ['a bot', { login: 'helper[bot]', type: 'Bot' }],
    ['whoever opened it', pull_request.user],
  ])('the approval of %s is nobody’s review', (_, user) => {
    const review = { state: 'approved', commit_id: SHA, user };
    expect(first('pull_request_review', { repository, pull_request, review })).toMatchObject({ state: 'neutral' });
  });
  test('a comment decides nothing', () => {
    const review = { state: 'commented', commit_id: SHA };
    expect(at('pull_request_review', { repository, pull_request, review })).toHaveProperty('ignored');
  });
});

test.each([
  ['queued', 'requested'],
  ['pending', 'requested'],
  ['waiting', 'requested'],
  ['in_progress', 'running'],
  ['success', 'succeeded'],
  ['failure', 'failed'],
  ['error', 'failed'],
  ['inactive', 'removed'],
])('a deployment that is %s is %s', (state, is) => {
  const deployment = { id: 5, sha: SHA, ref: 'v4.2.0', environment: 'production' };
  const body = { repository, deployment_status: { state }, deployment };
  expect(told('deployment_status', body)).toMatchObject([
    { state: is, key: '5', from: { version: 'v4.2.0', environment: 'production' } },
  ]);
});

test('a package that is an image has its tag as version, and its digest', () => {
  const digest = `sha256:${'c'.repeat(64)}`;
  const body = {
    action: 'published',
    repository,
    registry_package: {
      name: 'checkout',
      package_type: 'CONTAINER',
      package_version: {
        version: digest,
        target_oid: SHA,
        package_url: 'ghcr.io/harbor/checkout:4.2.0',
        container_metadata: { tag: { name: '4.2.0', digest } },
      },
    },
  };
  expect(first('registry_package', body)).toMatchObject({
    from: { version: '4.2.0', image: 'ghcr.io/harbor/checkout', digest, commit: SHA },
  });
});

describe('a release', () => {
  const release = {
    tag_name: 'v1',
    target_commitish: SHA,
    assets: [{ name: 'a.tgz', digest: `sha256:${'d'.repeat(64)}` }],
  };
  test('tells of what is attached to it, too', () => {
    expect(told('release', { action: 'published', repository, release })).toMatchObject([
      { name: 'v1', from: { version: 'v1', commit: SHA } },
      { name: 'a.tgz', from: { version: 'v1', digest: `sha256:${'d'.repeat(64)}` } },
    ]);
  });
  test.each([
    ['deleted', {}],
    ['edited', {}],
    ['published', { draft: true }],
  ])('that is %s %j is none', (action, more) =>
    expect(at('release', { action, repository, release: { ...release, ...more } })).toHaveProperty('ignored'),
  );
});

describe('an alert', () => {
  test.each<[string, object, object]>([
    [
      'code_scanning_alert',
      {
        action: 'created',
        ref: 'refs/heads/main',
        commit_oid: SHA,
        alert: {
          number: 3,
          state: 'open',
          created_at: '2026-03-01T00:00:00Z',
          rule: { id: 'js/sql-injection', severity: 'error', security_severity_level: 'critical', description: 'SQL' },
          tool: { name: 'CodeQL' },
          most_recent_instance: { location: { path: 'src/db.ts' } },
        },
      },
      {
        tool: 'CodeQL',
        complete: false,
        from: { branch: 'main', commit: SHA },
        findings: [
          { key: '3', rule: 'js/sql-injection', severity: 'critical', state: 'open', where: 'src/db.ts', title: 'SQL' },
        ],
      },
    ],
    [
      'code_scanning_alert',
      { action: 'appeared_in_branch', alert: { number: 3, rule: { id: 'x', severity: 'warning' } } },
      { findings: [{ severity: 'medium', state: 'open' }] },
    ],
    [
      'code_scanning_alert',
      { action: 'fixed', alert: { number: 3, state: 'fixed', rule: null } },
      { findings: [{ severity: 'unknown', state: 'fixed' }] },
    ],
    [
      'code_scanning_alert',
      { action: 'closed_by_user', alert: { number: 3, state: 'dismissed' } },
      { findings: [{ state: 'dismissed' }] },
    ],
    [
      'dependabot_alert',
      {
        action: 'created',
        alert: {
          number: 1,
          state: 'open',
          dependency: { package: { name: 'lodash' } },
          security_advisory: { ghsa_id: 'GHSA-1', cve_id: 'CVE-2021-1', summary: 'Pollution', severity: 'high' },
          security_vulnerability: { severity: 'moderate' },
        },
      },
      {
        tool: 'dependabot',
        findings: [{ rule: 'CVE-2021-1', severity: 'medium', where: 'lodash', title: 'Pollution' }],
      },
    ],
    ['dependabot_alert', { action: 'auto_dismissed', alert: { number: 1 } }, { findings: [{ state: 'dismissed' }] }],
    ['dependabot_alert', { action: 'reopened', alert: { number: 1 } }, { findings: [{ state: 'open' }] }],
    [
      'repository_vulnerability_alert',
      { action: 'resolve', alert: { id: 1, severity: 'critical' } },
      { findings: [{ state: 'fixed', severity: 'critical' }] },
    ],
    [
      'secret_scanning_alert',
      {
        action: 'created',
        alert: { number: 2, secret_type: 'github_token', secret: `ghp_${'a1B2'.repeat(9)}`, validity: 'active' },
      },
      { tool: 'secret scanning', findings: [{ rule: 'github_token', severity: 'critical', state: 'open' }] },
    ],
    [
      'secret_scanning_alert',
      { action: 'resolved', alert: { number: 2, resolution: 'revoked' } },
      { findings: [{ state: 'fixed' }] },
    ],
    [
      'secret_scanning_alert',
      { action: 'resolved', alert: { number: 2, resolution: 'wont_fix', resolved_at: '2026-03-01T00:00:00Z' } },
      { findings: [{ state: 'dismissed' }] },
    ],
  ])('%s %j', (event, body, is) => {
    expect(first(event, { repository, ...body })).toMatchObject(is);
    expect(JSON.stringify(told(event, { repository, ...body }))).not.toContain('ghp_');
  });
});

test.each([
  'check_run',
  'check_suite',
  'code_scanning_alert',
  'dependabot_alert',
  'deployment',
  'deployment_status',
  'package',
  'pull_request',
  'pull_request_review',
  'push',
  'registry_package',
  'release',
  'repository_vulnerability_alert',
  'secret_scanning_alert',
  'status',
  'workflow_job',
  'workflow_run',
])('%s that is something else can’t be read, and breaks nothing', (event) => {
  for (const body of [null, [], 'x', 7, {}, { repository: null }, { repository }])
    expect(at(event, body)).toHaveProperty('faults');
});

test.each([
  ['acme-quality', 'checkout', 'checkout'],
  ['acme-quality', 'Checkout API', 'Checkout API'],
  ['acme-quality', '12345', undefined],
  ['acme-quality', 'a1b2c3d4-e5f6', undefined],
  ['acme-quality', '', undefined],
  ['github-actions', 'checkout', undefined],
])('what %s calls its check in its own books, %j, is perhaps a service', (slug, external_id, service) => {
  const check_run = {
    name: 'x',
    head_sha: SHA,
    status: 'completed',
    conclusion: 'success',
    app: { slug },
    external_id,
  };
  const found = first('check_run', { repository, check_run });
  if (service === undefined) expect(found).not.toHaveProperty('from.service');
  expect(found).toMatchObject({ from: { repository: 'harbor/checkout', ...(service !== undefined && { service }) } });
});

test.each([
  ['which ends two branches', SHA, SHA],
  ['which lies on two branches', 'b'.repeat(40), 'c'.repeat(40)],
])('of a commit %s nobody knows which of them its status is of', (_, feature, main) => {
  const branches = [
    { name: 'feature', commit: { sha: feature } },
    { name: 'main', commit: { sha: main } },
  ];
  const status = first('status', { repository, sha: SHA, context: 'ci', state: 'success', branches });
  expect(status).toEqual(expect.objectContaining({ from: { repository: 'harbor/checkout', commit: SHA } }));
});

test.each([
  [
    'workflow_run',
    { workflow_run: { id: 1, status: 'completed', conclusion: 'success', head_sha: SHA } },
    'workflow_run',
  ],
  [
    'workflow_job',
    { workflow_job: { name: 'test', status: 'completed', conclusion: 'success', head_sha: SHA } },
    'workflow_job',
  ],
  [
    'check_run',
    { check_run: { name: 'test', status: 'completed', conclusion: 'success', head_sha: SHA } },
    'check_suite',
  ],
  ['check_suite', { check_suite: { status: 'completed', conclusion: 'success', head_sha: SHA } }, 'check_suite'],
])('%s of a tag is of the version that it names, and of no branch', (event, body, where) => {
  const of = (head_branch: string) => {
    const [it = {}] = Object.values(body);
    const whole =
      where === event ? { [event]: { ...it, head_branch } } : { [event]: { ...it, [where]: { head_branch } } };
    return told(event, { repository, ...whole }).find((t) => t.type === 'check')?.from;
  };
  const from = { repository: 'harbor/checkout', commit: SHA };
  expect(of('v4.2.0')).toMatchObject({ ...from, version: 'v4.2.0' });
  expect(of('v4.2.0')?.branch).toBeUndefined();
  expect(of('api-v4.2.0')).toMatchObject({ ...from, ref: 'api-v4.2.0' });
  expect(of('release/4.2')).toMatchObject({ ...from, branch: 'release/4.2' });
});
