import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTallies } from '../../src/http/tallies-kept.ts';
import { disk, type FileSystem } from '../../src/store/lowdb/file-system.ts';
import { instantAfter } from '../../src/time/instants.ts';
import { NOW } from '../domain/given.ts';
import { tempDir } from '../support/temp.ts';

const DAY_MS = 86_400_000;
const on = (day: number) => instantAfter(NOW, day * DAY_MS);
const SOON = 5;
const FILE = 'inbound-tallies.json';

test('what came, what was wrong with it and what went astray is known after a restart, since when it was counted', async () => {
  const dir = tempDir();
  const first = await openTallies(dir, disk, on(0));
  first.tallies.count('ci', 'taken', on(1), { of: ['check', 'artifact'] });
  first.tallies.count('ci', 'refused', on(2));
  first.tallies.count('ci', 'unreadable', on(2), { why: 'it is not JSON' });
  first.tallies.wentAstray('cii', on(2));
  await first.stop();
  const { tallies } = await openTallies(dir, disk, on(3));
  tallies.count('ci', 'taken', on(3), { of: ['check'] });
  expect(tallies.since).toBe(on(0));
  expect(tallies.of('ci', on(3))).toMatchObject({
    taken: { count: 2, last: on(3), of: { check: 2, artifact: 1 } },
    refused: { count: 1, last: on(2) },
    unreadable: { count: 1, why: 'it is not JSON' },
    putOff: { count: 0 },
  });
  expect(tallies.astray).toEqual({ count: 1, last: on(2), name: 'cii' });
});

test('many deliveries are one write, and none waits for it', async () => {
  const dir = tempDir();
  let writes = 0;
  const fs: FileSystem = { ...disk, open: (path, mode) => disk.open(path, mode).finally(() => void writes++) };
  const { tallies, stop } = await openTallies(dir, fs, NOW, SOON);
  for (let n = 0; n < 10_000; n++) tallies.count('ci', 'taken', NOW);
  expect(writes).toBe(0);
  await expect.poll(() => readdirSync(dir)).toEqual([FILE]);
  await stop();
  expect(writes).toBe(1);
  // Nothing came since: nothing is written.
  await stop();
  expect(writes).toBe(1);
  expect((await openTallies(dir, disk, NOW)).tallies.of('ci', NOW).taken.count).toBe(10_000);
});

test('what last came a month ago is forgotten, each kind by itself', async () => {
  const dir = tempDir();
  const { tallies, stop } = await openTallies(dir, disk, on(0));
  tallies.count('ci', 'refused', on(0));
  tallies.count('ci', 'taken', on(20));
  expect(tallies.of('ci', on(29)).refused.count).toBe(1);
  expect(tallies.of('ci', on(31))).toMatchObject({ refused: { count: 0 }, taken: { count: 1 } });
  tallies.count('ci', 'refused', on(31));
  expect(tallies.of('ci', on(31)).refused.count).toBe(1);
  await stop();
});

test.each([
  ['not JSON', '{"since":'],
  ['another shape', '{"since":1,"sources":[]}'],
  ['a number that is none', `{"since":"${NOW}","sources":{"ci":{"taken":{"count":"many"}}}}`],
])('a file that can’t be read is counted anew: %s', async (_, text) => {
  const dir = tempDir();
  writeFileSync(join(dir, FILE), text);
  const { tallies, stop } = await openTallies(dir, disk, on(1));
  expect([tallies.since, tallies.of('ci', on(1)).taken]).toEqual([on(1), { count: 0 }]);
  tallies.count('ci', 'taken', on(1));
  await stop();
  expect(JSON.parse(readFileSync(join(dir, FILE), 'utf8'))).toMatchObject({ since: on(1) });
});

test('where the disk refuses, it is counted on', async () => {
  const fs: FileSystem = { ...disk, open: () => Promise.reject(new Error('ENOSPC')) };
  const { tallies, stop } = await openTallies(tempDir(), fs, NOW, SOON);
  tallies.count('__proto__', 'taken', NOW);
  await stop();
  tallies.count('ci', 'taken', NOW);
  expect(tallies.of('ci', NOW).taken.count).toBe(1);
});
