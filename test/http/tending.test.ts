import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signatureOf } from '../../src/adapters/standard-webhooks.ts';
import { one } from '../../src/domain/deciding/reads.ts';
import { quarantines } from '../../src/domain/quarantine/document.ts';
import { see } from '../../src/door/read-only.ts';
import type { Setting } from '../../src/door/setting.ts';
import { openBodiesApart } from '../../src/http/bodies-apart.ts';
import { inboundApi, takingOf } from '../../src/http/inbound.ts';
import { tendingOf } from '../../src/http/test-and-replay.ts';
import { sink as cdevents } from '../../src/inbound/cdevents/index.ts';
import { builds } from '../../src/inbound/generic/json.ts';
import { webhooks as gitlab } from '../../src/inbound/gitlab/index.ts';
import * as shelf from '../../src/inbound/index.ts';
import { webhooks as pagerduty } from '../../src/inbound/pagerduty/webhooks.ts';
import type { Source } from '../../src/inbound/source.ts';
import { Tallies } from '../../src/inbound/tallies.ts';
import { disk } from '../../src/store/lowdb/file-system.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, PEOPLE } from '../domain/given.ts';
import { tempDir } from '../support/temp.ts';

let setting: Setting;
let tallies: Tallies;
beforeEach(async () => {
  tallies = new Tallies();
  setting = {
    store: (await openLowdb(tempDir())).of('T1'),
    workspace: 'T1',
    company: () => COMPANY,
    people: () => PEOPLE,
    now: () => '2026-03-03T09:00:00.000Z',
  };
});
afterEach(() => setting.store.close());

const SECRET = 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==';
const option = { env: 'SECRET' };
/** Every member of the shelf, as inbound.yml opens it. */
const all: Record<string, Source> = Object.fromEntries(
  Object.values(shelf).map(({ type, prepare }) => {
    const entry = { type, secret: option, token: option };
    return [type, prepare(entry, () => SECRET)({})];
  }),
);
function opened(sources: Record<string, Source>, answer?: () => Response) {
  const inbound = { setting, sources, tallies, targets: {}, personOf: () => undefined };
  const api = inboundApi(inbound);
  const send: typeof fetch = async (url, init) => answer?.() ?? api.request(String(url), init);
  return tendingOf({ at: takingOf(inbound), sources, publicUrl: 'https://gonogo.example', send });
}

test.each([...Object.keys(all)])('%s is tested by a delivery that is signed as its sender signs', async (type) => {
  expect(await opened(all).test(type)).toEqual({ ok: true, says: 'a signed delivery came in over its address' });
  expect(tallies.of(type)).toMatchObject({
    test: { count: 1 },
    ignored: { count: 0 },
    refused: { count: 0 },
    taken: { count: 0 },
  });
});

test('that somebody tried a webhook at its provider is counted as a test, and nothing else', async () => {
  const sources = { pd: pagerduty(SECRET) };
  const api = inboundApi({ setting, sources, tallies, targets: {}, personOf: () => undefined });
  const body = JSON.stringify({ event: { id: 'e', event_type: 'pagey.ping', data: { type: 'ping' } } });
  const { headers } = sources.pd.sign(new TextEncoder().encode(body), 0);
  const answer = await api.request('/inbound/pd', { method: 'POST', body, headers });
  expect([answer.status, await answer.json()]).toEqual([200, { ok: true, ignored: 'a test of the webhook' }]);
  expect(tallies.of('pd')).toMatchObject({ test: { count: 1 }, taken: { count: 0 }, ignored: { count: 0 } });
});

test('what comes by the secret of before counts, and is counted; of a wrong clock the sender hears, too', async () => {
  const OTHER = 'whsec_b3RoZXItc2VjcmV0LW9mLXRoZS1waXBlbGluZS0tLS0=';
  const sources = { ci: builds(OTHER, SECRET) };
  const api = inboundApi({ setting, sources, tallies, targets: {}, personOf: () => undefined });
  const raw = new TextEncoder().encode(build('4.2'));
  const post = async (secret: string, at: number) => {
    const { headers } = builds(secret).sign(raw, at);
    const answer = await api.request('/inbound/ci', { method: 'POST', body: raw, headers });
    return `${answer.status} ${await answer.text()}`;
  };
  expect(await post(SECRET, Date.now())).toBe('200 {"ok":true}');
  expect(await post(OTHER, Date.now() + 1)).toContain('200');
  expect(await post(OTHER, Date.now() - 600_000)).toContain('its signature is right, but its time is more than');
  expect(await post('whsec_c3RyYW5nZXItc2VjcmV0LW9mLW5vYm9keS0tLS0tLS0=', 0)).toContain('bad signature or token');
  const counted = Object.entries(tallies.of('ci')).flatMap(([kind, { count }]) => (count > 0 ? [kind, count] : []));
  expect(counted).toEqual(['taken', 1, 'former', 1, 'ignored', 1, 'refused', 1, 'stale', 1]);
});

test('a build of a service that there is none of is counted with its name', async () => {
  const api = inboundApi({ setting, sources: { ci: builds(SECRET) }, tallies, targets: {}, personOf: () => undefined });
  const raw = new TextEncoder().encode(build('4.2').replace('"api"', '"chekout"'));
  const { headers } = builds(SECRET).sign(raw, Date.now());
  expect((await api.request('/inbound/ci', { method: 'POST', body: raw, headers })).status).toBe(404);
  expect(tallies.of('ci').unknown).toMatchObject({ count: 1, why: 'chekout' });
});

test.each<[string, string, string]>([
  ['in milliseconds', '1700000000000', 'its time is in milliseconds: send seconds since 1970'],
  ['as a date', '2026-03-03T09:30:00Z', 'its time is no whole number of seconds'],
  ['in parts of seconds', '1700000000.5', 'its time is no whole number of seconds'],
  ['below nothing', '-1700000000', 'its time is no whole number of seconds'],
  ['of long ago', '0', 'its time is more than five minutes from ours'],
  ['not at all', '', 'bad signature or token'],
])('what is wrong with a time that was rightly signed, %s', async (_, at, words) => {
  const api = inboundApi({ setting, sources: { ci: builds(SECRET) }, tallies, targets: {}, personOf: () => undefined });
  const body = build('4.2');
  const signature = `v1,${signatureOf(SECRET, 'm', at, body)}`;
  const headers = { 'webhook-id': 'm', 'webhook-timestamp': at, 'webhook-signature': signature };
  const answer = await api.request('/inbound/ci', { method: 'POST', body, headers });
  expect(`${answer.status} ${await answer.text()}`).toContain(words);
});

test('of GitLab by the token itself, where it does not sign', async () => {
  expect((await opened({ lab: gitlab('t0ken') }).test('lab')).ok).toBe(true);
});

test('what stands in between is named', async () => {
  const refusing = opened(all, () => new Response('<h1>Log in</h1>', { status: 403 }));
  expect(await refusing.test('github')).toMatchObject({ ok: false, says: expect.stringContaining('403 <h1>Log in') });
  const refused = new Error('connect', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
  for (const [thrown, why] of [
    [refused, 'could not be reached: nothing listens there: check the port, and whether it runs (ECONNREFUSED)'],
    [new DOMException('slow', 'TimeoutError'), 'did not answer within 2 s'],
  ] as const) {
    const down = opened(all, () => {
      throw thrown;
    });
    expect(await down.test('github')).toEqual({
      ok: false,
      says: `nothing came in, for https://gonogo.example ${why}. PUBLIC_URL has to be the address that others reach`,
    });
  }
  expect(await opened(all).test('nobody')).toMatchObject({ ok: false });
});

test('without a signature a test is no test', async () => {
  const api = inboundApi({ setting, sources: all, tallies, targets: {}, personOf: () => undefined });
  const answer = await api.request('/inbound/github', { method: 'POST', body: '{}', headers: { 'gonogo-test': '1' } });
  expect(answer.status).toBe(401);
});

/** A source whose reader knows nothing yet, and then does. */
const mended: { now: boolean } = { now: false };
const generic = builds(SECRET);
const source: Source = {
  ...generic,
  verify: () => 'secret',
  deliveryId: ({ header }) => header('webhook-id'),
  answered: undefined,
  translate: (body, delivery) => (mended.now ? generic.translate(body, delivery) : { faults: ['not known yet'] }),
};
const build = (version: string) =>
  JSON.stringify({
    type: 'build',
    service: 'api',
    version,
    commit: 'a1b2c3d',
    commits: [{ sha: 'a1b2c3d', title: 'token=hunter22' }],
  });

test('what was set aside is read again after a mend, counts under the id it came with, and is gone then', async () => {
  mended.now = false;
  const tending = opened({ ci: source });
  const api = inboundApi({ setting, sources: { ci: source }, tallies, targets: {}, personOf: () => undefined });
  const post = (body: string, id: string) =>
    api.request('/inbound/ci', { method: 'POST', body, headers: { 'webhook-id': id } });
  const aside = async () => (await see(setting, { found: one(quarantines, 'ci') })).found?.deliveries ?? [];
  await post(build('4.2'), 'one');
  await post('not json', 'two');
  await post(`"${'x'.repeat(40_000)}"`, 'three');
  expect(await tending.readAgain('ci', 'UMANAGER')).toEqual({
    ok: false,
    says: '0 of 3 could be read now; the first that could not: not known yet',
  });
  mended.now = true;
  expect(await tending.readAgain('ci', 'UMANAGER')).toEqual({
    ok: false,
    says: '1 of 3 could be read now; the first that could not: it is not JSON',
  });
  expect((await aside()).map((d) => d.delivery)).toEqual(['two', 'three']);
  expect((await setting.store.history('build/api')).map((f) => f.type)).toEqual(['BuildRegistered']);
  // Its sender may send it again: it has been taken.
  await post(build('4.3'), 'one');
  expect(await setting.store.history('build/api')).toHaveLength(1);
  expect(JSON.stringify(await setting.store.history('quarantine/ci'))).not.toContain('hunter22');
});

const LARGE = 'https://user:hunter22@ci.example.com/'.padEnd(300_000, 'lorem ipsum ');
const large = (version: string) => JSON.stringify({ ...JSON.parse(build(version)), note: LARGE });
const check = JSON.stringify({
  ...{ type: 'check', service: 'api', commit: 'a1b2c3d', name: 'unit', state: 'passed', note: LARGE },
});

test.each([
  ['as it is', (body: string) => new TextEncoder().encode(body)],
  ['packed', (body: string) => new Uint8Array(gzipSync(body))],
])(
  'what is large is kept beside, %s, without secrets, and is read again after a restart and a mend',
  async (_, pack) => {
    mended.now = false;
    const dir = join(tempDir(), 'set-aside');
    const inbound = () => ({
      ...{ setting, sources: { ci: source }, tallies, targets: {}, personOf: () => undefined },
      apart: openBodiesApart(dir, disk),
    });
    const api = inboundApi(inbound());
    const raw = pack(check);
    const post = (body: Uint8Array<ArrayBuffer>, id: string) =>
      api.request('/inbound/ci', { method: 'POST', body, headers: { 'webhook-id': id } });
    await post(pack(large('4.2')), 'one');
    await post(raw, 'two');
    // Sent again it is kept once.
    await post(raw, 'two');
    const kept = async () => (await see(setting, { found: one(quarantines, 'ci') })).found?.deliveries ?? [];
    expect((await kept()).map((d) => [d.delivery, d.apart, d.body])).toEqual([
      ['one', true, undefined],
      ['two', true, undefined],
    ]);
    const files = readdirSync(dir).map((name) => readFileSync(join(dir, name)));
    expect(files).toHaveLength(2);
    for (const file of files) {
      const body = gunzipSync(file).toString();
      expect([body.includes('lorem ipsum'), body.includes('hunter22')]).toEqual([true, false]);
    }
    const tending = () =>
      tendingOf({ at: takingOf(inbound()), sources: { ci: source }, publicUrl: 'https://g.example' });
    expect(await tending().readAgain('ci', 'UMANAGER')).toMatchObject({ ok: false });
    mended.now = true;
    expect(await tending().readAgain('ci', 'UMANAGER')).toEqual({ ok: true, says: '2 of 2 could be read now' });
    expect([await kept(), readdirSync(dir)]).toEqual([[], []]);
    expect((await setting.store.history('build/api')).map((f) => f.type)).toEqual(['BuildRegistered']);
    const [heard] = await setting.store.history('evidence/api/a1b2c3d');
    const received = createHash('sha256').update(raw).digest('hex');
    expect(heard).toMatchObject({ data: { check: { name: 'unit', received } } });
  },
);

test('what was kept beside, and is there no more, is said to be lost', async () => {
  mended.now = false;
  const dir = join(tempDir(), 'set-aside');
  const inbound = {
    ...{ setting, sources: { ci: source }, tallies, targets: {}, personOf: () => undefined },
    apart: openBodiesApart(dir, disk),
  };
  await inboundApi(inbound).request('/inbound/ci', {
    method: 'POST',
    body: large('4.2'),
    headers: { 'webhook-id': 'one' },
  });
  for (const name of readdirSync(dir)) rmSync(join(dir, name));
  mended.now = true;
  const tending = tendingOf({ at: takingOf(inbound), sources: inbound.sources, publicUrl: 'https://g.example' });
  expect(await tending.readAgain('ci', 'UMANAGER')).toEqual({
    ok: false,
    says: '0 of 1 could be read now; the first that could not: one is not kept whole: have it sent again',
  });
});

test('of a batch what can be read counts at once, and the rest is set aside and read again by itself', async () => {
  const sources = { cd: cdevents('t0ken') };
  const tending = opened(sources);
  const api = inboundApi({ setting, sources, tallies, targets: {}, personOf: () => undefined });
  const event = (id: string, commit: string) => ({
    context: { id, source: 'ci', type: 'dev.cdevents.taskrun.finished.0.2.0', timestamp: '2026-03-03T08:00:00Z' },
    subject: {
      id,
      content: { taskName: 'unit', outcome: 'success', repository: { id: 'harbor/api' }, change: { id: commit } },
    },
  });
  const headers = { authorization: 'Bearer t0ken', 'content-type': 'application/cloudevents-batch+json' };
  const body = JSON.stringify([
    event('1', 'a1b2c3d'),
    { context: {}, number: 12345678901234567890n.toString() },
    event('2', 'b1b2c3d'),
  ]);
  for (const _ of ['once', 'again']) {
    const answer = await api.request('/inbound/cd', { method: 'POST', body, headers });
    expect(answer.status).toBe(200);
  }
  for (const subject of ['api/a1b2c3d', 'api/b1b2c3d'])
    expect(await setting.store.history(`evidence/${subject}`)).toHaveLength(1);
  const kept = (await see(setting, { found: one(quarantines, 'cd') })).found?.deliveries ?? [];
  expect(kept.map((d) => JSON.parse(d.body ?? ''))).toEqual([[{ context: {}, number: '12345678901234567890' }]]);
  expect(await tending.readAgain('cd', 'UMANAGER')).toMatchObject({
    ok: false,
    says: expect.stringContaining('0 of 1'),
  });
});
