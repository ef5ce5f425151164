import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { Webhook } from 'standardwebhooks';

/** A small deploy pipeline: takes signed requests, pretends to deploy, reports back. It can be told to misbehave. */

const BEHAVIOURS = [
  'succeed',
  'fail',
  'manual',
  'silent',
  'refuse',
  'html',
  'empty',
  'slow',
  'unavailable',
  'hang',
  'contradict',
] as const;
type Behaviour = (typeof BEHAVIOURS)[number];
type Seen = {
  webhookId: string;
  deliveries: number;
  body: { action: string; deployId: string; stage: string; callbackUrl: string; services: unknown[] };
};

const [stepArg = '700', secret = ''] = process.argv.slice(2);
const signer = new Webhook(secret);
const seen = new Map<string, Seen>();
const paused = new Set<string>();
const stopped = new Set<string>();
const stepOf = ({ deployId, stage }: Seen['body']) => `${deployId}/${stage}`;
let behaviour: Behaviour = 'succeed';
let times = Number.POSITIVE_INFINITY;
let stepMs = Number(stepArg);
let release = () => {};
let builds = 0;

const app = new Hono();

app.post('/deploy', async (c) => {
  const raw = await c.req.text();
  const id = c.req.header('webhook-id') ?? '';
  try {
    signer.verify(raw, {
      'webhook-id': id,
      'webhook-timestamp': c.req.header('webhook-timestamp') ?? '',
      'webhook-signature': c.req.header('webhook-signature') ?? '',
    });
  } catch {
    return c.text('bad signature', 401);
  }
  const before = seen.get(id);
  const now = before ?? { webhookId: id, deliveries: 0, body: JSON.parse(raw) };
  now.deliveries += 1;
  seen.set(id, now);
  const how = times > 0 ? behaviour : 'succeed';
  times -= 1;
  switch (how) {
    case 'refuse':
      return c.text('checkout-api 4.2.0 was never built', 422);
    case 'html':
      return c.html('<html><h1>Sign in</h1></html>');
    case 'unavailable':
      return c.text('try later', 503);
    case 'slow':
    case 'hang':
      await new Promise<void>((go) => {
        release = go;
      });
      break;
    default:
  }
  if (now.body.action === 'pause') paused.add(stepOf(now.body));
  if (now.body.action === 'resume') paused.delete(stepOf(now.body));
  if (now.body.action === 'stop') stopped.add(stepOf(now.body));
  if (['pause', 'resume', 'stop'].includes(now.body.action)) return c.json({ accepted: true }, 202);
  // The same webhook-id is the same deploy: it is not started twice.
  if (!before || how === 'hang') void run(now.body, how);
  return how === 'empty' ? c.body(null, 204) : c.json({ accepted: true }, 202);
});

app.post('/_pipeline', async (c) => {
  const told: {
    behaviour?: Behaviour;
    times?: number;
    stepMs?: number;
    release?: boolean;
    report?: Record<string, unknown>;
    deployId?: string;
    stage?: string;
    /** told as a build, to where the app is */
    build?: Record<string, unknown>;
    app?: string;
  } = await c.req.json();
  if (told.behaviour !== undefined && !BEHAVIOURS.includes(told.behaviour))
    return c.json({ error: `no such behaviour; one of ${BEHAVIOURS.join(', ')}` }, 400);
  if (told.behaviour) {
    behaviour = told.behaviour;
    times = told.times ?? Number.POSITIVE_INFINITY;
  }
  if (told.stepMs !== undefined) stepMs = told.stepMs;
  if (told.release) release();
  if (told.report) {
    const found = [...seen.values()].find((s) => s.body.deployId === told.deployId && s.body.stage === told.stage);
    if (!found) return c.json({ error: 'no such deploy' }, 404);
    return c.json(await report(found.body, told.report));
  }
  if (told.build)
    return c.json(await send(`${told.app}/inbound/pipeline`, `build_${Date.now()}_${++builds}`, told.build));
  return c.json({ ok: true });
});
app.get('/_pipeline', (c) =>
  c.json({
    seen: [...seen.values()],
    behaviour: times > 0 ? behaviour : 'succeed',
    ...(Number.isFinite(times) && times > 0 && { times }),
    known: BEHAVIOURS,
  }),
);
app.delete('/_pipeline', (c) => {
  seen.clear();
  paused.clear();
  stopped.clear();
  behaviour = 'succeed';
  times = Number.POSITIVE_INFINITY;
  return c.json({ ok: true });
});

async function run(body: Seen['body'], how: Behaviour): Promise<void> {
  if (how === 'manual' || how === 'silent') return;
  let n = 0;
  const tell = (status: string, more: Record<string, unknown> = {}) => report(body, { status, n: ++n, ...more });
  await tell('accepted', { percent: 0 });
  for (const percent of [25, 60]) {
    await work(body);
    if (stopped.has(stepOf(body))) return void (await tell('failed', { message: 'stopped, as it was asked' }));
    await tell('running', { percent, message: `${percent} % of the instances are new` });
  }
  await work(body);
  const failing = how === 'fail' && body.action === 'deploy';
  await (failing
    ? tell('failed', { message: 'health check: errors 2.4 %, limit 1 %' })
    : tell('succeeded', { percent: 100 }));
  if (how === 'contradict') await tell(failing ? 'succeeded' : 'failed', { message: 'second thoughts' });
}

async function report(
  { callbackUrl, deployId, stage }: Seen['body'],
  what: Record<string, unknown>,
): Promise<{ status: number; answer: string }> {
  return send(callbackUrl, `msg_${deployId}_${stage}_${String(what.n)}`, {
    deployId,
    stage,
    url: runOf(deployId, stage),
    ...what,
  });
}

/** Where people could look at a run of it. */
const runOf = (deployId: string, stage: string) =>
  `https://ci.harbor.example/runs/${deployId}/${encodeURIComponent(stage)}`;

async function send(
  to: string,
  id: string,
  what: Record<string, unknown>,
): Promise<{ status: number; answer: string }> {
  const body = JSON.stringify(what);
  const at = new Date();
  // Reports matter: they are repeated until Gonogo has taken them.
  for (let attempt = 1; ; attempt++) {
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signer.sign(id, at, body),
    };
    const answer = await fetch(to, { method: 'POST', body, headers, signal: AbortSignal.timeout(5000) }).then(
      async (r) => ({ status: r.status, answer: await r.text() }),
      (error) => ({ status: 503, answer: String(error) }),
    );
    if (answer.status < 500 || attempt >= 8) return answer;
    await new Promise((again) => setTimeout(again, 50 * attempt));
  }
}

/** A part of a step's work; a paused step stays where it is. */
async function work(body: Seen['body']): Promise<void> {
  do await new Promise((go) => setTimeout(go, stepMs));
  while (paused.has(stepOf(body)));
}

const server = createServer(getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  process.send?.(`http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`);
});
process.once('disconnect', () => process.exit(0));
