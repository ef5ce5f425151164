import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { CannotOpen } from '../../../src/store/lowdb/faults.ts';
import { disk, type FileSystem } from '../../../src/store/lowdb/file-system.ts';
import { openLowdb } from '../../../src/store/lowdb/index.ts';
import { tempDir } from '../../support/temp.ts';

const AT = '2026-03-02T09:00:00.000Z';
const put = (n: number) => ({ at: AT, put: [{ key: `n/${n}`, value: 'x'.repeat(200), lists: [] }] });
const NOBODY = 65_534;

/** What is said of a data directory, and whether a change is kept there. */
async function used(dir: string) {
  const said: string[] = [];
  const stores = await openLowdb(dir, { say: (what) => said.push(what) });
  const { ok } = await stores.of('T1').commit(put(1));
  await stores.close();
  return { ok, said };
}

// Whoever may do everything is refused nothing: such a one becomes somebody else for the time of a test.
describe.skipIf(process.getuid?.() !== 0)('a data directory that another user made', () => {
  let within: string;
  beforeEach(() => {
    within = mkdtempSync(join(tmpdir(), 'gonogo-others-'));
    onTestFinished(() => rmSync(within, { recursive: true, force: true }));
  });
  const made = (mode: number, owner = 0, group = NOBODY) => {
    const dir = join(within, 'data');
    mkdirSync(dir, { recursive: true });
    chownSync(dir, owner, group);
    chmodSync(dir, mode);
    return dir;
  };
  async function asNobody<T>(work: () => Promise<T>): Promise<T> {
    process.setegid?.(NOBODY);
    process.seteuid?.(NOBODY);
    try {
      return await work();
    } finally {
      process.seteuid?.(0);
      process.setegid?.(0);
    }
  }

  test.each([
    ['a volume for our group', 0o2770, []],
    ['a volume for our group that everybody may look into', 0o2775, [/everybody look into it/]],
    ['one for everybody', 0o1777, [/everybody look into it/]],
  ])('is used where we may write to it: %s', async (_, mode, said) => {
    chmodSync(within, 0o755);
    const dir = made(mode);
    expect(await asNobody(() => used(dir))).toEqual({
      ok: true,
      said: said.map((words) => expect.stringMatching(words)),
    });
  });

  test('is used where nobody may look into the folder that it lies in', async () => {
    chmodSync(within, 0o711);
    const dir = made(0o700, NOBODY);
    expect(await asNobody(() => used(dir))).toEqual({ ok: true, said: [] });
  });

  test.each<[string, (dir: string) => void]>([
    ['a folder that is closed to us', (dir) => chmodSync(dir, 0o700)],
    ['a folder that we may only look into', (dir) => chmodSync(dir, 0o755)],
    ['our folder, with files of another user', (dir) => chownSync(dir, NOBODY, NOBODY)],
  ])('is refused with what to do otherwise: %s', async (_, then) => {
    chmodSync(within, 0o755);
    const dir = made(0o700);
    await used(dir);
    then(dir);
    const refused = await asNobody(() => used(dir)).catch((error: Error) => error);
    expect(refused).toBeInstanceOf(CannotOpen);
    expect(String(refused)).toMatch(/can't use .*data as the data directory \(EACCES.*set DATA_DIR to a folder/);
  });
});

/** A disk on which files of that name can't be written to. */
const fullFor = (name: RegExp, code = 'ENOSPC'): FileSystem => ({
  ...disk,
  async open(path, mode) {
    const file = await disk.open(path, mode);
    if (mode === 'read' || !name.test(path)) return file;
    return { ...file, append: () => Promise.reject(Object.assign(new Error(`${code}: no`), { code })) };
  },
});

test.each([
  ['ENOSPC', /make room on that disk/],
  ['EROFS', /mount it/],
  ['EIO', /your backup/],
  ['EACCES', /set DATA_DIR/],
])('a disk that fails while it is opened says what to do: %s', async (code, mend) => {
  const opened = openLowdb(tempDir(), { fs: fullFor(/journal/, code) });
  await expect(opened).rejects.toBeInstanceOf(CannotOpen);
  await expect(opened).rejects.toThrow(mend);
});

test.each(['ERR_INVALID_ARG_TYPE', 'ERR_OUT_OF_RANGE', 'ERR_STREAM_DESTROYED', ''])(
  'what is a bug stays one, with where it was, and no folder is blamed: %s',
  async (code) => {
    const bug = await openLowdb(tempDir(), { fs: fullFor(/journal/, code) }).catch((error: unknown) => error);
    expect(bug).not.toBeInstanceOf(CannotOpen);
    expect(String(bug)).toBe(`Error: ${code}: no`);
  },
);

test('where there is no room for a snapshot, the journal goes on as if none were wanted, and one is tried now and then', async () => {
  const dir = tempDir();
  const said: string[] = [];
  let fs = fullFor(/snapshot/);
  const through: FileSystem = { ...disk, open: (path, mode) => fs.open(path, mode) };
  const stores = await openLowdb(dir, { fs: through, snapshotAfter: 3_000, say: (what) => said.push(what) });
  const store = stores.of('T1');
  for (let n = 0; n < 50; n++) expect(await store.commit(put(n))).toMatchObject({ ok: true });
  // 50 commits are about 14,000 bytes.
  expect(said.length).toBeGreaterThan(1);
  expect(said.length).toBeLessThan(7);
  const files = readdirSync(dir);
  expect(files.filter((name) => name.includes('journal')).length).toBeLessThan(8);
  expect(files.filter((name) => name.includes('snapshot'))).toEqual([]);
  fs = disk;
  for (let n = 50; n < 80; n++) await store.commit(put(n));
  await stores.close();
  expect(readdirSync(dir).filter((name) => name.includes('snapshot'))).toEqual([
    expect.stringMatching(/^v2-snapshot-\d+$/),
  ]);
});
