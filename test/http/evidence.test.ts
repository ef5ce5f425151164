import { expect, test } from 'vitest';
import { GONOGO } from '../../src/domain/deciding/world.ts';
import { evidence } from '../../src/domain/evidence/document.ts';
import { unmatched } from '../../src/domain/evidence/unmatched.ts';
import { perform } from '../../src/door/perform.ts';
import { evidenceApi } from '../../src/http/evidence.ts';
import { type Hearing, hear } from '../../src/http/heard/index.ts';
import type { Told } from '../../src/inbound/told.ts';
import { takeUp } from '../../src/start/at-each-start.ts';
import { COMPANY, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const check = (more: object = {}): Told => ({
  type: 'check',
  from: { repository: 'acme/loyalty', commit: '1f3c9ab04d' },
  kind: 'tests',
  app: 'ci',
  name: 'unit',
  state: 'passed',
  summary: 'token=ghp_abcdefghijklmnopqrstuvwxyz0123456789',
  ...more,
});
const asked = { actor: GONOGO, via: 'ci', cause: 'd1' };

async function opened() {
  let services = COMPANY.services;
  const policies = COMPANY.policies.map((p) => ({ ...p, tests: {} }));
  const setting = await openSetting({ company: () => ({ ...COMPANY, policies, services }) });
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
  };
}

test('what is of no service is kept once, without secrets, and taken at the next start once the manifests know it', async () => {
  const { setting, at, keptNow, known, offer } = await opened();
  expect(await hear(check(), at, asked)).toMatchObject({ ok: true, facts: [{ type: 'EvidenceUnmatched' }] });
  expect(await hear(check(), at, asked)).toMatchObject({ ok: true, facts: [] });
  await takeUp(setting);
  const [kept, other] = await keptNow();
  expect([kept?.told.type, other]).toEqual(['check', undefined]);
  expect(JSON.stringify(kept)).not.toContain('ghp_');
  offer('loyalty', 'acme/loyalty');
  await takeUp(setting);
  expect(await keptNow()).toEqual([]);
  expect((await known('loyalty/1f3c9ab'))?.checks).toMatchObject([{ name: 'unit', state: 'passed', source: 'ci' }]);
  // Told again, it changes nothing.
  expect(await hear(check(), at, asked)).toMatchObject({ ok: true, facts: [] });
});

test('what tells neither a commit nor a version is kept too, with the reason', async () => {
  const { at, keptNow } = await opened();
  await hear(check({ from: { service: 'API' } }), at, asked);
  expect(await keptNow()).toMatchObject([{ why: [{ say: 'it tells neither a commit nor a version' }] }]);
});

test('what a release was decided on is given as JSON to who has the token', async () => {
  const { setting, at } = await opened();
  await perform(setting, PLAN, { actor: { id: 'UMANAGER' }, via: 'test' });
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
