import { describe, expect, test } from 'vitest';
import { unmatchedCard } from '../../src/cards/unmatched.ts';
import { builds } from '../../src/domain/build/document.ts';
import { one } from '../../src/domain/deciding/reads.ts';
import { GONOGO } from '../../src/domain/deciding/world.ts';
import { environments as environmentKind } from '../../src/domain/environment/document.ts';
import { evidence } from '../../src/domain/evidence/document.ts';
import { unmatched } from '../../src/domain/evidence/unmatched.ts';
import { recentIncidents } from '../../src/domain/incident/document.ts';
import { stateOf } from '../../src/domain/incident/incident.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import { evidenceApi } from '../../src/http/evidence.ts';
import { type Hearing, hear } from '../../src/http/heard/index.ts';
import type { Told } from '../../src/inbound/told.ts';
import { atEachStart } from '../../src/start/at-each-start.ts';
import { instantAfter } from '../../src/time/instants.ts';
import { clickAttach, submitAttach } from '../../src/words/evidence/attach.ts';
import { clickUnmatched, typed } from '../../src/words/evidence/typed.ts';
import { deploy } from '../domain/facts/steps.ts';
import { approved, COMPANY, go, NOW, PLAN } from '../domain/given.ts';
import { spoken } from '../domain/spoken.ts';
import { openSetting } from '../support/setting.ts';

const check = (more: object = {}): Told => ({
  type: 'check',
  from: { repository: 'acme/loyalty', commit: '1f3c9ab04d' },
  kind: 'tests',
  app: 'ci',
  name: 'unit',
  state: 'passed',
  summary: 'all of it',
  ...more,
});
const asked = { actor: GONOGO, via: 'ci', cause: 'd1' };

async function opened(more: Partial<Parameters<typeof openSetting>[0]> = {}) {
  let { services, environments } = COMPANY;
  const policies = COMPANY.policies.map((p) => ({ ...p, tests: {} }));
  const setting = await openSetting({ company: () => ({ ...COMPANY, policies, services, environments }), ...more });
  const at: Hearing = { setting, source: 'ci', targets: {}, personOf: () => undefined };
  const keptNow = async () => (await setting.store.list('unmatched/all')).docs.map((d) => unmatched.read(d.value));
  const known = async (subject: string) => {
    const doc = await setting.store.get(evidence.key(subject));
    return doc && evidence.read(doc.value);
  };
  return {
    setting,
    at,
    keptNow,
    known,
    offer: (name: string, repository: string) => {
      services = [...services, { name, about: name, dependsOn: [], repositories: [repository] }];
    },
    withdraw: (name: string) => {
      services = services.filter((s) => s.name !== name);
    },
    alsoCall: (called: string) => {
      environments = environments.map((e) => ({ ...e, alsoCalled: [called] }));
    },
    runs: async (service: string) => {
      const { found } = await see(setting, { found: one(environmentKind, 'production') });
      return found?.live[service]?.eu?.now?.version;
    },
    incidentsNow: async () => {
      const { open } = await see(setting, { open: recentIncidents(setting.now()) });
      return open.map((i) => [i.service, i.environment, stateOf(i), i.openings[0]?.since]);
    },
  };
}

test('what is of no service is kept once, and taken at the next start once the manifests know it', async () => {
  const { setting, at, keptNow, known, offer } = await opened();
  expect(await hear(check(), at, asked)).toMatchObject({ ok: true, facts: [{ type: 'EvidenceUnmatched' }] });
  // Sent again its delivery is another, and it tells the same.
  expect(await hear(check({ received: 'ab12' }), at, asked)).toMatchObject({ ok: true, facts: [] });
  await atEachStart(setting);
  const [kept, other] = await keptNow();
  expect([kept?.told.type, other]).toEqual(['check', undefined]);
  offer('loyalty', 'acme/loyalty');
  await atEachStart(setting);
  expect(await keptNow()).toEqual([]);
  expect((await known('loyalty/1f3c9ab'))?.checks).toMatchObject([{ name: 'unit', state: 'passed', source: 'ci' }]);
  // Told again, it changes nothing.
  expect(await hear(check(), at, asked)).toMatchObject({ ok: true, facts: [] });
});

test('pushes of a repository that nobody knows are one line, with their authors; attached, its next ones go there too', async () => {
  const { setting, at, keptNow, offer } = await opened();
  const push = (sha: string, title: string): Told => ({
    ...{ type: 'commits', from: { repository: 'acme/new', commit: sha } },
    commits: [{ sha, title, authors: [{ login: 'ann' }] }],
  });
  const [first, second, third] = ['1f3c9ab04d12', '2f3c9ab04d12', '3f3c9ab04d12'] as const;
  await hear(push(first, 'feat: x ghp_abcdefghijklmnopqrstuvwxyz0123456789'), at, asked);
  await hear(push(first, 'feat: x ghp_abcdefghijklmnopqrstuvwxyz0123456789'), at, asked);
  await hear(push(second, 'fix: y'), at, asked);
  const [kept, other] = await keptNow();
  expect([kept?.earlier?.length, other]).toEqual([1, undefined]);
  expect(JSON.stringify(kept)).not.toContain('ghp_');
  expect(JSON.stringify(unmatchedCard(await keptNow(), { attach: true }))).toContain(
    '1 commit in acme/new of 2f3c9ab04d12, and 1 before (ci, ',
  );
  await submitAttach({ service: 'api' }, kept?.id ?? '', { setting, person: { id: 'UMANAGER', zone: 'UTC' } });
  const heard = async (service: string) => (await see(setting, { built: one(builds, service) })).built?.heard ?? [];
  expect((await heard('api')).map((c) => [c.sha, c.by !== undefined])).toEqual([
    [first, true],
    [second, true],
  ]);
  expect(await hear(push(third, 'fix: z'), at, asked)).toMatchObject({ facts: [{ type: 'CommitsHeard' }] });
  expect((await heard('api')).map((c) => c.sha)).toContain(third);
  expect(await keptNow()).toEqual([]);
  // Another is taken by itself once a service has it.
  await hear({ ...push(first, 'feat: a'), from: { repository: 'acme/later', commit: first } } as Told, at, asked);
  expect(await keptNow()).toHaveLength(1);
  offer('later', 'acme/later');
  await atEachStart(setting);
  expect([await keptNow(), (await heard('later')).map((c) => c.sha)]).toEqual([[], [first]]);
});

test('a service that was taken away under a name that nobody knows: attached without a version, it runs there no more', async () => {
  const { setting, at, keptNow } = await opened();
  const gone: Told = {
    ...{ type: 'deployment', from: { service: 'boats', environment: 'production' }, key: 'c1', state: 'removed' },
    at: '2026-03-03T08:00:00Z',
  };
  await hear(gone, at, asked);
  const [kept] = await keptNow();
  expect(JSON.stringify(unmatchedCard(await keptNow(), { attach: true }))).toContain(
    'taken away from production (ci, ',
  );
  const maya = { setting, person: { id: 'UMANAGER', zone: 'UTC' } };
  expect(JSON.stringify(await clickAttach(kept?.id ?? '', maya))).not.toContain('Of which version');
  await submitAttach({ service: 'api' }, kept?.id ?? '', maya);
  const { runs } = await see(setting, { runs: one(environmentKind, 'production') });
  expect(runs?.live.api?.eu?.removed).toMatchObject({ since: '2026-03-03T08:00:00.000Z' });
  expect(await keptNow()).toEqual([]);
});

test('what is of no service is shown by ten, the rest behind a button', async () => {
  const { setting, at } = await opened();
  for (let n = 0; n < 23; n++) await hear(check({ name: `unit ${n}` }), at, asked);
  const maya = { setting, person: { id: 'UMANAGER', zone: 'UTC' } };
  const rowsOf = (answer: unknown) => JSON.stringify(answer).match(/unit \d+ passed/g) ?? [];
  const pages = [await typed('', maya), await clickUnmatched('10', maya), await clickUnmatched('20', maya)];
  expect(pages.map((page) => rowsOf(page).length)).toEqual([10, 10, 3]);
  expect(new Set(pages.flatMap(rowsOf)).size).toBe(23);
  expect(JSON.stringify(pages[0])).toContain('13 older…');
  expect(JSON.stringify(pages[2])).not.toContain('older…');
  // They were placed meanwhile: from the beginning.
  expect(rowsOf(await clickUnmatched('90', maya))).toHaveLength(10);
});

test('a check of a repository that services share is one line, attached once, and its next result goes there too', async () => {
  const { setting, at, keptNow, known, offer } = await opened();
  const result = (commit: string, state: 'passed' | 'failed', more: object = {}) =>
    ({ ...check({ from: { repository: 'acme/mono', commit } }), name: 'build (cart)', state, ...more }) as Told;
  await hear(result('1f3c9ab04d', 'failed', { at: '2026-03-03T07:00:00Z' }), at, asked);
  await hear(result('2f3c9ab04d', 'passed', { at: '2026-03-03T08:00:00Z' }), at, asked);
  await hear(result('2f3c9ab04d', 'passed', { name: 'lint' }), at, asked);
  const [kept, lint] = await keptNow();
  expect([kept?.earlier?.length, lint?.earlier]).toEqual([1, undefined]);
  const text = JSON.stringify(unmatchedCard(await keptNow(), { attach: true }));
  expect(text).toContain('build (cart) passed of 2f3c9ab04d, and 1 before');
  const maya = { setting, person: { id: 'UMANAGER', zone: 'UTC' } };
  const answer = await submitAttach({ service: 'api' }, kept?.id ?? '', maya);
  expect(JSON.stringify(answer)).toContain('and so does what is told of the same later');
  expect((await known('api/1f3c9ab'))?.checks).toMatchObject([{ name: 'build (cart)', state: 'failed' }]);
  expect((await known('api/2f3c9ab'))?.checks).toMatchObject([{ state: 'passed' }]);
  expect(await hear(result('3f3c9ab04d', 'passed'), at, asked)).toMatchObject({ facts: [{ type: 'CheckHeard' }] });
  expect((await known('api/3f3c9ab'))?.checks).toMatchObject([{ state: 'passed' }]);
  expect((await keptNow()).map((u) => u.told)).toMatchObject([{ name: 'lint' }]);
  // A rule that is written later goes before what somebody said.
  offer('cart', 'acme/mono');
  await hear(result('4f3c9ab04d', 'passed'), at, asked);
  expect((await known('cart/4f3c9ab'))?.checks).toHaveLength(1);
  await atEachStart(setting);
  expect((await known('cart/2f3c9ab'))?.checks).toMatchObject([{ name: 'lint' }]);
});

test.each([undefined, 'ab12'])(
  'what is of no repository is only itself, by whichever delivery it came: %s',
  async (received) => {
    const { setting, at, keptNow } = await opened();
    await hear(check({ from: { service: 'else', commit: '1f3c9ab04d' }, ...(received && { received }) }), at, asked);
    const [kept] = await keptNow();
    const maya = { setting, person: { id: 'UMANAGER', zone: 'UTC' } };
    const answer = JSON.stringify(await submitAttach({ service: 'api' }, kept?.id ?? '', maya));
    expect(answer).toContain('It counts for api from now on.');
  },
);

test('what a rule found is found by the rules as they are then', async () => {
  const { setting, at, keptNow, offer, withdraw } = await opened();
  await hear(check(), at, asked);
  offer('loyalty', 'acme/loyalty');
  await atEachStart(setting);
  withdraw('loyalty');
  await hear(check({ from: { repository: 'acme/loyalty', commit: '5f3c9ab04d' } }), at, asked);
  expect(await keptNow()).toHaveLength(1);
});

test('what tells neither a commit nor a version is kept too, with the reason', async () => {
  const { at, keptNow } = await opened();
  await hear(check({ from: { service: 'API' } }), at, asked);
  expect(await keptNow()).toMatchObject([{ why: [{ say: 'it tells neither a commit nor a version' }] }]);
});

test('what tells a digest alone is of the version of which an artifact has that digest, whichever is told first', async () => {
  const { setting, at, keptNow, known, runs } = await opened();
  const digest = `sha256:${'d'.repeat(64)}`;
  const scan: Told = {
    type: 'findings',
    from: { digest },
    tool: 'trivy',
    complete: true,
    findings: [],
    at: '2026-03-03T08:00:00Z',
  };
  await hear(scan, at, asked);
  expect(await keptNow()).toMatchObject([{ told: { from: { digest } } }]);
  const artifact = (service: string, commit: string): Told => ({
    ...{ type: 'artifact', name: 'image', from: { service, version: '4.2', commit, digest } },
  });
  await hear(artifact('api', '1f3c9ab04d'), at, asked);
  await hear({ ...scan, tool: 'grype' }, at, asked);
  expect((await known('api/1f3c9ab'))?.scans.map((s) => s.tool)).toEqual(['grype']);
  await atEachStart(setting);
  expect([await keptNow(), (await known('api/1f3c9ab'))?.scans.map((s) => s.tool).sort()]).toEqual([
    [],
    ['grype', 'trivy'],
  ]);
  await hear(
    { type: 'deployment', from: { digest, environment: 'production' }, key: 'd1', state: 'succeeded' },
    at,
    asked,
  );
  expect(await runs('api')).toBe('4.2');
  // Its rules say another service, or two services have made it: it is not guessed.
  await hear({ ...scan, tool: 'other', from: { digest, service: 'shop' } }, at, asked);
  await hear(artifact('ledger', 'aabbccdd00'), at, asked);
  await hear({ ...scan, tool: 'both' }, at, asked);
  expect((await keptNow()).flatMap((k) => (k.told.type === 'findings' ? [k.told.tool] : [])).sort()).toEqual([
    'both',
    'other',
  ]);
});

test('what came in by a request, and its reviews, are of each service whose code its repository may be', async () => {
  const { at, offer, known } = await opened();
  offer('web', 'acme/mono');
  offer('jobs', 'acme/mono');
  const [tip, head] = ['d'.repeat(40), 'c'.repeat(40)];
  const from = { repository: 'acme/mono', branch: 'main', commit: tip };
  const commits = [head, tip].map((sha) => ({ sha, title: 'x', authors: [] }));
  const told: Told[] = [
    { type: 'commits', from, commits },
    { type: 'commits', from, commits: commits.slice(1), merged: { number: 7, title: 'x', head, size: 1 } },
    check({ kind: 'review', name: 'review by bo', from: { ...from, commit: head } }),
  ];
  const twice = { ...asked, event: 'inbound/ci/d1' };
  for (const [n, one] of [...told, ...told].entries())
    expect((await hear(one, at, { ...twice, event: `${twice.event}/${n}` })).ok).toBe(true);
  const short = (sha: string) => sha.slice(0, 12);
  for (const service of ['web', 'jobs'])
    expect(await known(`${service}/reviews`)).toMatchObject({
      merges: [{ tip: short(tip), number: 7, head: short(head), size: 1, pushed: [short(head), short(tip)] }],
      checks: [{ name: 'review by bo', commit: head }],
    });
});

test('what a release was decided on is given as JSON to who has the token', async () => {
  const { setting, at } = await opened();
  const plan = { ...PLAN, irreversible: 'a migration' };
  await perform(setting, plan, { actor: { id: 'UMANAGER' }, via: 'test' });
  await perform(
    setting,
    { type: 'RegisterBuild', service: 'api', version: '4.2', commit: '1f3c9ab04d', commits: [] },
    { actor: GONOGO, via: 'test' },
  );
  await hear(check({ from: { service: 'api', commit: '1f3c9ab04d' }, url: 'https://ci.example.com/1' }), at, asked);
  await perform(setting, { type: 'WeighEvidence', release: 'R-1' }, { actor: GONOGO, via: 'test' });
  const get = (path: string, token?: string) =>
    evidenceApi(setting, 's3cret').request(`/api/v1/releases/${path}/evidence`, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
  expect((await get('R-1')).status).toBe(401);
  expect((await get('R-1', 'other')).status).toBe(401);
  expect((await get('R-9', 's3cret')).status).toBe(404);
  expect((await get('constructor', 's3cret')).status).toBe(404);
  expect((await evidenceApi(setting, undefined).request('/api/v1/releases/R-1/evidence')).status).toBe(404);
  const told = await (await get('r-1', 's3cret')).json();
  expect(told).toMatchObject({
    release: 'R-1',
    status: 'planned',
    state: 'planned',
    why: 'faster',
    irreversible: 'a migration',
    known: [{ commit: '1f3c9ab04d', told: [{ checks: [{ name: 'unit' }] }] }, { commit: null }],
  });
  const done = told.history.map((f: { type: string }) => f.type);
  expect(done[0]).toBe('ReleasePlanned');
  expect(done).toContain('EvidenceWeighed');
  expect(told.history.map((f: { seq: number }) => f.seq)).toEqual(
    told.history.map((f: { seq: number }) => f.seq).sort((a: number, b: number) => a - b),
  );
  expect(told.checks.find((c: { check: string }) => c.check === 'tests')).toMatchObject({
    open: false,
    saw: expect.stringContaining('ledger 2.9'),
    proofs: [{ what: 'unit', url: 'https://ci.example.com/1' }],
  });
});

test('of a release that was voted on again every vote is exported, each with its answers and what they saw', async () => {
  let minute = 0;
  const { setting, at } = await opened({ now: () => instantAfter(NOW, minute * 60_000) });
  const exported = async () =>
    (
      await evidenceApi(setting, 's3cret').request('/api/v1/releases/R-1/evidence', {
        headers: { authorization: 'Bearer s3cret' },
      })
    ).json();
  const by = async (id: string, command: Parameters<typeof perform>[1]) => {
    // The clock was set back before the last answer.
    minute += minute === 5 ? -1 : 1;
    expect(await perform(setting, command, { actor: { id }, via: 'test' })).not.toHaveProperty('refusal');
  };
  const answer = (id: string, round: number, more: { why: string; answer?: 'no-go' }) =>
    by(id, { ...go, vote: `R-1/v${round}`, ...more });
  await by('UMANAGER', PLAN);
  expect((await exported()).votes).toEqual([]);
  await by('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  await answer('USRE1', 1, { why: 'looks fine' });
  await answer('UQA', 1, { answer: 'no-go', why: 'no test has come' });
  for (const [service, version, commit] of [
    ['api', '4.2', '1f3c9ab04d'],
    ['ledger', '2.9', '2f3c9ab04d'],
  ] as const) {
    const build = { type: 'RegisterBuild' as const, service, version, commit, commits: [] };
    await perform(setting, build, { actor: GONOGO, via: 'test' });
    await hear(check({ from: { service, commit }, received: 'ab12', url: 'https://ci.example.com/1' }), at, asked);
  }
  await by('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  await perform(setting, { type: 'WeighEvidence', release: 'R-1' }, { actor: GONOGO, via: 'test' });
  await answer('UQA', 2, { why: 'they have now' });
  const { vote, votes, history } = await exported();
  expect(vote.id).toBe(votes.at(-1).id);
  expect(votes).toMatchObject([
    {
      ...{ id: 'R-1/v1', round: 1, status: 'closed', outcome: 'no-go' },
      ballots: [
        { by: 'USRE1', answer: 'go', why: 'looks fine', saw: 0 },
        { by: 'UQA', answer: 'no-go', why: 'no test has come', saw: 0 },
      ],
      sights: [[{ gate: 'tests', open: false, saw: expect.stringContaining('nothing is known yet'), proofs: [] }]],
    },
    {
      ...{ id: 'R-1/v2', round: 2, status: 'open' },
      ballots: [{ by: 'UQA', answer: 'go', why: 'they have now', saw: 0 }],
      sights: [
        [
          {
            ...{ gate: 'tests', open: true, saw: expect.stringContaining('unit passed') },
            proofs: [
              { what: 'unit', source: 'ci', digest: '1f3c9ab04d', received: 'ab12', url: 'https://ci.example.com/1' },
              { what: 'unit', source: 'ci', digest: '2f3c9ab04d', received: 'ab12' },
            ],
          },
        ],
      ],
    },
  ]);
  const types = history.map((fact: { type: string }) => fact.type);
  expect(types.filter((type: string) => /^(ReleasePlanned|Vote|Ballot|ReleaseRejected)/.test(type))).toEqual([
    'ReleasePlanned',
    ...['VoteOpened', 'BallotCast', 'BallotCast', 'VoteClosed', 'ReleaseRejected'],
    ...['VoteOpened', 'BallotCast'],
  ]);
});

const at = (time: string) => `2026-03-03T${time}:00.000Z`;
const deployment = (more: object = {}): Told => ({
  type: 'deployment',
  from: { service: 'api', environment: 'prod', version: '4.3' },
  key: '7',
  state: 'succeeded',
  at: at('08:00'),
  by: { login: 'hubot' },
  ...more,
});
const incident = (more: object = {}): Told => ({
  type: 'incident',
  from: { labels: { team: 'payments' } },
  key: 'P1',
  title: 'Checkout fails',
  state: 'open',
  at: at('08:05'),
  ...more,
});

describe('a deployment', () => {
  test('to an environment that nobody knows is kept once, whatever is told of it, and taken once the manifests know it', async () => {
    const { setting, at: hearing, keptNow, runs, alsoCall } = await opened();
    for (const state of ['requested', 'running'])
      expect(await hear(deployment({ state, at: at('07:59') }), hearing, asked)).toHaveProperty('note');
    await hear(deployment({ state: 'failed', at: at('08:10') }), hearing, asked);
    await hear(deployment(), hearing, asked);
    await hear(deployment(), hearing, asked);
    await hear(deployment({ key: '8', from: { service: 'api', environment: 'prod', version: '4.4' } }), hearing, asked);
    expect(
      (await keptNow()).map(({ told, earlier = [] }) => [...earlier, told].map((t) => 'state' in t && t.state)),
    ).toEqual(expect.arrayContaining([['succeeded', 'failed'], ['succeeded']]));
    await atEachStart(setting);
    expect(await keptNow()).toHaveLength(2);
    alsoCall('PROD');
    await atEachStart(setting);
    expect([await keptNow(), await runs('api')]).toEqual([[], '4.4']);
    // Older than what is known by then, or the same: it is placed all the same.
    await atEachStart(setting);
    expect(await hear(deployment(), hearing, asked)).toMatchObject({ ok: true, facts: [] });
  });

  test('of a service that nobody knows is taken once a rule fits', async () => {
    const { setting, at: hearing, keptNow, runs, offer } = await opened();
    const from = { repository: 'acme/loyalty', environment: 'production', commit: '1f3c9ab04d' };
    await hear(deployment({ from }), hearing, asked);
    expect(await keptNow()).toMatchObject([{ told: { type: 'deployment', by: { name: 'hubot' } } }]);
    offer('loyalty', 'acme/loyalty');
    await atEachStart(setting);
    expect([await keptNow(), await runs('loyalty')]).toEqual([[], 'commit 1f3c9ab']);
  });

  test('can be attached by those who may, in a list of services or, where there are too many for one, by name', async () => {
    const { setting, at: hearing, keptNow, offer } = await opened();
    await hear(deployment({ from: { environment: 'blue', version: '4.3' } }), hearing, asked);
    const [kept] = await keptNow();
    const as = (id: string) => ({ setting, person: { id, zone: 'UTC' } });
    const shown = async (id: string) => JSON.stringify(await typed('', as(id)));
    expect(await shown('UMANAGER')).toContain('Attach…');
    expect(await shown('UQA')).not.toContain('Attach…"');
    const dialog = async () => JSON.stringify(await clickAttach(kept?.id ?? '', as('UMANAGER')));
    expect(await dialog()).toContain('"value":"ledger"');
    for (let n = 0; n < 100; n += 1) offer(`svc-${n}`, `acme/svc-${n}`);
    expect(await dialog()).not.toContain('"value":"ledger"');
    const attach = (service: string) =>
      submitAttach({ service, environment: 'production' }, kept?.id ?? '', as('UMANAGER'));
    expect(await attach('svc-9x')).toHaveProperty('errors.service', expect.stringContaining('Did you mean svc-9'));
    expect(await attach('SVC-99 ')).toHaveProperty('update');
  });

  test('is attached by hand, and what is told of it later goes there too', async () => {
    const { setting, at: hearing, keptNow, runs } = await opened();
    await hear(deployment({ from: { environment: 'blue', version: '4.3' } }), hearing, asked);
    const [kept] = await keptNow();
    const attach = (id: string, fields: Record<string, string>) =>
      submitAttach(fields, kept?.id ?? '', { setting, person: { id, zone: 'UTC' }, event: 'click' });
    const whither = { service: 'shop', environment: 'production' };
    expect(await attach('UQA', whither)).toHaveProperty('errors');
    expect(await attach('UMANAGER', { service: 'shop' })).toHaveProperty(
      'errors.service',
      expect.stringContaining('blue'),
    );
    expect(await attach('UMANAGER', whither)).toHaveProperty('update');
    expect([await keptNow(), await runs('shop')]).toEqual([[], '4.3']);
    await hear(
      deployment({ from: { environment: 'blue', version: '4.3' }, state: 'removed', at: at('08:30') }),
      hearing,
      asked,
    );
    expect([await keptNow(), await runs('shop')]).toEqual([[], undefined]);
  });
});

test('an incident of no service is kept as one; attached by hand, it is the incident it was, and its end ends it', async () => {
  const { setting, at: hearing, keptNow, incidentsNow } = await opened();
  await hear(incident({ state: 'acknowledged', at: at('08:20') }), hearing, asked);
  await hear(incident(), hearing, asked);
  const all = await keptNow();
  expect(all).toMatchObject([{ told: { state: 'acknowledged' }, earlier: [{ state: 'open' }] }]);
  await submitAttach({ service: 'shop' }, all[0]?.id ?? '', { setting, person: { id: 'UMANAGER', zone: 'UTC' } });
  expect(await incidentsNow()).toEqual([['shop', undefined, 'acknowledged', at('08:05')]]);
  await hear(incident({ state: 'resolved', at: at('08:40') }), hearing, asked);
  expect([await keptNow(), await incidentsNow()]).toEqual([[], [['shop', undefined, 'resolved', at('08:05')]]]);
});

test('an incident somewhere that nobody knows is kept, with the place that is lacking', async () => {
  const { at: hearing, keptNow } = await opened();
  await hear(incident({ from: { service: 'api', environment: 'moon' } }), hearing, asked);
  expect(await keptNow()).toMatchObject([{ why: [{ say: 'no environment is called ' }, 'moon'] }]);
});

test('what names a deploy of ours is of its service, its version and its environment; of several services it has to say which', async () => {
  const { setting, at, keptNow, known } = await opened();
  const release = approved().done(deploy).document('release/R-1');
  await setting.store.commit({ at: NOW, put: [{ key: 'release/R-1', value: Object(release), lists: [] }] });
  expect(await hear(check({ from: { deploy: 'R-1-1', service: 'api' } }), at, asked)).toMatchObject({ ok: true });
  expect((await known('api@4.2'))?.checks).toMatchObject([{ name: 'unit', environment: 'production' }]);
  await hear(check({ from: { deploy: 'R-1-1' } }), at, asked);
  await hear(check({ from: { deploy: 'R-9-1', service: 'api' } }), at, asked);
  expect((await keptNow()).map((k) => spoken(k.why))).toEqual([
    'nothing in services.yml fits deploy R-1-1, check unit',
    'it tells neither a commit nor a version',
  ]);
});

const RULED = 'ghcr.io/harbor/store:4.3';
const SIDE_BY_SIDE = [
  ...COMPANY.services.map((s) => (s.name === 'shop' ? { ...s, images: ['ghcr.io/harbor/store'] } : s)),
  { name: 'redis', about: 'keeps', dependsOn: [] },
];
test.each<[string, string[], Record<string, string | undefined>, application?: string]>([
  ['one of a service, whatever stands before it', ['envoyproxy/envoy:v1.30', 'ghcr.io/acme/api:4.3'], { api: '4.3' }],
  ['those of two services', ['ghcr.io/acme/ledger:2.9', 'ghcr.io/acme/api:4.3'], { api: '4.3', ledger: '2.9' }],
  ['two of one service', ['ghcr.io/acme/api:4.3', 'quay.io/acme/api:4.4'], { api: '4.3' }],
  ['one that the rules name, not its side-car that is called as a service', [RULED, 'redis:7'], { shop: '4.3' }],
  ['its own, not one of others that is called as a service', ['acme/api:4.3', 'bitnami/redis:7'], { api: '4.3' }],
  [
    'its own and one of the same owner',
    ['x.example/acme/api:4.3', 'x.example/acme/redis:7'],
    { api: '4.3', redis: '7' },
  ],
  [
    'those of folders of one owner',
    ['ghcr.io/acme/web/api:4.3', 'ghcr.io/acme/pay/ledger:2.9'],
    { api: '4.3', ledger: '2.9' },
  ],
  ['none that is called as a service alone, of everybody’s', ['redis:7', 'acme/jobs:4.3'], { api: 'commit 1f3c9ab' }],
  ['none that is anybody’s, of one version', ['acme/web:4.3', 'acme/jobs:4.3'], { api: '4.3' }],
  ['none that is anybody’s, of two versions', ['acme/web:4.3', 'acme/jobs:1.0'], { api: 'commit 1f3c9ab' }],
  ['its own, where it is called by its place too', ['bitnami/redis:7', 'acme/api:4.3'], { api: '4.3' }, 'api-prod'],
])('of a deployment of several images, %s runs', async (_, all, runs, application = 'api') => {
  const { setting, at: hearing } = await opened({ company: () => ({ ...COMPANY, services: SIDE_BY_SIDE }) });
  const images = all.map((one) => ({ image: one.split(':')[0] ?? '', version: one.split(':')[1] ?? '' }));
  const from = { service: application, environment: 'production', commit: '1f3c9ab04d5e', ...images[0] };
  for (const _ of ['once', 'again']) {
    const asked = { actor: GONOGO, via: 'argo', cause: 'd1', event: 'inbound/argo/d1' };
    expect(await hear(deployment({ from, images }), hearing, asked)).toMatchObject({ ok: true });
  }
  const { found } = await see(setting, { found: one(environmentKind, 'production') });
  const live = Object.entries(found?.live ?? {}).map(([service, regions]) => [service, regions.eu?.now?.version]);
  expect(Object.fromEntries(live)).toEqual(runs);
});

test('of a deployment of two services to an unknown environment each is kept, and taken once it has a name; one that is attached takes the other nowhere', async () => {
  const { setting, at: hearing, keptNow, runs, alsoCall } = await opened();
  const images = ['ledger:2.9', 'api:4.3'].map((one) => ({
    image: `x.example/${one.split(':')[0]}`,
    version: one.split(':')[1] ?? '',
  }));
  const told = (state: 'running' | 'succeeded' | 'failed', minute: string) =>
    hear(
      deployment({ from: { environment: 'blue', ...images[0] }, images, state, at: at(`08:${minute}`) }),
      hearing,
      asked,
    );
  await told('succeeded', '10');
  const all = await keptNow();
  expect(all.map((k) => k.told.from.service).sort()).toEqual(['api', 'ledger']);
  const ledger = all.find((k) => k.told.from.service === 'ledger')?.id ?? '';
  await submitAttach({ service: 'ledger', environment: 'production' }, ledger, {
    setting,
    person: { id: 'UMANAGER', zone: 'UTC' },
    event: 'click',
  });
  await told('failed', '20');
  expect([await runs('ledger'), await runs('api')]).toEqual([undefined, undefined]);
  await told('succeeded', '30');
  expect([await runs('ledger'), await runs('api')]).toEqual(['2.9', undefined]);
  alsoCall('blue');
  await atEachStart(setting);
  expect([await runs('ledger'), await runs('api'), await keptNow()]).toEqual(['2.9', '4.3', []]);
});

test('an SBOM of the artifact of another commit is of that one, whatever version was named beside it', async () => {
  const { at: hearing, known } = await opened();
  const digest = `sha256:${'ab'.repeat(32)}`;
  const made = { type: 'artifact', name: 'image' } as const;
  const from = { service: 'api', commit: 'aabbccd00', version: '4.1', digest };
  await hear({ ...made, from }, hearing, asked);
  await hear({ ...made, from: { service: 'api', commit: 'ffff000', version: '4.2' } }, hearing, asked);
  await hear(check({ kind: 'sbom', name: 'bom', from: { service: 'api', version: '4.2', digest } }), hearing, asked);
  const of = async (subject: string) => (await known(subject))?.checks.map((c) => c.name) ?? [];
  expect([await of('api/aabbccd'), await of('api@4.2'), await of('api/ffff000')]).toEqual([['bom'], [], []]);
  await hear(check({ kind: 'sbom', name: 'own', from: { service: 'api', version: '4.1', digest } }), hearing, asked);
  expect(await of('api@4.1')).toEqual(['own']);
});
