import { keyAtPager, type Page } from '../../src/domain/page/page.ts';
import type { SOURCES } from './every-source.ts';

export const COMMIT = '1f3c9ab04d1f3c9ab04d1f3c9ab04d1f3c9ab04d';
const OTHER = '2a3c9ab04d1f3c9ab04d1f3c9ab04d1f3c9ab04d';
export const minuted = (minute: number) => new Date(at(minute)).toISOString();
const at = (minute: number) => `2026-03-03T08:${String(minute).padStart(2, '0')}:00Z`;
const API = { full_name: 'acme/api' };
export const BOATS = { full_name: 'acme/boats' };
const repository = API;
const project = { path_with_namespace: 'acme/api', web_url: 'https://gitlab.example/acme/api' };

export const PAGE: Page = {
  ...{ v: 1, id: 'R-1/slow', release: 'R-1', environment: 'production', summary: 'Orders are slow' },
  ...{ severity: 'critical', asked: [], unsent: [], status: 'open' },
};

/** `event`: as its header names it; `id`: of the delivery. */
export type Delivery = {
  source: keyof typeof SOURCES;
  id: string;
  event: string;
  body: object | string;
  params?: Record<string, string>;
};

const checkRun = (n: number, name: string, conclusion: string, repository = API): Delivery => ({
  source: 'github',
  id: `check-${n}-${repository.full_name}`,
  event: 'check_run',
  body: {
    action: 'completed',
    repository,
    check_run: {
      ...{ name, head_sha: COMMIT, status: 'completed', conclusion, app: { slug: 'github-actions' } },
      ...{ started_at: at(n), completed_at: at(n + 1) },
    },
  },
});
const githubDeployment = (n: number, deploy: number, sha: string, state: string): Delivery => ({
  source: 'github',
  id: `status-${n}`,
  event: 'deployment_status',
  body: {
    action: 'created',
    repository,
    deployment: { id: deploy, sha, ref: 'main', environment: 'production', created_at: at(n) },
    deployment_status: { state, environment: 'production', created_at: at(n), updated_at: at(n) },
  },
});
const gitlabDeployment = (n: number, deploy: number, sha: string, status: string): Delivery => ({
  source: 'gitlab',
  id: `gitlab-${n}`,
  event: 'Deployment Hook',
  body: {
    ...{ object_kind: 'deployment', status, status_changed_at: at(n), deployment_id: deploy, deployable_id: deploy },
    ...{
      environment: 'production',
      project,
      short_sha: sha.slice(0, 8),
      commit_url: `https://x.example/-/commit/${sha}`,
    },
    ref: 'main',
  },
});
const gitlabJob = (n: number, id: number, build_name: string, build_status: string): Delivery => ({
  ...{ source: 'gitlab', id: `job-${n}`, event: 'Job Hook' },
  body: {
    ...{
      object_kind: 'build',
      build_id: id,
      build_name,
      build_status,
      sha: COMMIT,
      ref: 'main',
      project,
      pipeline_id: 31,
    },
    ...{ build_created_at: at(id), build_started_at: at(id + 1), build_allow_failure: build_name === 'style' },
    ...(build_status !== 'running' && { build_finished_at: at(n) }),
  },
});
const incident = (n: number, key: string, state: string): Delivery => ({
  source: 'generic',
  id: `incident-${n}`,
  event: '',
  body: { type: 'incident', service: 'api', key, title: `Down ${key}`, state, startedAt: at(20), at: at(n) },
});
/** It keeps its first beginning whatever becomes of it. */
const pagerDuty = (n: number, happened: string, status: string): Delivery => ({
  ...{ source: 'pagerduty', id: `pd-${n}`, event: '' },
  body: {
    event: {
      ...{ id: `pd-${n}`, event_type: `incident.${happened}`, resource_type: 'incident', occurred_at: at(n) },
      data: {
        ...{ id: 'PGR0VU2', type: 'incident', status, title: 'Orders are slow', created_at: at(20) },
        service: { id: 'PF9KMXH', summary: 'api' },
      },
    },
  },
});
/** The same twice, where the second time another system tells of it, too. */
const again = (n: number, status: string): Delivery => {
  const { body, ...told } = pagerDuty(n, status === 'resolved' ? 'resolved' : 'reopened', status);
  const { event } = Object(body);
  const data = { ...event.data, id: 'PX', title: 'Search is down', created_at: at(1) };
  return { ...told, id: `px-${n}`, body: { event: { ...event, id: `px-${n}`, data } } };
};
const elsewhere = (n: number, state: string): Delivery => ({
  ...{ source: 'generic', id: `else-${n}`, event: '' },
  body: { type: 'incident', service: 'api', key: 'S', title: 'Search is down', state, startedAt: at(42), at: at(n) },
});
/** Who says at a pager that they have a page of ours, two of them in one minute. */
const hasPage = (n: number, who: string): Delivery => ({
  ...{ source: 'pagerduty', id: `page-${n}-${who}`, event: '' },
  body: {
    event: {
      ...{ id: `page-${n}-${who}`, event_type: 'incident.acknowledged', occurred_at: at(n) },
      agent: { type: 'user_reference', summary: who },
      data: { incident_key: keyAtPager('T1', PAGE.id) },
    },
  },
});
const sentryIssue = (n: number, action: string, issue: object): Delivery => ({
  ...{ source: 'sentry', id: `sentry-${n}`, event: String(Date.parse(at(n)) / 1000) },
  body: { action, data: { issue: { id: '7', title: 'TypeError', project: { slug: 'api' }, ...issue } } },
});
const scan = (n: number, keys: string[]): Delivery => ({
  ...{ source: 'generic', id: `scan-${n}`, event: '' },
  body: {
    ...{ type: 'findings', service: 'api', commit: COMMIT, tool: 'trivy', complete: true, at: at(n) },
    findings: keys.map((key) => ({ key, rule: key, title: `found at ${n}`, severity: 'high' })),
  },
});
/** One of those that a repository tells one by one, whatever the version. */
const finding = (n: number, key: string, state: string): Delivery => ({
  ...{ source: 'generic', id: `finding-${n}`, event: '' },
  body: {
    ...{ type: 'findings', service: 'api', commit: COMMIT, tool: 'dependabot', at: at(n) },
    findings: [{ key, rule: key, title: `${state} at ${n}`, severity: 'low', state }],
  },
});
/** Nobody says what it comes after, and only its own pipeline what came in; of what is built again, when. */
const build = (version: string, sha: string, n?: number): Delivery => ({
  ...{ source: 'generic', id: `build-${version}-${n}`, event: '' },
  body: {
    ...{ type: 'build', service: 'api', version, commit: sha, commits: [{ sha, title: `feat: of ${version}` }] },
    ...(n !== undefined && { at: at(n) }),
  },
});
/** Each says only when it happened itself. */
const monitor = (n: number, alert_transition: string): Delivery => ({
  ...{ source: 'datadog', id: `monitor-${n}`, event: '' },
  body: {
    ...{ id: `monitor-${n}`, cycle: 'c', title: 'Full', date: at(n), link: 'https://dd.example/1', alert_transition },
    ...{ alert_id: '7', alert_title: 'Full', alert_scope: '', tags: 'service:api,env:production' },
  },
});
const artifact = (n: number, digit: string): Delivery => ({
  ...{ source: 'generic', id: `artifact-${n}`, event: '' },
  body: {
    ...{ type: 'artifact', service: 'api', commit: COMMIT, name: 'api', at: at(n) },
    digest: `sha256:${digit.repeat(64)}`,
  },
});
const alert = (n: number, fingerprint: string, from: number, to?: number, service = 'api'): Delivery => ({
  ...{ source: 'alertmanager', id: `alert-${n}-${service}`, event: '' },
  body: {
    ...{ version: '4', groupKey: '{}', truncatedAlerts: 0, receiver: 'gonogo', externalURL: 'https://alerts.example' },
    ...{ status: to === undefined ? 'firing' : 'resolved', groupLabels: {}, commonLabels: {}, commonAnnotations: {} },
    alerts: [
      {
        ...{ fingerprint, status: to === undefined ? 'firing' : 'resolved', annotations: {}, generatorURL: '' },
        labels: { alertname: `Slow ${fingerprint}`, service, environment: 'production' },
        ...{ startsAt: at(from), endsAt: to === undefined ? '0001-01-01T00:00:00Z' : at(to) },
      },
    ],
  },
});

const cdEvent = (n: number, type: string, id: string, content: object): Delivery => ({
  ...{ source: 'cdevents', id: `cd-${n}-${id}`, event: '' },
  body: {
    context: {
      ...{ version: '0.4.1', id: `cd-${n}-${id}`, source: '/ci' },
      ...{ type: `dev.cdevents.${type}`, timestamp: at(n) },
    },
    subject: { id, source: '/ci', type: 'x', content },
    customData: type.startsWith('test') ? { service: 'api', commit: COMMIT } : {},
  },
});
const suite = (run: number, n: number, outcome?: string) =>
  cdEvent(n, outcome ? 'testsuiterun.finished.0.2.0' : 'testsuiterun.started.0.2.0', `contract-${run}`, {
    ...{ testSuite: { id: 'contract' }, outcome },
  });
const environment = { id: 'production' };
const ledgerAt = (n: number, how: string, version: string) =>
  cdEvent(n, `service.${how}.0.2.0`, 'ledger', { environment, artifactId: `pkg:oci/ledger@${version}` });
const ledgerBy = (n: number, key: string, version: string): Delivery => ({
  ...{ source: 'generic', id: `ledger-${n}`, event: '' },
  body: {
    ...{ type: 'deployment', service: 'ledger', environment: 'production', version, key },
    ...{ state: 'succeeded', at: at(n) },
  },
});
const synced = (n: number, version: string, phase: string, health: string): Delivery => ({
  ...{ source: 'argo', id: `argo-${n}`, event: '' },
  body: {
    ...{ application: 'ledger', environment: 'production', phase, health, images: [`x.example/ledger:${version}`] },
    ...{ startedAt: at(14), ...(phase !== 'Running' && { finishedAt: at(n) }) },
  },
});
const vcs = { target_repository_url: 'https://github.com/acme/api', revision: COMMIT };
const circle = (n: number, status: string): Delivery => ({
  ...{ source: 'circleci', id: `circle-${n}`, event: 'workflow-completed' },
  body: {
    ...{ id: `circle-${n}`, type: 'workflow-completed', happened_at: at(n), pipeline: { vcs } },
    workflow: { id: `w-${n}`, name: 'circle', status, created_at: at(n - 1), stopped_at: at(n) },
  },
});
const kite = (number: number, n: number, state: string): Delivery => ({
  ...{ source: 'buildkite', id: `kite-${n}`, event: '' },
  body: {
    event: state === 'running' ? 'build.running' : 'build.finished',
    build: {
      ...{ id: `kite-${number}`, number, state, commit: COMMIT, created_at: at(number), started_at: at(number) },
      ...(state !== 'running' && { finished_at: at(n) }),
    },
    pipeline: { slug: 'kite', repository: 'git@github.com:acme/api.git' },
  },
});
const jenkinsAt = (number: number, n: number, phase: string, status?: string): Delivery => ({
  ...{ source: 'jenkins', id: `jenkins-${n}`, event: '' },
  body: {
    build: {
      ...{ full_url: `https://ci.example/job/api/${number}/`, number, phase, status, timestamp: at(n) },
      scm: { url: 'https://github.com/acme/api.git', commit: COMMIT },
    },
  },
});
const uploaded = (attempt: number, failures: number): Delivery => ({
  ...{ source: 'reports', id: `junit-${attempt}`, event: '' },
  body: `<testsuite name="s"><testcase name="a"/><testcase name="b">${'<failure/>'.repeat(failures)}</testcase></testsuite>`,
  params: { service: 'api', commit: COMMIT, name: 'uploaded', run: '7', attempt: `${attempt}`, at: at(attempt) },
});
const scanned = (n: number, ...rules: string[]): Delivery => ({
  ...{ source: 'reports', id: `sarif-${n}`, event: '' },
  body: {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'codeql' } },
        results: rules.map((ruleId) => ({ ruleId, level: 'error', message: { text: `found at ${n}` } })),
      },
    ],
  },
  params: { service: 'api', commit: COMMIT, at: at(n) },
});
const billed = (n: number, ...components: string[]): Delivery => ({
  ...{ source: 'reports', id: `sbom-${n}`, event: '' },
  body: {
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { timestamp: at(n) } },
    components: components.map((name) => ({ type: 'library', name })),
  },
  params: { service: 'api', commit: COMMIT },
});
const statusOf = (n: number, status: string): Delivery => ({
  ...{ source: 'statuspage', id: `status-${n}`, event: '' },
  body: {
    page: { id: 'p' },
    incident: {
      ...{ id: 'sp-1', name: 'Pages are slow', status, created_at: at(10), updated_at: at(n) },
      ...{ components: [{ name: 'ledger' }], incident_updates: [{ id: `u-${n}`, created_at: at(n) }] },
    },
  },
});
/** Of alertmanager's shape, from another system. */
const panel = (n: number, to?: number): Delivery => {
  const { body } = alert(n, 'g', 30, to);
  return { source: 'grafana', id: `panel-${n}`, event: '', body: { ...Object(body), version: '1' } };
};
/** Told by each of several systems, which is one thing of them all, or one of each. */
const MIXED: Delivery[] = [
  ...[suite(1, 3), suite(1, 5, 'failure'), suite(2, 6), suite(2, 7, 'success')],
  ...[ledgerAt(10, 'deployed', '1.1'), ledgerBy(11, 'D-1', '1.1'), ledgerBy(13, 'D-2', '1.2')],
  ...[synced(14, '1.3', 'Running', 'Progressing'), synced(15, '1.3', 'Succeeded', 'Healthy')],
  ...[ledgerAt(17, 'rolledback', '1.1'), ledgerAt(18, 'removed', '1.1'), ledgerAt(19, 'upgraded', '1.4')],
  ledgerAt(20, 'removed', '1.4'),
  ...[circle(3, 'failed'), circle(9, 'success')],
  ...[kite(2, 2, 'running'), kite(2, 4, 'failed'), kite(6, 6, 'running'), kite(6, 8, 'passed')],
  ...[jenkinsAt(9, 1, 'STARTED'), jenkinsAt(9, 3, 'COMPLETED', 'FAILURE'), jenkinsAt(9, 4, 'FINALIZED', 'FAILURE')],
  ...[jenkinsAt(10, 5, 'STARTED'), jenkinsAt(10, 7, 'COMPLETED', 'SUCCESS'), jenkinsAt(10, 8, 'FINALIZED', 'SUCCESS')],
  ...[uploaded(1, 1), uploaded(2, 0)],
  ...[scanned(20, 'js/a', 'js/b'), scanned(22, 'js/b')],
  ...[billed(3, 'openssl'), billed(6, 'openssl', 'zlib')],
  ...[statusOf(10, 'investigating'), statusOf(12, 'identified'), statusOf(16, 'resolved'), statusOf(18, 'identified')],
  ...[panel(30), panel(33, 33)],
];

const FIRST = '4c3c9ab04d1f3c9ab04d1f3c9ab04d1f3c9ab04d';
const OLDER = '5d3c9ab04d1f3c9ab04d1f3c9ab04d1f3c9ab04d';
export const HEAD = '3b3c9ab04d1f3c9ab04d1f3c9ab04d1f3c9ab04d';
const pull_request = {
  ...{ number: 7, title: 'x', merged: true, merge_commit_sha: COMMIT, commits: 1, user: { login: 'ann' } },
  ...{ base: { ref: 'main' }, head: { ref: 'topic', sha: HEAD } },
};
const review = (n: number, state: string, login = 'bo'): Delivery => ({
  ...{ source: 'github', id: `review-${n}-${state}`, event: 'pull_request_review' },
  body: { repository, pull_request, review: { state, commit_id: HEAD, submitted_at: at(n), user: { login } } },
});
/** Two commits, into a repository that no service has yet. */
const pushed = (n: number, ...all: string[]): Delivery => ({
  ...{ source: 'github', id: `boats-${n}`, event: 'push' },
  body: {
    ...{ repository: BOATS, ref: 'refs/heads/main', after: all.at(-1) },
    commits: all.map((id) => ({ id, message: `fix: ${id.slice(0, 3)}`, timestamp: at(n) })),
  },
});
const commits = [HEAD, COMMIT].map((id) => ({ id, message: 'x' }));

export const ALL: Delivery[] = [
  { source: 'github', id: 'pull-7', event: 'pull_request', body: { action: 'closed', repository, pull_request } },
  {
    ...{ source: 'github', id: 'push-7', event: 'push' },
    body: { repository, ref: 'refs/heads/main', after: COMMIT, commits },
  },
  review(2, 'changes_requested'),
  review(4, 'approved'),
  // It keeps its instant when it is dismissed.
  ...[review(3, 'changes_requested', 'cy'), review(3, 'dismissed', 'cy')],
  checkRun(1, 'unit', 'failure'),
  checkRun(5, 'unit', 'success'),
  checkRun(9, 'lint', 'failure'),
  githubDeployment(8, 4, OLDER, 'success'),
  githubDeployment(10, 1, COMMIT, 'in_progress'),
  githubDeployment(11, 1, COMMIT, 'success'),
  githubDeployment(14, 2, OTHER, 'success'),
  githubDeployment(15, 2, OTHER, 'failure'),
  gitlabDeployment(12, 3, OTHER, 'running'),
  gitlabDeployment(13, 3, OTHER, 'success'),
  gitlabJob(3, 1, 'e2e', 'running'),
  gitlabJob(4, 1, 'e2e', 'failed'),
  gitlabJob(7, 5, 'e2e', 'running'),
  gitlabJob(8, 5, 'e2e', 'success'),
  gitlabJob(9, 6, 'style', 'failed'),
  incident(21, 'A', 'open'),
  incident(22, 'A', 'acknowledged'),
  incident(25, 'A', 'resolved'),
  incident(26, 'B', 'open'),
  incident(27, 'A', 'open'),
  incident(28, 'A', 'resolved'),
  pagerDuty(21, 'triggered', 'triggered'),
  pagerDuty(23, 'resolved', 'resolved'),
  pagerDuty(24, 'priority_updated', 'resolved'),
  pagerDuty(27, 'reopened', 'triggered'),
  pagerDuty(28, 'acknowledged', 'acknowledged'),
  ...[again(1, 'triggered'), again(5, 'resolved'), again(40, 'triggered'), elsewhere(42, 'open')],
  ...[elsewhere(45, 'resolved'), again(46, 'resolved')],
  ...[hasPage(33, 'Bo'), hasPage(31, 'Dana'), hasPage(31, 'Cy')],
  sentryIssue(50, 'created', { firstSeen: at(49), lastSeen: at(49), substatus: 'new' }),
  sentryIssue(52, 'resolved', { firstSeen: at(49), lastSeen: at(51) }),
  sentryIssue(56, 'unresolved', { firstSeen: at(49), lastSeen: at(55), substatus: 'regressed' }),
  ...[build('4.1', FIRST), build('4.2', HEAD), build('4.3', OLDER, 1), build('4.3', COMMIT, 3)],
  {
    ...{ source: 'github', id: 'push-8', event: 'push' },
    body: {
      ...{ repository, ref: 'refs/heads/main', after: OTHER },
      commits: [{ id: FIRST, message: 'feat: of 4.1\n\nBREAKING CHANGE: x', author: { username: 'ann' } }],
    },
  },
  scan(30, ['CVE-1', 'CVE-2']),
  scan(32, ['CVE-2']),
  scan(34, ['CVE-2', 'CVE-3']),
  finding(31, 'GHSA-1', 'open'),
  finding(33, 'GHSA-1', 'fixed'),
  finding(35, 'GHSA-2', 'dismissed'),
  finding(36, 'GHSA-2', 'open'),
  artifact(37, 'a'),
  artifact(38, 'b'),
  artifact(39, 'a'),
  alert(40, 'a', 40),
  alert(42, 'a', 40, 42),
  alert(44, 'a', 44),
  alert(45, 'b', 45),
  alert(46, 'b', 45, 46),
  ...[alert(40, 'n', 40, undefined, 'boats'), alert(42, 'n', 40, 42, 'boats'), alert(44, 'n', 44, undefined, 'boats')],
  ...[pushed(1, FIRST, HEAD), pushed(3, OTHER, COMMIT)],
  ...[checkRun(2, 'unit', 'failure', BOATS), checkRun(6, 'unit', 'success', BOATS)],
  ...[monitor(47, 'Triggered'), monitor(48, 'Re-Triggered'), monitor(49, 'Renotify')],
  ...MIXED,
];
