import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { one } from '../../src/domain/deciding/reads.ts';
import { quarantines } from '../../src/domain/quarantine/document.ts';
import { see } from '../../src/door/read-only.ts';
import type { Setting } from '../../src/door/setting.ts';
import { inboundApi } from '../../src/http/inbound.ts';
import { sink } from '../../src/inbound/cdevents/index.ts';
import { webhooks as github } from '../../src/inbound/github/index.ts';
import { openReader } from '../../src/inbound/reader.ts';
import { uploads } from '../../src/inbound/reports/index.ts';
import { hmacHex } from '../../src/inbound/signing.ts';
import { subscription } from '../../src/inbound/statuspage/index.ts';
import { Tallies } from '../../src/inbound/tallies.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, PEOPLE } from '../domain/given.ts';
import { tempDir } from '../support/temp.ts';

let setting: Setting;
let tallies: Tallies;
const ENTRIES = {
  github: { type: 'github', secret: { env: 'X' } },
  reports: { type: 'reports', token: { env: 'X' } },
};
const { read, stop } = openReader(ENTRIES);
afterAll(stop);

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

const sources = {
  github: github('s'),
  reports: uploads(['t0ken']),
  status: subscription('t0ken'),
  cdevents: sink('t0ken'),
};
async function send(path: string, body: string | Uint8Array, headers: Record<string, string> = {}, method = 'POST') {
  const api = inboundApi({ setting, sources, tallies, read, targets: {}, personOf: () => undefined });
  const request = new Request(`http://gonogo${path}`, {
    method,
    headers,
    ...(method !== 'OPTIONS' && { body: new Uint8Array(Buffer.from(body)) }),
  });
  const answer = await api.request(request);
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
}
const toGithub = (body: string | Uint8Array, event = 'push', more: Record<string, string> = {}) =>
  send('/inbound/github', body, {
    'x-hub-signature-256': `sha256=${hmacHex('s', Buffer.from(body))}`,
    'x-github-event': event,
    ...more,
  });
const upload = (body: string | Uint8Array, query = '?service=api&commit=a1b2c3d') =>
  send(`/inbound/reports${query}`, body, { authorization: 'Bearer t0ken' });
const asideOf = async (source: string) =>
  (await see(setting, { found: one(quarantines, source) })).found?.deliveries ?? [];

/** How long the loop worked at most without a pause while something was done, ms of its own thread: what else the machine does is no fault of it. */
async function standstill(during: () => Promise<unknown>) {
  const worked = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let longest = 0;
  let last = worked();
  const beat = setInterval(() => {
    longest = Math.max(longest, worked() - last);
    last = worked();
  }, 1);
  await during();
  clearInterval(beat);
  return longest;
}

test('what was taken is counted by what it tells of, what is not used with why', async () => {
  const hash = 'c'.repeat(40);
  const commit = {
    id: hash,
    message: 'x',
    timestamp: '2026-03-03T08:00:00Z',
    author: { name: 'n', email: 'n@a.example' },
  };
  const pushed = { ref: 'refs/heads/main', after: hash, repository: { full_name: 'acme/api' }, commits: [commit] };
  await toGithub(JSON.stringify(pushed));
  await toGithub('{}', 'star');
  expect(tallies.of('github')).toMatchObject({
    taken: { count: 1, of: { commits: 1 } },
    ignored: { count: 1, why: 'star is not used' },
  });
});

test.each([
  ['without a signature', {}],
  ['with an empty one', { 'x-hub-signature-256': '' }],
  ['with another’s', { 'x-hub-signature-256': `sha256=${hmacHex('other', Buffer.from('{}'))}` }],
  ['with one that is none', { 'x-hub-signature-256': 'ünïcode'.normalize('NFKD').replace(/[^\x20-\x7e]/g, '?') }],
  ['with a long one', { 'x-hub-signature-256': 'a'.repeat(10_000) }],
])('%s nothing is kept, but counted', async (_, headers) => {
  expect((await send('/inbound/github', '{}', headers)).status).toBe(401);
  expect((await send('/inbound/github', '', headers)).status).toBe(401);
  expect(tallies.of('github')).toMatchObject({ refused: { count: 2 }, unreadable: { count: 0 } });
  expect(await asideOf('github')).toEqual([]);
});

describe('what is genuine and can’t be read is set aside, answered 200', () => {
  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['words', 'hello'],
    ['a form', 'payload=%7B%7D'],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['deep', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['packed', gzipSync('{}')],
    ['packed, and cut off', gzipSync('{"a":1}').subarray(0, -6)],
    ['packed, and too large when it is not', gzipSync(Buffer.alloc(11 * 1024 * 1024, '['))],
    ['a list', '[]'],
    ['odd keys', '{"__proto__":{"repository":1},"constructor":{"prototype":1}}'],
    ['ten megabytes of nothing', `{"a":"${'x'.repeat(9 * 1024 * 1024)}"}`],
  ])('%s', async (_, body) => {
    expect(await toGithub(body)).toMatchObject({
      status: 200,
      body: { ok: true, faults: expect.arrayContaining([expect.any(String)]) },
    });
    expect(await asideOf('github')).toHaveLength(1);
    expect({}).not.toHaveProperty('repository');
  });

  test('with its body, where it is small, and without its secrets', async () => {
    const body = {
      repository: 7,
      password: 'hunter22 and more',
      note: `ghp_${'a1B2'.repeat(9)}`,
      nested: { token: 'x' },
    };
    await toGithub(JSON.stringify(body));
    const [kept] = await asideOf('github');
    expect(kept).toMatchObject({ event: 'push', headers: { 'x-github-event': 'push' } });
    expect(JSON.parse(kept?.body ?? '')).toEqual({
      repository: 7,
      password: '[redacted]',
      note: '[redacted]',
      nested: { token: '[redacted]' },
    });
    expect(JSON.stringify(await setting.store.history('quarantine/github'))).not.toMatch(/hunter22|ghp_/);
  });

  test('of many the last twenty, and the newest bodies up to a bound', async () => {
    for (let n = 0; n < 25; n++)
      await toGithub(JSON.stringify({ n, pad: 'x'.repeat(20_000) }), 'push', { 'x-github-delivery': `d-${n}` });
    const kept = await asideOf('github');
    expect(kept.map((d) => d.delivery)).toEqual(Array.from({ length: 20 }, (_, n) => `d-${n + 5}`));
    expect(kept.filter((d) => d.body).length).toBe(13);
    expect(kept.at(-1)).toHaveProperty('body');
  });
});

test('what is too large is refused before it is read, whether or not it says how long it is', async () => {
  const large = new Uint8Array(10 * 1024 * 1024 + 1);
  expect((await toGithub(large)).status).toBe(413);
  expect((await send('/inbound/status/t0ken', new Uint8Array(512 * 1024 + 1))).status).toBe(413);
  expect(tallies.of('github').refused.count).toBe(0);
});

test('a body that takes long to read holds up nobody', async () => {
  const many = JSON.stringify({
    repository: { full_name: 'a/b' },
    items: Array.from({ length: 200_000 }, (_, i) => ({ i, s: 'x' })),
  });
  const signed = { 'x-hub-signature-256': `sha256=${hmacHex('s', Buffer.from(many))}`, 'x-github-event': 'push' };
  let still = Number.POSITIVE_INFINITY;
  // Reading it here would take some 50 ms more, each time. Making it up and signing it, and a busy machine, take their part of some tries.
  for (let tries = 0; tries < 5 && still >= 100; tries += 1) {
    let answer: Awaited<ReturnType<typeof toGithub>> | undefined;
    const stood = await standstill(async () => {
      answer = await send('/inbound/github', many, { ...signed, 'x-github-delivery': `try-${tries}` });
    });
    expect(answer).toMatchObject({ status: 200, body: { ok: true } });
    still = Math.min(still, stood);
  }
  expect(still).toBeLessThan(100);
});

describe('reports', () => {
  test('are read in a worker, whatever is in them', async () => {
    const cases = '<testcase name="a"/>'.repeat(3);
    expect(await upload(`<testsuite>${cases}</testsuite>`)).toMatchObject({ status: 200, body: { ok: true } });
    expect(await upload('<!DOCTYPE a [<!ENTITY b "c">]><testsuite/>')).toMatchObject({
      status: 400,
      body: { error: 'not a report', faults: [expect.stringContaining('document type')] },
    });
    expect((await upload('<testsuite/>', '')).status).toBe(400);
    expect(await asideOf('reports')).toEqual([]);
    const token = `ghp_${'a1B2'.repeat(9)}`;
    await upload(`<${token}/>`);
    const { count, why } = tallies.of('reports').unreadable;
    expect([count, why]).toEqual([3, expect.stringContaining('is no report of JUnit')]);
    expect(why).not.toContain(token.slice(0, 12));
  });
  // As many as GitHub takes of a run.
  test('of 25,000 results are taken', async () => {
    const result = (i: number) => ({
      ruleId: `r${i % 50}`,
      level: 'note',
      message: { text: `finding ${i} ${'x'.repeat(120)}` },
      locations: [{ physicalLocation: { artifactLocation: { uri: `src/${i}.ts` }, region: { startLine: i } } }],
    });
    const runs = [{ tool: { driver: { name: 'Big' } }, results: Array.from({ length: 25_000 }, (_, i) => result(i)) }];
    expect(await upload(JSON.stringify({ version: '2.1.0', runs }))).toMatchObject({ status: 200, body: { ok: true } });
  });
  test('an SBOM of 10 MB is taken, and one that names nothing is refused', async () => {
    const component = (i: number) => ({
      type: 'library',
      name: `part-${i}`,
      version: '1.0',
      description: 'x'.repeat(400),
    });
    const bill = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: Array.from({ length: 22_000 }, (_, i) => component(i)),
    };
    const body = JSON.stringify(bill);
    expect(body.length).toBeGreaterThan(10_000_000);
    expect(await upload(body)).toMatchObject({ status: 200, body: { ok: true } });
    expect(await upload(JSON.stringify({ ...bill, components: [] }))).toMatchObject({
      status: 400,
      body: { error: 'not a report', faults: [expect.stringContaining('it names no component')] },
    });
  });
  test('that take too long are given up', async () => {
    const slow = openReader(ENTRIES, 1);
    const given = { raw: new TextEncoder().encode('<testsuite/>'), headers: {}, rest: '', params: {} };
    expect(await slow.read('reports', sources.reports, given)).toMatchObject({
      translated: { faults: ['reading it failed: it took longer than 0.001 s'] },
    });
    await slow.stop();
  });
  test('of more than are read at once, the rest should come again', async () => {
    const given = { raw: new TextEncoder().encode('<testsuite/>'), headers: {}, rest: '', params: { service: 'api' } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => read('reports', sources.reports, given)));
    expect(answers.filter((a) => a === 'busy')).toHaveLength(2);
  });
});

test('the token of an address is checked, and nowhere shown', async () => {
  expect((await send('/inbound/status/t0ken', '{"page":{}}')).status).toBe(200);
  expect((await send('/inbound/status/other', '{"page":{}}')).status).toBe(401);
  // As an address is pasted at times.
  expect((await send('/inbound/status/t0ken/', '{"page":{}}')).status).toBe(200);
  expect((await send('/inbound/github/', '{}')).status).toBe(401);
  expect((await send('/inbound/status', '{"page":{}}')).status).toBe(401);
  expect((await send('/inbound/nobody/t0ken', '{}')).status).toBe(404);
  // Of that nothing is kept but the name that no source has.
  expect(tallies.astray).toMatchObject({ name: 'nobody' });
});

test('by another method, or at no source, it is said what to do', async () => {
  for (const method of ['DELETE', 'PATCH'])
    expect(await send('/inbound/status/t0ken', '', {}, method)).toMatchObject({
      status: 405,
      body: { remedy: 'send it by POST' },
    });
  expect(await send('/inbound/nobody', '', {}, 'DELETE')).toMatchObject({
    status: 404,
    body: { error: 'unknown source' },
  });
});

test('who asks whether it may send is told so, where its kind asks', async () => {
  const asks = { 'webhook-request-origin': 'ci.example' };
  const answer = await send('/inbound/cdevents', '', asks, 'OPTIONS');
  expect([answer.status, answer.headers.get('webhook-allowed-origin')]).toEqual([200, 'ci.example']);
  expect((await send('/inbound/github', '', asks, 'OPTIONS')).status).toBe(405);
  expect((await send('/inbound/cdevents', '', {}, 'OPTIONS')).status).toBe(405);
  expect((await send('/inbound/nobody', '', asks, 'OPTIONS')).status).toBe(404);
});

test('a deployment to an environment that goes again is no riddle for anybody; one to another is', async () => {
  const told = (id: number, environment: string, more: object = {}) => ({
    repository: { full_name: 'acme/nobody' },
    deployment: { id, sha: 'a'.repeat(40), ref: 'main', environment, ...more },
    deployment_status: { state: 'success', environment, created_at: '2026-03-03T08:00:00Z' },
  });
  const sent = async (...of: Parameters<typeof told>) =>
    (await toGithub(JSON.stringify(told(...of)), 'deployment_status', { 'x-github-delivery': `t-${of[0]}` })).body;
  expect(await sent(1, 'pr-7', { transient_environment: true })).toMatchObject({
    ignored: 'an environment that goes again is not used',
  });
  expect(await sent(2, 'pr-8')).toEqual({ ok: true });
  expect(await sent(3, 'production', { transient_environment: true })).toEqual({ ok: true });
});
