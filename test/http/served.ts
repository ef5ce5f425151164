import { flushCompileCache } from 'node:module';
import { getRequestListener } from '@hono/node-server';
import { inboundApi } from '../../src/http/inbound.ts';
import { openServer } from '../../src/http/server.ts';
import { builds } from '../../src/inbound/generic/json.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, NOW, PEOPLE } from '../domain/given.ts';

/** Started by itself: takes deliveries on a disk until it is killed. Prints its address. */
if (import.meta.main) {
  // Who is killed writes nothing at the end.
  flushCompileCache();
  const [dir = '', secret = '', snapshotAfter = ''] = process.argv.slice(2);
  const store = (await openLowdb(dir, { snapshotAfter: Number(snapshotAfter) })).of('T1');
  const setting = { store, workspace: 'T1', company: () => COMPANY, people: () => PEOPLE, now: () => NOW };
  const server = await openServer('127.0.0.1', 0);
  const api = inboundApi({ setting, sources: { pipeline: builds(secret) }, targets: {}, personOf: () => undefined });
  server.serve(getRequestListener(api.fetch));
  console.log(server.address);
}
