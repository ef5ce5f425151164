import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { one } from '../../src/domain/deciding/reads.ts';
import { quarantines } from '../../src/domain/quarantine/document.ts';
import { see } from '../../src/door/read-only.ts';
import { webApp } from '../../src/http/app.ts';
import { openBodiesApart } from '../../src/http/bodies-apart.ts';
import { Room } from '../../src/http/room.ts';
import { webhooks } from '../../src/inbound/github/index.ts';
import { hmacHex } from '../../src/inbound/signing.ts';
import { Tallies } from '../../src/inbound/tallies.ts';
import { disk } from '../../src/store/lowdb/file-system.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, NOW, PEOPLE } from '../domain/given.ts';
import { tempDir } from '../support/temp.ts';

const REST = {
  ...{ checkToken: undefined, exportToken: undefined, log: () => {} },
  people: { zoneOf: () => 'UTC', withEmail: () => undefined },
  health: () => ({ ok: true, detail: {} }),
};

/** All that is served, as it is put together at the start. */
async function served() {
  const store = (await openLowdb(tempDir())).of('T1');
  onTestFinished(() => store.close());
  const setting = { store, workspace: 'T1', company: () => COMPANY, people: () => PEOPLE, now: () => NOW };
  const [dir, tallies] = [tempDir(), new Tallies()];
  const apart = openBodiesApart(dir, disk);
  const inbound = { setting, sources: { github: webhooks('s') }, targets: {}, tallies, apart, room: new Room(100_000) };
  const app = webApp({ ...inbound, ...REST });
  const post = (body: string) =>
    app.request('/inbound/github', {
      method: 'POST',
      body,
      headers: { 'x-hub-signature-256': `sha256=${hmacHex('s', Buffer.from(body))}`, 'x-github-event': 'push' },
    });
  return { setting, dir, tallies, post };
}

test('what is large and can’t be read is kept whole, as what takes deliveries was given a place for it', async () => {
  const { setting, dir, post } = await served();
  const body = JSON.stringify({ repository: 7, note: 'ab'.repeat(30_000) });
  expect((await post(body)).status).toBe(200);
  const { found } = await see(setting, { found: one(quarantines, 'github') });
  expect(found?.deliveries).toMatchObject([{ apart: true }]);
  expect(readdirSync(dir)).toHaveLength(1);
});

test('what there is no room for is put off, and counted as that', async () => {
  const { tallies, post } = await served();
  const answer = await post(JSON.stringify({ note: 'ab'.repeat(60_000) }));
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
  expect(await answer.json()).toMatchObject({ error: 'busy' });
  expect(tallies.of('github', NOW).putOff.count).toBe(1);
});
