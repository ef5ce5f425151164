import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { perform } from '../../src/door/perform.ts';
import type { Setting } from '../../src/door/setting.ts';
import { checkApi } from '../../src/http/check.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, PEOPLE } from '../domain/given.ts';
import { tempDir } from '../support/temp.ts';

const TOKEN = 'a-token-that-is-long-enough';
const WEEKEND = {
  name: 'Weekend',
  why: 'nobody is in',
  start: '0 18 * * 5',
  hours: 62,
  zone: 'Europe/Berlin',
  scope: { services: [], environments: ['production'] },
};
let setting: Setting;
let now = '2026-03-03T09:00:00.000Z';
beforeEach(async () => {
  now = '2026-03-03T09:00:00.000Z';
  setting = {
    store: (await openLowdb(tempDir())).of('T1'),
    workspace: 'T1',
    company: () => ({ ...COMPANY, freezes: [WEEKEND] }),
    people: () => PEOPLE,
    now: () => now,
  };
});
afterEach(() => setting.store.close());
async function check(query: string, token: string | undefined = TOKEN, configured: string | undefined = TOKEN) {
  const answer = await checkApi(setting, configured).request(`/api/v1/check?${query}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('may a pipeline deploy', () => {
  test('yes, while nothing is frozen there', async () => {
    expect(await check('service=api&environment=production')).toEqual({
      status: 200,
      body: {
        allowed: true,
        services: ['api'],
        environment: 'production',
        type: 'normal',
        at: now,
        reasons: [],
        warnings: [],
      },
    });
  });

  test('no, in a freeze that comes again: with its reason, its end and what can be done', async () => {
    now = '2026-03-06T17:00:00.000Z';
    expect(await check('service=API&environment=production')).toMatchObject({
      status: 423,
      body: {
        allowed: false,
        services: ['api'],
        until: '2026-03-09T07:00:00.000Z',
        reasons: [{ freeze: 'Weekend', why: 'nobody is in' }],
        remedy: expect.stringContaining('ask manager'),
      },
    });
  });

  test('at another time; over the change of clocks the weekend ends by elapsed hours', async () => {
    expect((await check('service=api&environment=production&at=2026-03-06T16:59:59Z')).status).toBe(200);
    expect((await check('service=api&environment=production&at=2026-03-06T18:00:00%2B01:00')).status).toBe(423);
    expect((await check('service=api&environment=production&at=9989-12-31T23:59:59Z')).body.at).toMatch(/^9989-/);
    expect((await check('service=api&environment=production&at=2026-03-27T17:00:00Z')).body.until).toBe(
      '2026-03-30T07:00:00.000Z',
    );
  });

  test('no, in a freeze somebody declared, for any of the services', async () => {
    const from = now;
    const until = '2026-03-04T09:00:00.000Z';
    const declared = await perform(
      setting,
      {
        type: 'DeclareFreeze',
        name: 'Audit',
        why: 'the auditors count',
        scope: { services: ['ledger'], environments: [] },
        from,
        until,
      },
      { actor: { id: 'UMANAGER' }, via: 'slack' },
    );
    expect(declared.ok).toBe(true);
    expect((await check('service=api&environment=production')).status).toBe(200);
    expect(await check('service=api&service=ledger&environment=production')).toMatchObject({
      status: 423,
      body: { until, reasons: [{ freeze: 'Audit' }] },
    });
    now = until;
    expect((await check('service=ledger&environment=production')).status).toBe(200);
  });

  test('by its kind of change; a soft freeze only warns', async () => {
    const freeze = { why: 'sale', from: now, until: '2026-03-05T09:00:00.000Z' };
    const scope = { services: ['api'], environments: [], except: { changes: ['emergency' as const] } };
    for (const terms of [
      { ...freeze, name: 'Sale', scope },
      { ...freeze, name: 'Care', scope: { services: ['shop'], environments: [] }, soft: true as const },
    ])
      await perform(setting, { type: 'DeclareFreeze', ...terms }, { actor: { id: 'UMANAGER' }, via: 'slack' });
    expect((await check('service=api&environment=production')).status).toBe(423);
    expect((await check('service=api&environment=production&type=emergency')).status).toBe(200);
    expect(await check('service=shop&environment=production')).toMatchObject({
      status: 200,
      body: { allowed: true, warnings: [{ freeze: 'Care', why: 'sale' }] },
    });
  });
});

test.each([
  ['', 400],
  ['service=api', 400],
  ['service=api&environment=production&at=25:12', 400],
  ['service=api&environment=production&at=9999-12-31T23:59:59Z', 400],
  ['service=api&environment=production&type=urgent', 400],
  ['service=nothing&environment=production', 404],
  ['service=api&environment=moon', 404],
])('a wrong question: %s', async (query, status) => {
  const answer = await check(query);
  expect(answer.status).toBe(status);
  expect(answer.body).toHaveProperty('error');
  expect(answer.body).toHaveProperty(status === 404 ? 'remedy' : 'faults');
});

test('without the token, with a wrong one, and where it is not enabled', async () => {
  expect((await check('service=api&environment=production', '')).status).toBe(401);
  expect((await check('service=api&environment=production', 'wrong')).status).toBe(401);
  expect(await checkApi(setting, undefined).request('/api/v1/check')).toMatchObject({ status: 404 });
});

test('an answer is about now and is kept by nobody; the scheme may be written in any case', async () => {
  const api = checkApi(setting, TOKEN);
  const ask = (authorization: string) =>
    api.request('/api/v1/check?service=api&environment=production', { headers: { authorization } });
  for (const [authorization, status] of [
    [`bearer ${TOKEN}`, 200],
    [`BEARER  ${TOKEN}`, 200],
    [`Basic ${TOKEN}`, 401],
    [`bearer${TOKEN}`, 401],
  ] as const) {
    const answer = await ask(authorization);
    expect(answer.status, authorization).toBe(status);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
});

test('a rule that can’t be reckoned closes its own scope and says why; other services are answered as usual', async () => {
  const odd = { ...WEEKEND, name: 'Odd', zone: 'Europe/Atlantis', scope: { services: ['api'], environments: [] } };
  setting = { ...setting, company: () => ({ ...COMPANY, freezes: [odd] }) };
  expect(await check('service=api&environment=production')).toMatchObject({
    status: 423,
    body: {
      allowed: false,
      reasons: [{ freeze: 'Odd', why: expect.stringContaining('Europe/Atlantis is not known here') }],
    },
  });
  expect(await check('service=shop&environment=production')).toMatchObject({ status: 200, body: { allowed: true } });
});

describe('a lock', () => {
  const lock = (more: object = {}) =>
    perform(
      setting,
      { type: 'ClaimLock', services: ['api'], environments: ['production'], why: 'payments look odd', ...more },
      { actor: { id: 'UMANAGER' }, via: 'test' },
    );
  test('is a reason, with who holds it and until when', async () => {
    await lock({ minutes: 60 });
    expect(await check('service=api&environment=production')).toMatchObject({
      status: 423,
      body: {
        allowed: false,
        until: '2026-03-03T10:00:00.000Z',
        reasons: [{ lock: 'production/api', by: 'UMANAGER', why: 'payments look odd', from: now }],
      },
    });
    expect(await check('service=ledger&environment=production')).toMatchObject({ status: 200 });
    now = '2026-03-03T10:00:00.000Z';
    expect(await check('service=api&environment=production')).toMatchObject({ status: 200 });
  });
  test('of the whole environment, without an end', async () => {
    await lock({ services: [] });
    const { status, body } = await check('service=shop&environment=production');
    expect([status, body.until]).toEqual([423, undefined]);
    expect(body.reasons).toMatchObject([{ lock: 'production' }]);
  });
});
