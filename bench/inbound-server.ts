import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { inboundApi } from '../src/http/inbound.ts';
import { builds } from '../src/inbound/generic/json.ts';
import { unpacked } from '../src/inbound/reading.ts';
import { openLowdb } from '../src/store/lowdb/index.ts';
import { company } from './calendar-company.ts';
import { scratch } from './support.ts';

/** Signed deliveries, durable before their answer; or a bare hono handler that checks the same signature. */
const [which = 'ours', secret = ''] = process.argv.slice(2);
const source = builds(secret);
const app = which === 'ours' ? await ours() : bare();
const server = createServer(getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  process.send?.(`http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/inbound/pipeline`);
});
process.once('disconnect', () => process.exit(0));

async function ours(): Promise<Hono> {
  const store = (await openLowdb(scratch())).of('T1');
  const now = () => new Date().toISOString();
  const setting = {
    store,
    workspace: 'T1',
    company: () => company,
    people: () => ({ roles: {}, deactivated: [] }),
    now,
  };
  return inboundApi({ setting, sources: { pipeline: source }, targets: {}, personOf: () => undefined });
}

function bare(): Hono {
  const hono = new Hono();
  hono.post('/inbound/pipeline', async (c) => {
    const delivery = { raw: new Uint8Array(await c.req.arrayBuffer()), headers: c.req.header(), rest: '', params: {} };
    const isGenuine = source.verify(unpacked(delivery), Date.now());
    return isGenuine ? c.json({ ok: true }) : c.json({ error: 'bad signature' }, 401);
  });
  return hono;
}
