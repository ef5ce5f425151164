import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { one } from '../../src/domain/deciding/reads.ts';
import { placedAgain } from '../../src/domain/evidence/placing.ts';
import { unmatched } from '../../src/domain/evidence/unmatched.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import { openBodiesApart } from '../../src/http/bodies-apart.ts';
import { inboundApi, takingOf } from '../../src/http/inbound.ts';
import { openServer } from '../../src/http/server.ts';
import { tendingOf } from '../../src/http/test-and-replay.ts';
import { builds } from '../../src/inbound/generic/json.ts';
import { uploads } from '../../src/inbound/reports/index.ts';
import type { Source } from '../../src/inbound/source.ts';
import { disk } from '../../src/store/lowdb/file-system.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, NOW, PEOPLE } from '../domain/given.ts';

/** Of this, a source that can be mended reads nothing before it is. */
const unmended = { faults: ['not known yet'] };

/** Started by itself: takes uploads and deliveries, reads again and attaches, on a disk until it is killed. Prints its address. */
if (import.meta.main) {
  // Who is killed writes nothing at the end.
  flushCompileCache();
  const [dir = '', token = '', mended = ''] = process.argv.slice(2);
  const store = (await openLowdb(dir, { snapshotAfter: 200_000 })).of('T1');
  const setting = { store, workspace: 'T1', company: () => COMPANY, people: () => PEOPLE, now: () => NOW };
  const generic = builds('whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==');
  const ci: Source = {
    ...generic,
    verify: () => 'secret',
    deliveryId: ({ header }) => header('webhook-id'),
    answered: undefined,
    translate: (body, of) => (Object(body).late && mended === '' ? unmended : generic.translate(body, of)),
  };
  const sources = { ci, reports: uploads([token]) };
  const inbound = {
    ...{ setting, sources, targets: {}, personOf: () => undefined },
    apart: openBodiesApart(join(dir, 'set-aside'), disk),
  };
  const tending = tendingOf({ at: takingOf(inbound), sources, publicUrl: 'https://gonogo.example' });
  const app = new Hono();
  app.post('/again', async (c) => c.json(await tending.readAgain('ci', 'UMANAGER')));
  app.post('/attach/:id', async (c) => {
    const { kept } = await see(setting, { kept: one(unmatched, c.req.param('id')) });
    const found = kept && !kept.settled ? placedAgain(COMPANY, kept, { service: 'api' }) : { commands: [] };
    for (const command of 'commands' in found ? found.commands : []) {
      const outcome = await perform(setting, command, { actor: { id: 'UMANAGER' }, via: 'attach' });
      if (!outcome.ok) return c.json(outcome, 500);
    }
    return c.json({ ok: true });
  });
  app.route('/', inboundApi(inbound));
  const server = await openServer('127.0.0.1', 0);
  server.serve(getRequestListener(app.fetch));
  console.log(server.address);
}
