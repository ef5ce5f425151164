import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { benchManifests, VOTERS, VOTES, voter } from './company.ts';
import { type Load, type Loaded, load } from './load.ts';
import { child, median, ms, type Row, row, scratch } from './support.ts';

export const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
export const CONNECTIONS = 16;
const RUNS = 5;

type Served = Awaited<ReturnType<typeof child>>;

/** How many bytes the app answers with, so that the bare app acks as many. */
async function answerBytes(url: string, request: { user: string; text: string }): Promise<number> {
  const { createHmac } = await import('node:crypto');
  const body = new URLSearchParams({
    token: 'x',
    team_id: 'T1',
    channel_id: 'C1',
    user_id: request.user,
    command: '/release',
    text: request.text,
    response_url: 'http://127.0.0.1/x',
    trigger_id: '1.2.3',
  }).toString();
  const at = Math.floor(Date.now() / 1000);
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex')}`,
    },
  });
  return (await response.text()).length;
}

/** A and B in turn, several runs of each, in one go: only their ratio counts. */
export async function inTurn(
  a: Served,
  b: Served,
  request: Load['request'],
  seconds: number,
  /** What the bare app is asked, where a request counts only once. */
  bareRequest: Load['request'] = request,
) {
  const runs: { ours: Loaded; bare: Loaded }[] = [];
  await load({ url: a.said, secret: SECRET, connections: CONNECTIONS, seconds: 1, request });
  await load({ url: b.said, secret: SECRET, connections: CONNECTIONS, seconds: 1, request: bareRequest });
  for (let i = 0; i < RUNS; i++) {
    const ours = await load({ url: a.said, secret: SECRET, connections: CONNECTIONS, seconds, request });
    const bare = await load({ url: b.said, secret: SECRET, connections: CONNECTIONS, seconds, request: bareRequest });
    runs.push({ ours, bare });
  }
  const bad = runs.reduce((n, r) => n + r.ours.bad + r.bare.bad, 0);
  if (bad > 0) throw new Error(`${bad} requests failed`);
  return {
    ratio: median(runs.map((r) => r.ours.rps / r.bare.rps)),
    p99: median(runs.map((r) => r.ours.p99 / r.bare.p99)),
    ours: median(runs.map((r) => r.ours.rps)),
    bare: median(runs.map((r) => r.bare.rps)),
    oursP99: median(runs.map((r) => r.ours.p99)),
  };
}

/** `deploys`: the stub takes what is deployed, too. */
export async function serve(env: Record<string, string>, deploys = ''): Promise<{ app: Served; stub: Served }> {
  const stub = await child('slack-stub.ts', []);
  const app = await child('app.ts', [], {
    SECRET,
    SLACK_API_URL: stub.said,
    DATA_DIR: scratch(),
    MANIFESTS: benchManifests(),
    ...(deploys && { DEPLOY_WEBHOOK_URL: `${stub.said}${deploys}` }),
    ...env,
  });
  return { app, stub };
}

export async function listBench(): Promise<Row[]> {
  const { app, stub } = await serve({ RELEASES: '20' });
  const request = () => ({ user: voter(1), text: 'list' });
  const bytes = await answerBytes(app.said, request());
  const bare = await child('bare-bolt.ts', [String(bytes)], { SECRET });
  const r = await inTurn(app, bare, request, 3);
  for (const p of [app, stub, bare]) await p.stop();
  return [
    row(
      '/release list of 20 rows against bare Bolt',
      `${r.ratio.toFixed(2)} of its throughput (${r.ours.toFixed(0)}/s and ${r.bare.toFixed(0)}/s, ${bytes} bytes)`,
      'at least 0.75',
      r.ratio >= 0.75,
    ),
  ];
}

/** One of them never answers: with all 60 for it a vote would close, and what comes then changes nothing. */
const ANSWERING = VOTERS - 1;
/** Every pass over all ballots changes each answer, so that each request is a durable change. */
export const ballot = (n: number) => ({
  user: voter(Math.floor(n / VOTES) % ANSWERING),
  text: `${Math.floor(n / (VOTES * ANSWERING)) % 2 === 0 ? 'go' : 'abstain'} R-${(n % VOTES) + 1}`,
});

export async function voteBench(): Promise<Row[]> {
  const { app, stub } = await serve({ RELEASES: String(VOTES), VOTE: String(VOTES) });
  let n = 0;
  const request = () => ballot(n++);
  const bytes = await answerBytes(app.said, request());
  const bare = await child('bare-bolt.ts', [String(bytes)], { SECRET });
  const r = await inTurn(app, bare, request, 4, () => ballot(0));
  const HALF = 100_000;
  const grow = async (server: Served, count: number) => {
    await load({ url: server.said, secret: SECRET, connections: CONNECTIONS, count, request });
    return (await server.ask('memory')).rss ?? 0;
  };
  const [first, bareFirst] = [await grow(app, HALF), await grow(bare, HALF)];
  const [second, bareSecond] = [await grow(app, HALF), await grow(bare, HALF)];
  for (const p of [app, stub, bare]) await p.stop();
  return [
    row(
      'a vote (60 voters, 100 votes open, durable) against bare Bolt',
      `${r.ratio.toFixed(2)} of its throughput (${r.ours.toFixed(0)}/s and ${r.bare.toFixed(0)}/s)`,
      'at least 0.6',
      r.ratio >= 0.6,
    ),
    row('its p99 against bare Bolt’s', `${r.p99.toFixed(2)} times (${ms(r.oursP99)})`, 'at most 2', r.p99 <= 2),
    row(
      'memory after 200,000 votes against bare Bolt',
      `${(second / bareSecond).toFixed(2)} times (${second.toFixed(0)} MB and ${bareSecond.toFixed(0)} MB)`,
      'at most 2',
      second / bareSecond <= 2,
    ),
    row(
      'memory added by the second 100,000 votes',
      `${((second / first - 1) * 100).toFixed(1)} % (bare: ${((bareSecond / bareFirst - 1) * 100).toFixed(1)} %)`,
      'at most 5 %',
      second / first <= 1.05,
    ),
  ];
}

/** The same vote where a sync takes as long as on a common cloud disk; and what it writes. */
export async function slowVoteBench(): Promise<Row[]> {
  const dir = scratch();
  const { app, stub } = await serve({ RELEASES: String(VOTES), VOTE: String(VOTES), SYNC_MS: '0.7', DATA_DIR: dir });
  let n = 0;
  const request = () => ballot(n++);
  const bytes = await answerBytes(app.said, request());
  const bare = await child('bare-bolt.ts', [String(bytes)], { SECRET });
  const r = await inTurn(app, bare, request, 4, () => ballot(0));
  const { ms: sync = 0 } = await app.ask('sync');
  const written = journalBytes(dir);
  const from = n;
  await load({ url: app.said, secret: SECRET, connections: CONNECTIONS, count: 2000, request });
  const each = (journalBytes(dir) - written) / (n - from);
  for (const p of [app, stub, bare]) await p.stop();
  return [
    row(
      'a vote on a disk whose sync takes 0.7 ms, against bare Bolt',
      `${r.ratio.toFixed(2)} of its throughput (${r.ours.toFixed(0)}/s and ${r.bare.toFixed(0)}/s; a sync took ${ms(sync)})`,
      'at least 0.6',
      r.ratio >= 0.6,
    ),
    row('its p99 against bare Bolt’s', `${r.p99.toFixed(2)} times (${ms(r.oursP99)})`, 'at most 2', r.p99 <= 2),
    row('what a vote with 60 answers writes', `${each.toFixed(0)} bytes`, 'at most 2000 bytes', each <= 2000),
  ];
}

const journalBytes = (dir: string) =>
  readdirSync(dir)
    .filter((name) => name.includes('journal-'))
    .reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);
