import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { Webhook } from 'standardwebhooks';
import { strictlyJson } from '../control/strictly.ts';
import { BEHAVIOURS, type Behaviour, concerns, type Deploy, Runs } from './pipeline-runs.ts';
import { PipelineTold } from './pipeline-told.ts';

/** A small deploy pipeline: takes signed requests, pretends to deploy, reports back. It can be told to misbehave. */

type Seen = { webhookId: string; deliveries: number; body: Deploy };

const [stepArg = '700', secret = ''] = process.argv.slice(2);
const signer = new Webhook(secret);
const runs = new Runs(signer, Number(stepArg));
const seen = new Map<string, Seen>();
let behaviour: Behaviour = 'succeed';
let region: string | undefined;
let times = Number.POSITIVE_INFINITY;
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
  const isMeant = times > 0 && concerns(behaviour, region, now.body);
  const how = isMeant ? behaviour : 'succeed';
  if (isMeant) times -= 1;
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
  if (runs.asked(now.body)) return c.json({ accepted: true }, 202);
  // The same webhook-id is the same deploy: it is not started twice.
  if (!before || how === 'hang') void runs.run(now.body, how);
  return how === 'empty' ? c.body(null, 204) : c.json({ accepted: true }, 202);
});

app.post('/_pipeline', async (c) => {
  const read = strictlyJson(PipelineTold, await c.req.text());
  if (!read.ok) return c.json({ error: 'bad request', faults: read.faults }, 400);
  const told = read.value;
  if (told.behaviour) {
    behaviour = told.behaviour;
    region = told.region;
    times = told.times ?? Number.POSITIVE_INFINITY;
  }
  if (told.stepMs !== undefined) runs.stepMs = told.stepMs;
  if (told.release) release();
  if (told.report) {
    const found = [...seen.values()].find((s) => s.body.deployId === told.deployId && s.body.stage === told.stage);
    if (!found) return c.json({ error: 'no such deploy' }, 404);
    return c.json(await runs.report(found.body, told.report));
  }
  if (told.build)
    return c.json(await runs.send(`${told.app}/inbound/pipeline`, `build_${Date.now()}_${++builds}`, told.build));
  return c.json({ ok: true });
});
app.get('/_pipeline', (c) =>
  c.json({
    seen: [...seen.values()],
    behaviour: times > 0 ? behaviour : 'succeed',
    ...(Number.isFinite(times) && times > 0 && { times }),
    ...(region !== undefined && times > 0 && { region }),
    known: BEHAVIOURS,
  }),
);
app.delete('/_pipeline', (c) => {
  seen.clear();
  runs.forget();
  behaviour = 'succeed';
  region = undefined;
  times = Number.POSITIVE_INFINITY;
  return c.json({ ok: true });
});

const server = createServer(getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  process.send?.(`http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`);
});
process.once('disconnect', () => process.exit(0));
