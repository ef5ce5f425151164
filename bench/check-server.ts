import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { perform } from '../src/door/perform.ts';
import type { Setting } from '../src/door/setting.ts';
import { checkApi } from '../src/http/check.ts';
import { openLowdb } from '../src/store/lowdb/index.ts';
import { company, freezeCommand } from './calendar-company.ts';
import { scratch } from './support.ts';

/** `check` with 200 freezes declared, or a bare hono handler that answers as many bytes. */
const [which = 'ours', answer = '{}'] = process.argv.slice(2);
const app = which === 'ours' ? await ours() : bare();
const server = createServer(getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  process.send?.(`http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`);
});
process.once('disconnect', () => process.exit(0));

async function ours(): Promise<Hono> {
  const now = '2026-03-03T09:00:00.000Z';
  const setting: Setting = {
    store: (await openLowdb(scratch())).of('T1'),
    workspace: 'T1',
    company: () => company,
    people: () => ({ roles: {}, deactivated: [] }),
    now: () => now,
  };
  for (let n = 0; n < 200; n++)
    await perform(setting, freezeCommand(n), { actor: { id: 'gonogo', system: true }, via: 'bench' });
  return checkApi(setting, 'bench-token-of-some-length');
}

function bare(): Hono {
  const hono = new Hono();
  const payload = JSON.parse(answer);
  hono.get('/api/v1/check', (c) => c.json(payload));
  return hono;
}
