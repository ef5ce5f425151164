import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBodiesApart } from '../../src/http/bodies-apart.ts';
import { openTallies } from '../../src/http/tallies-kept.ts';
import { backUp } from '../../src/store/lowdb/backup.ts';
import { disk, type FileSystem } from '../../src/store/lowdb/file-system.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { PowerCutDisk, seeded } from '../store/power-cut-fs.ts';
import { tempDir } from '../support/temp.ts';

const bytes = (text: string, length = text.length) => new TextEncoder().encode(text.padEnd(length, '.'));
const text = (read: Uint8Array | undefined) => read && new TextDecoder().decode(read);

test('a body is kept once, found after a restart, and gone once it is dropped', async () => {
  const dir = join(tempDir(), 'set-aside');
  const first = openBodiesApart(dir, disk);
  expect(await first.read('ci', 'one')).toBeUndefined();
  expect(await Promise.all([first.keep('ci', 'one', bytes('a')), first.keep('ci', 'one', bytes('a'))])).toEqual([
    true,
    true,
  ]);
  await first.keep('other', 'one', bytes('b'));
  expect(readdirSync(dir)).toHaveLength(2);
  const again = openBodiesApart(dir, disk);
  expect([text(await again.read('ci', 'one')), text(await again.read('other', 'one'))]).toEqual(['a', 'b']);
  await again.drop('ci', 'one');
  await again.drop('ci', 'never kept');
  expect(await again.read('ci', 'one')).toBeUndefined();
  expect(readdirSync(dir)).toHaveLength(1);
});

test.each([
  ['so many', { most: 3, mostBytes: 1000 }, ['3', '4', '5']],
  ['so many bytes', { most: 100, mostBytes: 25 }, ['4', '5']],
  ['one that has all the room', { most: 100, mostBytes: 10 }, ['5']],
  ['none that is larger than the room', { most: 100, mostBytes: 9 }, []],
])('the newest are kept: %s', async (_, bounds, left) => {
  const dir = join(tempDir(), 'set-aside');
  const opened = () => openBodiesApart(dir, disk, bounds);
  for (const n of ['1', '2', '3', '4', '5']) expect(await opened().keep('ci', n, bytes(n, 10))).toBe(left.length > 0);
  const kept: (string | undefined)[] = [];
  for (const n of ['1', '2', '3', '4', '5']) kept.push(text(await opened().read('ci', n))?.[0]);
  expect(kept.filter((k) => k !== undefined)).toEqual(left);
});

test('what is not whole is not read, and is kept when it comes again', async () => {
  const dir = join(tempDir(), 'set-aside');
  await openBodiesApart(dir, disk).keep('ci', 'one', bytes('whole'));
  const [name = ''] = readdirSync(dir);
  for (const torn of ['who', 'whale']) {
    writeFileSync(join(dir, name), torn);
    expect(await openBodiesApart(dir, disk).read('ci', 'one')).toBeUndefined();
  }
  const opened = openBodiesApart(dir, disk);
  expect(await opened.keep('ci', 'one', bytes('whole'))).toBe(true);
  expect(text(await opened.read('ci', 'one'))).toBe('whole');
  expect(readFileSync(join(dir, readdirSync(dir)[0] ?? ''), 'utf8')).toBe('whole');
});

test('where the disk refuses, nothing is kept and nothing is thrown; once it has room again, it is', async () => {
  const dir = join(tempDir(), 'set-aside');
  let full = true;
  const fs: FileSystem = {
    ...disk,
    open: (path, mode) => (full ? Promise.reject(new Error('ENOSPC')) : disk.open(path, mode)),
  };
  const opened = openBodiesApart(dir, fs);
  expect([await opened.keep('ci', 'one', bytes('a')), await opened.read('ci', 'one')]).toEqual([false, undefined]);
  full = false;
  expect([await opened.keep('ci', 'one', bytes('a')), text(await opened.read('ci', 'one'))]).toEqual([true, 'a']);
});

test('whenever the power is cut, what was kept by then is there, and what was being kept can be kept again', async () => {
  for (let cut = 0; cut < 60; cut++) {
    const fs = new PowerCutDisk(seeded(cut + 1), cut);
    const first = openBodiesApart('/data/set-aside', fs, { most: 3, mostBytes: 1000 });
    const acknowledged: string[] = [];
    const all = (async () => {
      for (let n = 1; n <= 6; n++)
        if (await first.keep('ci', String(n), bytes(String(n), 30))) acknowledged.push(String(n));
      return 'all';
    })();
    await Promise.race([all, new Promise((stop) => setTimeout(stop, 20))]);
    const after = new PowerCutDisk(seeded(cut + 99), Number.POSITIVE_INFINITY, fs.afterCut());
    const again = openBodiesApart('/data/set-aside', after, { most: 3, mostBytes: 1000 });
    const newest = acknowledged.slice(-2);
    for (const n of newest) expect([cut, n, text(await again.read('ci', n))?.[0]]).toEqual([cut, n, n]);
    expect(await again.keep('ci', '6', bytes('6', 30))).toBe(true);
    expect(text(await again.read('ci', '6'))?.[0]).toBe('6');
  }
});

test('a backup holds them, and what was counted of each source, whatever goes while it is made', async () => {
  const [data, copy, bare] = [tempDir(), join(tempDir(), 'copy'), join(tempDir(), 'bare')];
  const store = (await openLowdb(data)).of('T1');
  await store.commit({ at: '2026-03-03T09:00:00.000Z', put: [{ key: 'n/1', value: 1, lists: [] }] });
  // Where nothing was ever set aside or counted, there is nothing of it.
  await backUp(data, bare);
  const apart = openBodiesApart(join(data, 'set-aside'), disk);
  for (const id of ['one', 'two']) await apart.keep('ci', id, bytes(id));
  const { tallies, stop } = await openTallies(data, disk, '2026-03-03T09:00:00.000Z');
  tallies.count('ci', 'unreadable', '2026-03-03T09:00:00.000Z');
  await stop();
  await Promise.all([backUp(data, copy), apart.drop('ci', 'two')]);
  await store.close();
  expect(text(await openBodiesApart(join(copy, 'set-aside'), disk).read('ci', 'one'))).toBe('one');
  const restored = await openTallies(copy, disk, '2026-03-04T09:00:00.000Z');
  expect(restored.tallies.of('ci').unreadable.count).toBe(1);
  for (const dir of [copy, join(copy, 'set-aside')]) expect(statSync(dir).mode & 0o777).toBe(0o700);
  expect(readdirSync(bare)).toEqual(readdirSync(copy).filter((name) => name.startsWith('v2-')));
});
