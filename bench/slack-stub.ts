import { createServer } from 'node:http';
import { VOTERS, voter } from './company.ts';

/** A Slack that answers at once and keeps the limits it is given: `channel` and `workspace` as "perSecond,burst", at `SPEED`. */
const speed = Number(process.env.SPEED ?? 1);
const bucket = (spec: string | undefined) => {
  if (!spec) return () => 0;
  const [perSecond = 1, burst = 1] = spec.split(',').map(Number);
  const of = new Map<string, { tokens: number; at: number }>();
  return (key: string) => {
    const now = performance.now();
    const before = of.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, before.tokens + ((now - before.at) / 1000) * perSecond * speed);
    of.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    return tokens >= 1 ? 0 : 1;
  };
};
const channel = bucket(process.env.CHANNEL);
const workspace = bucket(process.env.WORKSPACE);
const posts: { channel: string; text: string }[] = [];
const edited: string[] = [];
const edits: { channel: string; at: number }[] = [];
let limited = 0;
let ts = 1;

const answers: Record<string, (args: URLSearchParams) => object> = {
  'auth.test': () => ({ team_id: 'T1', bot_id: 'B1', user_id: 'U1' }),
  'users.list': () => ({
    members: Array.from({ length: VOTERS }, (_, n) => ({
      id: voter(n),
      tz: 'Europe/Berlin',
      profile: { email: `voter${n}@bench.example` },
    })),
    response_metadata: { next_cursor: '' },
  }),
  'usergroups.list': () => ({ usergroups: [] }),
  'conversations.list': () => ({
    channels: ['releases', 'exec-updates', 'support-news'].map((name) => ({ id: `C_${name}`, name })),
    response_metadata: { next_cursor: '' },
  }),
  'conversations.open': (args) => ({ channel: { id: `D${args.get('users')}` } }),
};

const server = createServer(async (req, res) => {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part);
  const args = new URLSearchParams(Buffer.concat(parts).toString());
  const method = (req.url ?? '').slice('/api/'.length);
  const reply = (status: number, body: object, headers = {}) =>
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  if (method === 'chat.postMessage') {
    const where = args.get('channel') ?? '';
    if (Math.max(channel(where), workspace('all')) > 0) {
      limited += 1;
      return void reply(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '1' });
    }
    posts.push({ channel: where, text: args.get('text') ?? '' });
  }
  if (method === 'chat.update') {
    edited.push(args.get('ts') ?? '');
    edits.push({ channel: args.get('channel') ?? '', at: performance.now() });
  }
  reply(200, {
    ok: true,
    ts: `1700000000.${String(ts++).padStart(6, '0')}`,
    channel: args.get('channel') ?? 'C1',
    ...answers[method]?.(args),
  });
});
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  process.send?.(`http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/api/`);
});
process.on('message', (what) => {
  // The numbers behind the dot of the headlines that were edited, in order.
  if (what === 'edited')
    process.send?.(edited.filter((at) => at.startsWith('1600000000.')).map((at) => Number(at.slice(11))));
  if (what === 'edits') process.send?.(mostWithin(20_000));
  if (what !== 'posts') return;
  const order = new Map<string, number>();
  let disordered = 0;
  for (const { channel: where, text } of posts) {
    const n = Number(text.split('#')[1]);
    if (n < (order.get(where) ?? -1)) disordered += 1;
    order.set(where, n);
  }
  process.send?.({
    posts: posts.length,
    distinct: new Set(posts.map((p) => `${p.channel}/${p.text}`)).size,
    limited,
    disordered,
  });
});
process.once('disconnect', () => process.exit(0));

/** How many edits a channel had, and the most that fell into any so many ms of one channel. */
function mostWithin(ms: number): Record<string, number> {
  const most = (all: number[]) =>
    Math.max(0, ...all.map((from) => all.filter((at) => at >= from && at < from + ms).length));
  const by = Map.groupBy(edits, (e) => e.channel);
  const channels = [...by.values()].map((all) => all.map((e) => e.at));
  return { edits: edits.length, most: Math.max(0, ...channels.map(most)), channels: channels.length };
}
