import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builds as buildKind } from '../../src/domain/build/document.ts';
import { one } from '../../src/domain/deciding/reads.ts';
import { votes } from '../../src/domain/vote/document.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import type { Setting } from '../../src/door/setting.ts';
import { inboundApi, takingOf } from '../../src/http/inbound.ts';
import { taken } from '../../src/http/taking.ts';
import { builds as source } from '../../src/inbound/generic/json.ts';
import type { Source } from '../../src/inbound/source.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, PEOPLE } from '../domain/given.ts';
import { tempDir } from '../support/temp.ts';

const SECRET = 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==';
const EMAILS: Record<string, string> = { 'ada@example.com': 'UADA' };
const NAUGHTY: string[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/naughty-strings.json'), 'utf8'),
);
const OTHERS = 'whsec_b3RoZXItb3RoZXItb3RoZXItb3RoZXI=';
let dir: string;
let setting: Setting;
let sent = 0;

const open = async () => {
  setting = {
    store: (await openLowdb(dir)).of('T1'),
    workspace: 'T1',
    company: () => COMPANY,
    people: () => PEOPLE,
    now: () => '2026-03-03T09:00:00.000Z',
  };
};
beforeEach(async () => {
  dir = tempDir();
  await open();
});
afterEach(() => setting.store.close());

const BUILD = {
  type: 'build',
  service: 'API',
  version: '4.2',
  commit: 'A1B2C3D4',
  since: '4.1',
  url: 'https://git.example.com/compare/4.1...4.2',
  commits: [
    { sha: 'a1b2c3d4e5f6a7b8', title: 'Retry refunds\n\nlong words', email: 'Ada@example.com' },
    { sha: 'b1b2c3d4e5f6a7b8', title: 'Less waiting', email: 'bob@outside.example' },
  ],
};
async function post(
  body: unknown,
  { id = `msg_${++sent}`, secret = SECRET, to = 'pipeline', at = new Date(), signed = '' } = {},
) {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const personOf = (email: string) => EMAILS[email.toLowerCase()];
  const answer = await inboundApi({
    setting,
    sources: { pipeline: source(SECRET), other: source(OTHERS) },
    targets: {},
    personOf,
  }).request(`/inbound/${to}`, {
    method: 'POST',
    body: raw,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, signed || raw),
    },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
const builds = async () => (await see(setting, { api: one(buildKind, 'api') })).api?.builds ?? [];

describe('a build that a pipeline tells of', () => {
  test('is durable once it is acknowledged: people known to Slack by id, others by a mark', async () => {
    expect(await post(BUILD)).toEqual({ status: 200, body: { ok: true } });
    await setting.store.close();
    await open();
    expect(await builds()).toEqual([
      {
        version: '4.2',
        commit: 'A1B2C3D4',
        since: '4.1',
        url: BUILD.url,
        at: '2026-03-03T09:00:00.000Z',
        commits: [
          { sha: 'a1b2c3d4e5f6', title: 'Retry refunds', by: 'UADA' },
          {
            sha: 'b1b2c3d4e5f6',
            title: 'Less waiting',
            by: expect.stringMatching(/^\?[0-9a-f]{8}$/),
            names: { '?30ca0ee3': 'b…@outside.example' },
          },
        ],
      },
    ]);
    const facts = await setting.store.history('build/api');
    expect(JSON.stringify(facts)).not.toMatch(/Retry refunds|outside\.example|ada@/i);
  });

  test('counts once, however often it is delivered or sent again', async () => {
    await post(BUILD, { id: 'msg_same' });
    expect((await post({ ...BUILD, commit: 'fffffff' }, { id: 'msg_same' })).status).toBe(200);
    expect((await post(BUILD)).body).toEqual({ ok: true, ignored: 'this build is registered already' });
    expect((await builds()).map((b) => b.commit)).toEqual(['A1B2C3D4']);
  });

  test('is refused with the cause and the remedy, and leaves everything as it was', async () => {
    expect((await post(BUILD, { secret: 'whsec_bm9ib2R5LW5vYm9keS1ub2JvZHktbm9ib2R5' })).status).toBe(401);
    // The secret of one source signs for no other.
    expect((await post(BUILD, { secret: OTHERS })).status).toBe(401);
    expect((await post(BUILD, { to: 'other' })).status).toBe(401);
    expect((await post(BUILD, { signed: '{}' })).status).toBe(401);
    expect((await post(BUILD, { at: new Date(Date.now() - 3_600_000) })).status).toBe(401);
    expect(await post({ ...BUILD, service: 'nothing' })).toEqual({
      status: 404,
      body: {
        error: 'unknown-service',
        remedy: expect.stringContaining('services.yml'),
        services: ['ledger', 'api', 'shop'],
      },
    });
    expect((await post(BUILD, { to: '__proto__' })).status).toBe(404);
    expect((await post('not json')).status).toBe(400);
    expect(await post({ ...BUILD, commit: 'no hash', url: 'javascript:alert(1)' })).toMatchObject({
      status: 400,
      body: { error: 'not a build', faults: [expect.stringContaining('commit'), expect.stringContaining('url')] },
    });
    expect((await post({ ...BUILD, commits: Array(501).fill(BUILD.commits[0]) })).body.faults).toEqual([
      'commits: takes 500 commits at most: register builds in between, or leave out the oldest',
    ]);
    expect((await post({ ...BUILD, version: 'x'.repeat(600_000) })).status).toBe(413);
    expect(await builds()).toEqual([]);
  });

  test('is taken under the id it was refused under, once its service exists; and then counts once', async () => {
    const build = { ...BUILD, service: 'new-shop' };
    expect((await post(build, { id: 'msg_early' })).status).toBe(404);
    setting.company = () => ({
      ...COMPANY,
      services: [...COMPANY.services, ...COMPANY.services.slice(0, 1).map((s) => ({ ...s, name: 'new-shop' }))],
    });
    expect(await post(build, { id: 'msg_early' })).toEqual({ status: 200, body: { ok: true } });
    expect(await setting.store.history('build/new-shop')).toHaveLength(1);
    await post({ ...build, commit: 'fffffff' }, { id: 'msg_early' });
    expect(await setting.store.history('build/new-shop')).toHaveLength(1);
  });

  test('may hold whatever people write into commits', async () => {
    const commits = NAUGHTY.map((title, i) => ({ sha: 'a1b2c3d', title, email: NAUGHTY[i + 1] }));
    expect((await post({ ...BUILD, commits })).status).toBe(200);
    const [build] = await builds();
    expect(build?.commits).toHaveLength(NAUGHTY.length);
    expect(build?.commits.every((c) => c.title.length <= 100 && !c.title.includes('\n'))).toBe(true);
  });

  test('many at once are all kept', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => post({ ...BUILD, since: undefined, version: `5.${i}` })),
    );
    const kept = answers.filter((a) => a.status === 200).length;
    expect(answers.every((a) => a.status === 200 || a.status === 503)).toBe(true);
    expect(await builds()).toHaveLength(kept);
  });
});

test('a vote that is open hears of another commit', async () => {
  const plan = await import('../domain/given.ts');
  const asked = { actor: { id: 'UMANAGER' }, via: 'slack' };
  await perform(setting, plan.PLAN, asked);
  await perform(setting, { type: 'OpenVote', release: 'R-1' }, asked);
  await post(BUILD);
  const outcome = await perform(setting, { type: 'CompareContent', release: 'R-1' }, asked);
  expect(outcome.ok && outcome.facts.map((f) => f.type)).toEqual(['VoteContentChanged', 'ReleaseVoteOpened']);
  expect(outcome.ok && outcome.after(votes, 'R-1/v1').committers).toEqual(['UADA']);
});

test('of a large body the signature is tried again in a turn of its own, to tell a wrong clock', async () => {
  let turns = 0;
  const tried: number[] = [];
  const slow: Source = {
    ...source(SECRET),
    largest: 1024 * 1024,
    verify(_, now) {
      setImmediate(() => {
        turns += 1;
      });
      tried.push(turns);
      return now === 'whenever' ? 'secret' : undefined;
    },
  };
  const app = inboundApi({ setting, sources: { slow }, targets: {}, personOf: () => undefined });
  const headers = { 'webhook-timestamp': '1' };
  const answer = await app.request('/inbound/slow', { method: 'POST', headers, body: 'x'.repeat(100_000) });
  expect(answer.status).toBe(401);
  expect(JSON.stringify(await answer.json())).toContain('clock');
  expect(tried).toEqual([0, 1]);
});

test('of several large bodies that are there at once, one signature is checked in each turn', async () => {
  let turn = 0;
  let counting = true;
  const count = () => {
    turn += 1;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  const tried: number[] = [];
  const slow: Source = {
    ...source(SECRET),
    largest: 1024 * 1024,
    verify() {
      tried.push(turn);
      return undefined;
    },
  };
  const at = takingOf({ setting, sources: { slow }, targets: {}, personOf: () => undefined });
  const delivery = { raw: new Uint8Array(100_000), headers: {}, rest: '', params: {} };
  await Promise.all(Array.from({ length: 5 }, () => taken(at, 'slow', slow, delivery)));
  counting = false;
  expect(new Set(tried).size).toBe(tried.length);
  expect(tried.length).toBeGreaterThanOrEqual(5);
});
