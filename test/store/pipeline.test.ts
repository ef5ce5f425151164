import { expect, test } from 'vitest';
import { disk, type FileSystem } from '../../src/store/lowdb/file-system.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { tempDir } from '../support/temp.ts';

const AT = '2026-03-02T09:00:00.000Z';
const put = (n: number) => ({ at: AT, put: [{ key: `n/${n}`, value: n, lists: [] }] });

/** A disk whose syncs end when they are told to, and which notes what is asked of it. */
function slowDisk() {
  const asked: string[] = [];
  let held = false;
  let under: { end(): void; fail(): void } | undefined;
  const fs: FileSystem = {
    ...disk,
    async open(path, mode) {
      const file = await disk.open(path, mode);
      return {
        ...file,
        append(bytes) {
          if (held) asked.push(`append ${bytes.toString().split('\n').length - 1}`);
          return file.append(bytes);
        },
        sync() {
          if (!held) return file.sync();
          asked.push('sync');
          return new Promise((end, failed) => {
            under = { end: () => void file.sync().then(end), fail: () => failed(new Error('EIO')) };
          });
        },
      };
    },
  };
  const seen = async (...what: string[]) => expect.poll(() => asked, { interval: 1 }).toEqual(what);
  return { fs, asked, seen, hold: () => (held = true), end: () => under?.end(), fail: () => under?.fail() };
}

async function open() {
  const slow = slowDisk();
  const stores = await openLowdb(tempDir(), { fs: slow.fs });
  slow.hold();
  const told: number[] = [];
  const commit = async (n: number) => {
    const result = await stores.of('T1').commit(put(n));
    if (result.ok) told.push(n);
    return result;
  };
  return { slow, stores, store: stores.of('T1'), told, commit };
}

test('what is staged while the disk works is decided, encoded and appended meanwhile, and told after a sync of its own', async () => {
  const { slow, store, told, commit } = await open();
  const first = commit(1);
  await slow.seen('append 1', 'sync');
  const more = [commit(2), commit(3)];
  expect((await store.get('n/3'))?.value).toBe(3);
  let settled = false;
  const all = store.settled().then(() => (settled = true));
  await slow.seen('append 1', 'sync', 'append 2');
  slow.end();
  await first;
  expect([told, settled]).toEqual([[1], false]);
  await slow.seen('append 1', 'sync', 'append 2', 'sync');
  const last = commit(4);
  await slow.seen('append 1', 'sync', 'append 2', 'sync', 'append 1');
  slow.end();
  await Promise.all([...more, all]);
  expect(told).toEqual([1, 2, 3]);
  await slow.seen('append 1', 'sync', 'append 2', 'sync', 'append 1', 'sync');
  slow.end();
  await last;
  expect(told).toEqual([1, 2, 3, 4]);
});

test('the past tells what is durable, and nothing that is only written', async () => {
  const { slow, store } = await open();
  const told = (n: number) => ({ v: 1, workspace: 'T1', stream: 's', type: 'Counted', at: AT, by: 'U1', data: n });
  const counted = (n: number) => store.commit({ at: AT, facts: [{ ...told(n), via: 'test', cause: '' }] });
  const seen = async () => (await store.history('s')).map((f) => f.data);
  const first = counted(1);
  await slow.seen('append 1', 'sync');
  const second = counted(2);
  await slow.seen('append 1', 'sync', 'append 1');
  expect(await seen()).toEqual([]);
  slow.end();
  await first;
  expect(await seen()).toEqual([1]);
  await slow.seen('append 1', 'sync', 'append 1', 'sync');
  slow.end();
  await second;
  expect(await seen()).toEqual([1, 2]);
});

test('what is apart is begun only once all before it is durable', async () => {
  const { slow, store, commit } = await open();
  const first = commit(1);
  await slow.seen('append 1', 'sync');
  const apart = store.apart();
  for (let turn = 0; turn < 20; turn++) await new Promise((resume) => setImmediate(resume));
  expect(slow.asked).toEqual(['append 1', 'sync']);
  slow.end();
  await first;
  await slow.seen('append 1', 'sync', 'append 1', 'sync');
  slow.end();
  expect(await apart).toBe('v2-journal-000002');
});

test('a sync that fails takes back all that is under way, and is not tried again', async () => {
  const { slow, store, told, commit } = await open();
  const first = commit(1);
  await slow.seen('append 1', 'sync');
  slow.end();
  await first;
  const lost = [commit(1)];
  await slow.seen('append 1', 'sync', 'append 1', 'sync');
  lost.push(commit(2));
  await slow.seen('append 1', 'sync', 'append 1', 'sync', 'append 1');
  lost.push(commit(2));
  slow.fail();
  for (const result of await Promise.all(lost)) expect(result).toMatchObject({ ok: false, why: 'unconfirmed' });
  expect(await commit(4)).toMatchObject({ ok: false, why: 'unconfirmed' });
  await store.settled();
  expect(slow.asked.filter((what) => what === 'sync')).toHaveLength(2);
  expect(told).toEqual([1]);
  expect((await store.get('n/1'))?.version).toBe(1);
  expect(await store.get('n/2')).toBeUndefined();
  expect(store.broken()).toMatch(/EIO/);
});
