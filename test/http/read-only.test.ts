import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { webhook } from '../../src/deploy-targets/index.ts';
import { perform } from '../../src/door/perform.ts';
import type { Setting } from '../../src/door/setting.ts';
import { webApp } from '../../src/http/app.ts';
import { builds } from '../../src/inbound/generic/json.ts';
import { uploads } from '../../src/inbound/reports/index.ts';
import type { Source } from '../../src/inbound/source.ts';
import { Tallies } from '../../src/inbound/tallies.ts';
import type { FileSystem } from '../../src/store/lowdb/file-system.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, go, NOW, PEOPLE, PLAN } from '../domain/given.ts';
import { JUNIT, SARIF, SBOM } from '../inbound/documented/reports.ts';
import { SOURCES } from '../inbound/documented/sources.ts';
import { tempDir } from '../support/temp.ts';
import { unsynced } from '../support/unsynced.ts';

/** A disk that is full from some instant on, and counts what was written to it. */
class Disk {
  isFull = false;
  lines = 0;
  readonly fs: FileSystem = {
    ...unsynced,
    open: async (path, mode) => {
      const file = await unsynced.open(path, mode);
      const append: typeof file.append = (bytes) => {
        if (this.isFull) return Promise.reject(new Error('ENOSPC: no space left on device'));
        this.lines += 1;
        return file.append(bytes);
      };
      return { ...file, append };
    },
  };
}

const target = webhook.prepare(
  { url: 'https://ci.example/', secret: { env: 'S' } },
  () => `whsec_${btoa('of the pipeline, 24 bytes')}`,
)({ callbackUrl: 'https://x.example' });
/** Whose a delivery is, is tried elsewhere. */
const anybody = (source: Source): Source => ({ ...source, verify: () => 'secret' });
const TARGETS = { pipeline: { ...target, hasSigned: () => true }, other: { ...target, hasSigned: () => true } };
const sources = {
  ...Object.fromEntries(Object.entries(SOURCES).map(([name, { source }]) => [name, anybody(source)])),
  reports: anybody(uploads(['s'])),
  pipeline: anybody(builds(`whsec_${btoa('of the pipeline, 24 bytes')}`)),
};

/** Gonogo on a disk of its own, with one release on its way out; `again` starts it anew on the same disk. */
async function opened(dir = tempDir()) {
  const disk = new Disk();
  const stores = await openLowdb(dir, { fs: disk.fs });
  onTestFinished(() => stores.close());
  let now = NOW;
  const store = stores.of('T1');
  const setting: Setting = {
    store,
    workspace: 'T1',
    company: () => COMPANY,
    people: () => PEOPLE,
    now: () => now,
  };
  const tallies = new Tallies();
  const app = webApp({
    setting,
    sources,
    targets: TARGETS,
    tallies,
    checkToken: undefined,
    exportToken: 'read',
    people: { zoneOf: () => 'UTC', withEmail: () => undefined },
    health: () => ({ ok: true, detail: {} }),
    log: () => {},
  });
  const post = async (path: string, body: BodyInit, headers: Record<string, string> = {}) => {
    const answer = await app.request(path, { method: 'POST', body, headers });
    const after = answer.headers.get('retry-after');
    return { status: answer.status, body: await answer.json(), ...(after !== null && { after }) };
  };
  const deploy = async () => {
    const by = async (id: string, command: Parameters<typeof perform>[1]) =>
      expect((await perform(setting, command, { actor: { id }, via: 'test' })).ok).toBe(true);
    await by('UMANAGER', PLAN);
    await by('UMANAGER', { type: 'OpenVote', release: 'R-1' });
    for (const voter of ['UQA', 'USRE1', 'USRE2']) await by(voter, go);
    now = PLAN.window.start;
    await by('UMANAGER', { type: 'StartDeploy', release: 'R-1' });
  };
  const again = async () => {
    await stores.close();
    return opened(dir);
  };
  return { disk, tallies, app, post, deploy, again };
}

const UNWRITTEN = {
  status: 503,
  after: '60',
  body: { error: 'unconfirmed', remedy: expect.stringMatching(/nothing of it was kept.*send it again.*disk/) },
};
type Sent = [what: string, path: string, body: string, headers: Record<string, string>];
const REPORTS: Sent[] = [...JUNIT, ...SARIF, ...SBOM].map(([what, file]) => [
  what,
  '/inbound/reports?service=api&commit=a1b2c3d',
  String(file),
  {},
]);
const BUILD = JSON.stringify({ type: 'build', service: 'api', version: '4.2', commit: 'a1b2c3d', commits: [] });
const DOORS: [string, Sent[]][] = [
  ...Object.entries(SOURCES).map(([name, { rows }]): [string, Sent[]] => [
    name,
    rows.map(([what, headers, body]) => [what, `/inbound/${name}`, JSON.stringify(body), headers]),
  ]),
  ['reports', REPORTS],
  ['pipeline', [['a build', '/inbound/pipeline', BUILD, { 'webhook-id': 'm1' }]]],
  ...['github', 'gitlab', 'sentry'].map((name): [string, Sent[]] => [
    `${name}, unreadable`,
    [['what can’t be read', `/inbound/${name}?service=api&commit=a1b2c3d`, '{"not": "known', {}]],
  ]),
];

describe.each(DOORS)('with a disk that is full, %s', (_, all) => {
  test('is told of nothing that it was taken, and all of it is once the disk is mended', async () => {
    const full = await opened();
    full.disk.isFull = true;
    const whole = await opened();
    let refused = 0;
    for (const [what, path, body, headers] of all) {
      const answer = await full.post(path, body, headers);
      if (answer.status === 503) {
        expect(answer, what).toEqual(UNWRITTEN);
        refused += 1;
      } else expect([200, 400, 404], what).toContain(answer.status);
      // What is answered as taken or not used is what leaves nothing behind on a disk that works.
      if (answer.status !== 200) continue;
      const lines = whole.disk.lines;
      await whole.post(path, body, headers);
      expect(whole.disk.lines, what).toBe(lines);
    }
    // What was not taken is counted as that, and as nothing else.
    const counted = [...new Set(all.map(([, path]) => path.split(/[/?]/)[2] ?? ''))].map((s) => full.tallies.of(s));
    expect(counted.reduce((sum, { putOff }) => sum + putOff.count, 0)).toBe(refused);
    expect(counted.reduce((sum, { taken }) => sum + taken.count, 0)).toBe(0);
    const mended = await full.again();
    const before = mended.disk.lines;
    for (const [what, path, body, headers] of all)
      expect([200, 400, 404], what).toContain((await mended.post(path, body, headers)).status);
    expect(refused).toBeGreaterThan(0);
    expect(mended.disk.lines).toBeGreaterThan(before);
  });
});

test('of the same told twice at once neither is acknowledged when the disk fails under both', async () => {
  const { disk, post } = await opened();
  const [row] = SOURCES.github.rows.filter(([what]) => /check_run/.test(what));
  if (!row) throw new Error('nothing is documented');
  const [, headers, body] = row;
  disk.isFull = true;
  const send = (id: string) => post('/inbound/github', JSON.stringify(body), { ...headers, 'x-github-delivery': id });
  expect(await Promise.all([send('a'), send('b'), send('a')])).toEqual([UNWRITTEN, UNWRITTEN, UNWRITTEN]);
});

test('a report of a step is to be sent again, and counts then; what is known can still be read', async () => {
  const full = await opened();
  await full.deploy();
  const report = JSON.stringify({ deployId: 'R-1-1', stage: 'eu', status: 'succeeded', n: 1 });
  const stepOf = async ({ app }: typeof full) => {
    const read = { headers: { authorization: 'Bearer read' } };
    const answer = await app.request('/api/v1/releases/R-1/evidence', read);
    const { history } = z.object({ history: z.array(z.object({ type: z.string() })) }).parse(await answer.json());
    return [answer.status, history.some((fact) => fact.type === 'StageSucceeded')];
  };
  full.disk.isFull = true;
  expect(await full.post('/deploys/callback', report)).toEqual(UNWRITTEN);
  expect(await stepOf(full)).toEqual([200, false]);
  const mended = await full.again();
  expect(await stepOf(mended)).toEqual([200, false]);
  expect(await mended.post('/deploys/callback', report)).toEqual({ status: 200, body: { ok: true } });
  expect(await stepOf(mended)).toEqual([200, true]);
});
