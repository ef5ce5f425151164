import { at } from './github.ts';
import type { Row } from './row.ts';

const repository = { full_name: 'octo-org/octo-repo' };
const SHA = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e';
const status = (what: string, other: object, ...told: object[]): Row =>
  at('deployment_status', what, { deployment_status: other }, ...told);
const DEPLOYMENTS: Row[] = [
  status(
    'success',
    { state: 'success' },
    { type: 'deployment', state: 'succeeded', from: { environment: 'production', commit: SHA } },
  ),
  status('failure', { state: 'failure' }, { state: 'failed' }),
  status('error', { state: 'error' }, { state: 'failed' }),
  status('in_progress', { state: 'in_progress' }, { state: 'running' }),
  status('queued', { state: 'queued' }, { state: 'requested' }),
  status('pending', { state: 'pending' }, { state: 'requested' }),
  status('waiting', { state: 'waiting' }, { state: 'requested' }),
  status('inactive', { state: 'inactive' }, { state: 'removed' }),
  status('of a year to come', { state: 'hovering' }),
  status('by who is gone', { creator: null, log_url: null, target_url: '' }, { type: 'deployment' }),
  status('of another environment than was asked for', { environment: 'staging' }, { from: { environment: 'staging' } }),
  at(
    'deployment_status',
    'of a workflow',
    {
      workflow_run: { id: 9, run_attempt: 2, html_url: 'https://github.com/x' },
      check_run: { id: 4 },
      workflow: { name: 'Deploy' },
    },
    { type: 'run', run: '9', attempt: 2, state: 'look' },
    { from: { workflow: 'Deploy' } },
  ),
  at(
    'deployment_status',
    'of no workflow',
    { workflow_run: null, check_run: null, workflow: null },
    { type: 'deployment' },
  ),
  at(
    'check_run',
    'of a job with an environment',
    { check_run: { deployment: { id: 7, task: 'deploy', original_environment: 'staging', environment: 'staging' } } },
    { type: 'check', from: { environment: 'staging' } },
  ),
  at(
    'check_run',
    'whose name has the lines of its matrix',
    { check_run: { name: 'unit (one\r\n• QA: go\n)' } },
    { name: 'unit (one / • QA: go / )' },
  ),
  at('check_run', 'of a job without one', { check_run: { deployment: null } }, { type: 'check' }),
  at(
    'workflow_job',
    'with an environment',
    { action: 'waiting', deployment: { id: 7, task: 'deploy', environment: 'staging' } },
    { type: 'check', from: { environment: 'staging' } },
  ),
  at('deployment', 'of a tag', { deployment: { ref: 'v4.2.0' } }, { state: 'requested', from: { version: 'v4.2.0' } }),
  at(
    'deployment',
    'to an environment that goes again',
    { deployment: { environment: 'pr-7', transient_environment: true, production_environment: false } },
    { transient: true },
  ),
  at('deployment', 'of a commit', { deployment: { ref: SHA, payload: '' } }, { from: { commit: SHA } }),
  at(
    'deployment',
    'with what it carries',
    { deployment: { payload: { a: 1 }, performed_via_github_app: null } },
    { state: 'requested' },
  ),
];

const release = (action: string, other: object, ...told: object[]): Row =>
  at('release', action, { action, release: other }, ...told);
const digest = `sha256:${'ab'.repeat(32)}`;
const MADE: Row[] = [
  release('published', {}, { type: 'artifact', from: { version: '0.0.1', branch: 'master' } }),
  release(
    'published',
    { name: null, body: null, target_commitish: SHA, author: { type: 'Bot' } },
    { name: '0.0.1', from: { commit: SHA } },
  ),
  release(
    'published',
    {
      assets: [
        { name: 'a.tgz', digest },
        { name: 'b.tgz', digest: null },
      ],
    },
    { type: 'artifact' },
    { name: 'a.tgz', from: { digest } },
  ),
  release('released', { prerelease: false }, { type: 'artifact' }),
  release('prereleased', { prerelease: true }, { type: 'artifact' }),
  ...['created', 'edited', 'deleted', 'unpublished'].map((action) => release(action, {})),
  release('published', { draft: true }),
  at(
    'package',
    'an image',
    {
      package: {
        package_type: 'CONTAINER',
        package_version: {
          version: digest,
          package_url: 'ghcr.io/octo-org/shop:4.2',
          container_metadata: { tag: { name: '4.2', digest } },
        },
      },
    },
    { from: { version: '4.2', image: 'ghcr.io/octo-org/shop', digest } },
  ),
  at(
    'package',
    'an image without a tag',
    {
      package: {
        package_type: 'CONTAINER',
        package_version: { version: digest, container_metadata: { tag: { name: '', digest: '' } } },
      },
    },
    { from: { digest } },
  ),
  at('package', 'updated', { action: 'updated' }, { type: 'artifact' }),
  at('package', 'without a version', { package: { package_version: null } }),
  [
    'registry_package: published',
    { 'x-github-event': 'registry_package' },
    {
      action: 'published',
      repository,
      registry_package: { name: 'shop', package_type: 'npm', package_version: { version: '1.0.0', target_oid: SHA } },
    },
    [{ from: { version: '1.0.0', commit: SHA } }],
  ],
];

const alert = (event: string, action: string, it: object, ...told: object[]): Row => [
  `${event}: ${action} ${JSON.stringify(it)}`.slice(0, 90),
  { 'x-github-event': event },
  { action, repository, sender: { login: 'x' }, ...it },
  told,
];
const scanned = (state: string | null, more: object = {}) => ({
  ref: 'refs/heads/main',
  commit_oid: SHA,
  alert: {
    number: 5,
    state,
    created_at: '2026-03-01T00:00:00Z',
    dismissed_at: null,
    fixed_at: null,
    rule: { id: 'js/xss', severity: 'warning', description: 'XSS' },
    tool: { name: 'CodeQL', version: null },
    ...more,
  },
});
const secret = (more: object) => ({
  alert: { number: 3, secret_type: 'aws', resolution: null, resolved_at: null, ...more },
});
const dependency = (state: string, more: object = {}) => ({
  alert: {
    number: 4,
    state,
    dependency: { package: { ecosystem: 'npm', name: 'ws' }, manifest_path: 'package-lock.json', scope: 'runtime' },
    security_advisory: { ghsa_id: 'GHSA-1', cve_id: null, summary: 'DoS', severity: 'high' },
    security_vulnerability: { severity: 'moderate' },
    dismissed_at: null,
    fixed_at: null,
    ...more,
  },
});
const found = (state: string, severity: string) => ({
  type: 'findings',
  complete: false,
  findings: [{ state, severity }],
});
const ALERTS: Row[] = [
  alert('code_scanning_alert', 'created', scanned('open'), found('open', 'medium')),
  alert(
    'code_scanning_alert',
    'appeared_in_branch',
    scanned('open', { rule: { id: 'x', security_severity_level: 'critical' } }),
    found('open', 'critical'),
  ),
  alert(
    'code_scanning_alert',
    'reopened',
    scanned('open', { fixed_at: '2026-03-02T00:00:00Z' }),
    found('open', 'medium'),
  ),
  alert(
    'code_scanning_alert',
    'reopened_by_user',
    scanned('open', { rule: { id: 'x', severity: 'error' } }),
    found('open', 'high'),
  ),
  alert(
    'code_scanning_alert',
    'fixed',
    scanned('fixed', { fixed_at: '2026-03-02T00:00:00Z', rule: { id: 'x', severity: null } }),
    found('fixed', 'unknown'),
  ),
  alert(
    'code_scanning_alert',
    'closed_by_user',
    scanned('dismissed', {
      dismissed_at: '2026-03-02T00:00:00Z',
      dismissed_reason: 'false positive',
      rule: { id: 'x', severity: 'note' },
    }),
    found('dismissed', 'low'),
  ),
  alert(
    'code_scanning_alert',
    'closed_by_user',
    { ...scanned(null), commit_oid: '', ref: '' },
    found('dismissed', 'medium'),
  ),
  alert('code_scanning_alert', 'updated_assignment', scanned('open'), found('open', 'medium')),
  alert('secret_scanning_alert', 'created', secret({ validity: 'unknown' }), found('open', 'high')),
  alert('secret_scanning_alert', 'validated', secret({ validity: 'active', state: 'open' }), found('open', 'critical')),
  alert('secret_scanning_alert', 'publicly_leaked', secret({ publicly_leaked: true }), found('open', 'critical')),
  alert(
    'secret_scanning_alert',
    'resolved',
    secret({ state: 'resolved', resolution: 'revoked', resolved_at: '2026-03-02T00:00:00Z' }),
    found('fixed', 'high'),
  ),
  alert(
    'secret_scanning_alert',
    'resolved',
    secret({ state: 'resolved', resolution: 'used_in_tests' }),
    found('dismissed', 'high'),
  ),
  alert('secret_scanning_alert', 'reopened', secret({ state: 'open' }), found('open', 'high')),
  alert('secret_scanning_alert', 'assigned', secret({ assigned_to: { login: 'x' } }), found('open', 'high')),
  alert('dependabot_alert', 'created', dependency('open'), found('open', 'medium')),
  alert(
    'dependabot_alert',
    'dismissed',
    dependency('dismissed', { dismissed_at: '2026-03-02T00:00:00Z' }),
    found('dismissed', 'medium'),
  ),
  alert(
    'dependabot_alert',
    'auto_dismissed',
    dependency('auto_dismissed', { auto_dismissed_at: '2026-03-02T00:00:00Z' }),
    found('dismissed', 'medium'),
  ),
  alert('dependabot_alert', 'auto_reopened', dependency('open'), found('open', 'medium')),
  alert(
    'dependabot_alert',
    'fixed',
    dependency('fixed', { fixed_at: '2026-03-02T00:00:00Z' }),
    found('fixed', 'medium'),
  ),
  alert(
    'dependabot_alert',
    'reintroduced',
    dependency('open', { fixed_at: '2026-03-02T00:00:00Z' }),
    found('open', 'medium'),
  ),
];

const reviewed = (state: string, other: object, ...told: object[]): Row => [
  `pull_request_review: ${state} ${JSON.stringify(other)}`,
  { 'x-github-event': 'pull_request_review' },
  {
    action: 'submitted',
    repository,
    pull_request: { number: 2, title: 'It', head: { ref: 'x', sha: SHA } },
    review: { state, commit_id: SHA, user: { login: 'mona', id: 1 }, submitted_at: '2026-03-02T00:00:00Z', ...other },
  },
  told,
];
const REVIEWS: Row[] = [
  reviewed('approved', {}, { kind: 'review', name: 'review by mona', state: 'passed' }),
  reviewed('APPROVED', { user: null, commit_id: null }, { name: 'review by somebody', from: { commit: SHA } }),
  reviewed('changes_requested', {}, { state: 'failed' }),
  reviewed('dismissed', {}, { state: 'cancelled' }),
  reviewed('commented', {}),
  reviewed('pending', { submitted_at: null }),
];

const OTHERS =
  'ping create delete fork gollum issues issue_comment label member membership meta milestone organization org_block page_build project project_card project_column projects_v2 projects_v2_item public pull_request_review_comment pull_request_review_thread merge_group repository repository_dispatch repository_import repository_ruleset repository_advisory secret_scanning_alert_location secret_scanning_scan security_advisory security_and_analysis sponsorship star team team_add watch workflow_dispatch branch_protection_rule branch_protection_configuration commit_comment custom_property custom_property_values deploy_key deployment_protection_rule deployment_review dependabot_dismissal discussion discussion_comment github_app_authorization installation installation_repositories installation_target marketplace_purchase personal_access_token_request sub_issues issue_dependencies bypass_request_push_ruleset dismissal_request_code_scanning'.split(
    ' ',
  );

export const GITHUB_MORE: Row[] = [
  ...DEPLOYMENTS,
  ...MADE,
  ...ALERTS,
  ...REVIEWS,
  ...OTHERS.map(
    (event): Row => [`${event}: not used`, { 'x-github-event': event }, { action: 'created', repository }, []],
  ),
];
