import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CannotOpen } from '../../../src/store/lowdb/faults.ts';
import { disk, type FileSystem } from '../../../src/store/lowdb/file-system.ts';
import { openLowdb } from '../../../src/store/lowdb/index.ts';
import { tempDir } from '../../support/temp.ts';

const AT = '2026-03-02T09:00:00.000Z';
const put = (n: number) => ({ at: AT, put: [{ key: `n/${n}`, value: n, lists: ['n/all'] }] });
const errand = (key: string, n = 0) => ({
  key,
  mode: 'latest' as const,
  lane: 'l',
  kind: 'post',
  dueAt: AT,
  data: { n },
});

test('what is replaced before it was durable is not handed over; who stopped working gets no more', async () => {
  const store = (await openLowdb(tempDir())).of('T1');
  const [taken, other]: [string[], string[]] = [[], []];
  const stop = store.work((e) => other.push(e.key));
  store.work((e) => taken.push(`${e.key} ${e.id}`));
  await Promise.all([
    store.commit({ at: AT, errands: [errand('a'), errand('b')] }),
    store.commit({ at: AT, errands: [errand('a', 1)] }),
  ]);
  expect(taken.sort()).toEqual(['a 3', 'b 2']);
  stop();
  await store.commit({ at: AT, errands: [errand('c')] });
  expect([taken.includes('c 4'), other.includes('c')]).toEqual([true, false]);
  // The one that was replaced comes after what waits longer.
  expect((await store.pending('')).map((e) => e.key)).toEqual(['b', 'a', 'c']);
  expect((await store.pending('b')).map((e) => e.key)).toEqual(['b']);
  await store.close();
});

test('once the disk has failed nothing is staged, nothing is a duplicate, and no snapshot is written', async () => {
  let full = false;
  const failing: FileSystem = {
    ...disk,
    async open(path, mode) {
      const file = await disk.open(path, mode);
      return { ...file, append: (bytes) => (full ? Promise.reject(new Error('ENOSPC')) : file.append(bytes)) };
    },
  };
  const dir = tempDir();
  const store = (await openLowdb(dir, { fs: failing, snapshotAfter: 4 })).of('T1');
  await store.commit({ ...put(1), remember: [{ key: 'k', until: '2030-01-01T00:00:00.000Z' }] });
  await store.settled();
  full = true;
  expect(await store.commit(put(2))).toMatchObject({ ok: false, why: 'unconfirmed' });
  full = false;
  const again = { ...put(3), remember: [{ key: 'k', until: AT }], read: { docs: { 'n/1': 9 }, lists: {} } };
  expect(await store.commit(again)).toMatchObject({ ok: false, why: 'unconfirmed' });
  expect([await store.get('n/2'), await store.get('n/3')]).toEqual([undefined, undefined]);
  expect((await store.list('n/all')).docs).toHaveLength(1);
  const before = readdirSync(dir)
    .filter((n) => n.includes('snapshot'))
    .sort();
  await store.close();
  await store.close();
  expect(
    readdirSync(dir)
      .filter((n) => n.includes('snapshot'))
      .sort(),
  ).toEqual(before);
});

test('where nothing can be begun apart the disk has failed, and it is told as that', async () => {
  let full = false;
  const failing: FileSystem = {
    ...disk,
    open: (path, mode) => (full ? Promise.reject(new Error('ENOSPC: no space left')) : disk.open(path, mode)),
  };
  const stores = await openLowdb(tempDir(), { fs: failing });
  const store = stores.of('T1');
  await store.commit(put(1));
  full = true;
  await expect(store.apart()).rejects.toThrow(/^The disk failed \(ENOSPC: no space left\)/);
  await expect(store.apart()).rejects.toThrow(CannotOpen);
  expect(stores.broken()).toMatch(/ENOSPC/);
  expect(await store.commit(put(2))).toMatchObject({ ok: false, why: 'unconfirmed' });
  await stores.close();
});

test('a snapshot is taken where much was written, and at a clean end', async () => {
  const snapshots = (dir: string) => readdirSync(dir).filter((n) => /^v2-snapshot-\d+$/.test(n));
  const written = async (count: number, snapshotAfter: number) => {
    const dir = tempDir();
    const stores = await openLowdb(dir, { snapshotAfter });
    for (let n = 0; n < count; n++) await stores.of('T1').commit(put(n));
    const open = snapshots(dir).length;
    await stores.close();
    return [open, snapshots(dir).length];
  };
  expect(await written(2, 1_000_000)).toEqual([0, 0]);
  expect(await written(6, 1_000)).toEqual([0, 1]);
  const dir = tempDir();
  const stores = await openLowdb(dir, { snapshotAfter: 100 });
  await stores.of('T1').commit(put(1));
  await stores.of('T1').commit(put(2));
  await expect.poll(() => snapshots(dir).length).toBe(1);
  await stores.close();
});
