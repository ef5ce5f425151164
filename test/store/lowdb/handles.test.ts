import { expect, test } from 'vitest';
import { disk, type File, type FileSystem } from '../../../src/store/lowdb/file-system.ts';
import { openLowdb } from '../../../src/store/lowdb/index.ts';
import { tempDir } from '../../support/temp.ts';

const AT = '2026-03-02T09:00:00.000Z';
const counted = (stream: string) => ({
  ...{ v: 1, workspace: 'T1', stream, type: 'Counted', at: AT, by: 'U1', via: 'test', cause: '' },
  data: {},
});

/** A disk that knows which files are open, and where any of its files can be made to fail. */
function watched() {
  const open = new Set<string>();
  let nth = 0;
  let failing: 'append' | 'sync' | undefined;
  const unlessFailing = async (what: typeof failing, work: () => Promise<void>) => {
    if (failing === what) throw new Error(`EIO: ${what}`);
    await work();
  };
  const fs: FileSystem = {
    ...disk,
    async open(path, mode) {
      const file = await disk.open(path, mode);
      const name = `${path} ${++nth}`;
      open.add(name);
      return {
        ...file,
        append: (bytes) => unlessFailing('append', () => file.append(bytes)),
        sync: () => unlessFailing('sync', () => file.sync()),
        async close() {
          open.delete(name);
          await file.close();
        },
      } satisfies File;
    },
  };
  return { fs, open, fail: (what: typeof failing) => (failing = what) };
}

test('a file that several look into at one time is closed with the store', async () => {
  const { fs, open } = watched();
  const dir = tempDir();
  const streams = ['a', 'b', 'c'];
  const stores = await openLowdb(dir, { fs });
  await stores.of('T1').commit({ at: AT, facts: streams.map(counted) });
  const histories = await Promise.all(streams.map((stream) => stores.of('T1').history(stream)));
  expect(histories.map((facts) => facts.length)).toEqual([1, 1, 1]);
  await stores.close();
  expect([...open]).toEqual([]);
  // Read again, and written to a snapshot.
  const again = await openLowdb(dir, { fs, snapshotAfter: 1 });
  await again.of('T1').commit({ at: AT, facts: [counted('a')] });
  await again.close();
  expect([...open]).toEqual([]);
});

test.each(['append', 'sync'] as const)(
  'a file that could not be begun, since its %s failed, is closed',
  async (what) => {
    const { fs, open, fail } = watched();
    const dir = tempDir();
    fail(what);
    await expect(openLowdb(dir, { fs })).rejects.toThrow('EIO');
    expect([...open]).toEqual([]);
    fail(undefined);
    const stores = await openLowdb(dir, { fs });
    await stores.of('T1').commit({ at: AT, facts: [counted('a')] });
    fail(what);
    await expect(stores.of('T1').apart()).rejects.toThrow('EIO');
    await stores.close();
    expect([...open]).toEqual([]);
  },
);

test('a file that could not be gone on with is closed', async () => {
  const { fs, open, fail } = watched();
  const dir = tempDir();
  await (await openLowdb(dir, { fs })).close();
  fail('sync');
  await expect(openLowdb(dir, { fs })).rejects.toThrow('EIO');
  expect([...open]).toEqual([]);
});
