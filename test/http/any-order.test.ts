import fc from 'fast-check';
import { expect, test } from 'vitest';
import { one, some } from '../../src/domain/deciding/reads.ts';
import { GONOGO } from '../../src/domain/deciding/world.ts';
import { environments } from '../../src/domain/environment/document.ts';
import { placesOf } from '../../src/domain/environment/environment.ts';
import { evidence } from '../../src/domain/evidence/document.ts';
import { recentIncidents } from '../../src/domain/incident/document.ts';
import { startOf, stateOf, titleOf } from '../../src/domain/incident/incident.ts';
import { see } from '../../src/door/look.ts';
import { perform } from '../../src/door/perform.ts';
import { takingOf } from '../../src/http/inbound.ts';
import { taken } from '../../src/http/taking.ts';
import { builds } from '../../src/inbound/generic/json.ts';
import { webhooks as github } from '../../src/inbound/github/index.ts';
import { webhooks as gitlab } from '../../src/inbound/gitlab/index.ts';
import { COMPANY } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const COMMIT = '1f3c9ab04d1f3c9ab04d1f3c9ab04d1f3c9ab04d';
const OTHER = '2a3c9ab04d1f3c9ab04d1f3c9ab04d1f3c9ab04d';
const at = (minute: number) => `2026-03-03T08:${String(minute).padStart(2, '0')}:00Z`;
const repository = { full_name: 'acme/api' };
const project = { path_with_namespace: 'acme/api', web_url: 'https://gitlab.example/acme/api' };

/** `event`: as its header names it; `id`: of the delivery. */
type Delivery = { source: 'github' | 'gitlab' | 'generic'; id: string; event: string; body: object };

const checkRun = (n: number, name: string, conclusion: string): Delivery => ({
  source: 'github',
  id: `check-${n}`,
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

const HEAD = '3b3c9ab04d1f3c9ab04d1f3c9ab04d1f3c9ab04d';
const pull_request = {
  ...{ number: 7, title: 'x', merged: true, merge_commit_sha: COMMIT, commits: 1, user: { login: 'ann' } },
  ...{ base: { ref: 'main' }, head: { ref: 'topic', sha: HEAD } },
};
const review = (n: number, state: string): Delivery => ({
  ...{ source: 'github', id: `review-${n}`, event: 'pull_request_review' },
  body: { repository, pull_request, review: { state, commit_id: HEAD, submitted_at: at(n), user: { login: 'bo' } } },
});
const commits = [HEAD, COMMIT].map((id) => ({ id, message: 'x' }));

const ALL: Delivery[] = [
  { source: 'github', id: 'pull-7', event: 'pull_request', body: { action: 'closed', repository, pull_request } },
  {
    ...{ source: 'github', id: 'push-7', event: 'push' },
    body: { repository, ref: 'refs/heads/main', after: COMMIT, commits },
  },
  review(2, 'changes_requested'),
  review(4, 'approved'),
  checkRun(1, 'unit', 'failure'),
  checkRun(5, 'unit', 'success'),
  checkRun(9, 'lint', 'failure'),
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
];

const SOURCES = {
  github: github('secret'),
  gitlab: gitlab('token'),
  generic: builds('whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA=='),
};
const HEADER = { github: ['x-github-event', 'x-github-delivery'], gitlab: ['x-gitlab-event', 'x-gitlab-event-uuid'] };

let signedAt = Date.now();
/** What is known at the end, signed and over the whole way. */
async function known(deliveries: readonly Delivery[]) {
  const services = COMPANY.services.map((s) => (s.name === 'api' ? { ...s, repositories: ['acme/api'] } : s));
  const setting = await openSetting({ company: () => ({ ...COMPANY, services }) });
  const taking = takingOf({ setting, sources: SOURCES, targets: {}, personOf: () => undefined });
  for (const { source, id, event, body } of deliveries) {
    const raw = new TextEncoder().encode(JSON.stringify(body));
    // The id of what Gonogo signs is made of the time: two in one millisecond would be one delivery.
    signedAt += 1;
    const [kind, delivery] = source === 'generic' ? [] : HEADER[source];
    const headers = {
      'content-type': 'application/json',
      ...SOURCES[source].sign(raw, signedAt).headers,
      ...(kind && delivery && { [kind]: event, [delivery]: id }),
    };
    const answer = await taken(taking, source, SOURCES[source], { raw, headers, rest: '', params: {} });
    expect(answer, id).toMatchObject({ status: 200, body: { ok: true } });
  }
  for (const { key } of await setting.store.pending('timer/causes/')) {
    const command = { type: 'LookForCauses', incident: key.slice('timer/causes/'.length) } as const;
    expect(await perform(setting, command, { actor: GONOGO, via: 'timer' })).toMatchObject({ ok: true });
  }
  const { runs, found, incidents } = await see(setting, {
    runs: one(environments, 'production'),
    found: some(evidence, [`api/${COMMIT.slice(0, 7)}`, 'api/reviews']),
    incidents: recentIncidents(setting.now()),
  });
  await setting.store.close();
  return {
    runs: placesOf(runs, 'api').map(([region, { now, before }]) => [region, now, before]),
    checks: Object.values(found)
      .flatMap((e) => e?.checks.map((c) => `${c.name} ${c.state} ${c.at}`) ?? [])
      .sort(),
    merges: Object.values(found).flatMap((e) => e?.merges ?? []),
    incidents: incidents.map((i) => [titleOf(i), stateOf(i), startOf(i), i.causes.map((c) => c.deploy).sort()]).sort(),
  };
}

test('late, doubled and reordered deliveries give the same state as ordered ones, over the whole way', async () => {
  const ordered = await known(ALL);
  expect(ordered.checks).toEqual([
    'e2e failed 2026-03-03T08:04:00.000Z',
    'e2e passed 2026-03-03T08:08:00.000Z',
    'lint failed 2026-03-03T08:10:00.000Z',
    'review by bo failed 2026-03-03T08:02:00.000Z',
    'review by bo passed 2026-03-03T08:04:00.000Z',
    'style failed 2026-03-03T08:09:00.000Z',
    'unit failed 2026-03-03T08:02:00.000Z',
    'unit passed 2026-03-03T08:06:00.000Z',
  ]);
  const [tip, head] = [COMMIT.slice(0, 12), HEAD.slice(0, 12)];
  expect(ordered.merges).toEqual([{ tip, head, number: 7, size: 1, pushed: [head, tip] }]);
  expect(ordered.incidents).toHaveLength(2);
  expect(ordered.runs).toHaveLength(2);
  const anyOrder = fc
    .tuple(fc.shuffledSubarray(ALL, { minLength: ALL.length }), fc.array(fc.constantFrom(...ALL), { maxLength: 6 }))
    .chain(([all, again]) => {
      const both = [...all, ...again];
      return fc.shuffledSubarray(both, { minLength: both.length });
    });
  await fc.assert(
    fc.asyncProperty(anyOrder, async (deliveries) => {
      expect(await known(deliveries)).toEqual(ordered);
    }),
    { numRuns: 40 },
  );
}, 60_000);
