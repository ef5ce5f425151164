import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { backUp } from '../../src/store/lowdb/backup.ts';
import { disk, type FileSystem } from '../../src/store/lowdb/file-system.ts';
import { type LowdbOptions, openLowdb } from '../../src/store/lowdb/index.ts';
import { tempDir } from '../support/temp.ts';
import { storeContract } from './contract.ts';

const open = async (dir: string, options?: LowdbOptions) => (await openLowdb(dir, options)).of('T1');

storeContract('lowdb', () => {
  const dir = tempDir();
  return { open: () => openLowdb(dir) };
});
storeContract('lowdb with a snapshot after every line', () => {
  const dir = tempDir();
  return { open: () => openLowdb(dir, { snapshotAfter: 1 }) };
});

const AT = '2026-03-02T09:00:00.000Z';
const put = (n: number) => ({ at: AT, put: [{ key: `n/${n}`, value: n, lists: ['n/all'] }] });

describe('a damaged journal', () => {
  async function journalOf(count: number) {
    const dir = tempDir();
    const store = await open(dir);
    for (let n = 1; n <= count; n++) await store.commit(put(n));
    await store.close();
    const path = join(dir, 'v2-journal-000001');
    return { dir, path, lines: readFileSync(path, 'utf8').split('\n') };
  }

  test('with a torn last line is cut there, and says so', async () => {
    const { dir, path, lines } = await journalOf(3);
    writeFileSync(path, lines.join('\n').slice(0, -20));
    const said: string[] = [];
    const store = await open(dir, { say: (s) => said.push(s) });
    expect((await store.list('n/all')).docs.map((d) => d.value)).toEqual([1, 2]);
    expect(said.join()).toMatch(/v2-journal-000001.*line 4.*only in part/);
    await store.commit(put(4));
    await store.close();
    const again = await open(dir);
    expect((await again.list('n/all')).docs.map((d) => d.value)).toEqual([1, 2, 4]);
    await again.close();
  });

  test('with a damaged line before whole ones is refused, with file, line and remedy, and stays as it is', async () => {
    const { dir, path, lines } = await journalOf(3);
    lines[2] = (lines[2] ?? '').replace('"n/2"', '"n/7"');
    writeFileSync(path, lines.join('\n'));
    await expect(open(dir)).rejects.toThrow(
      /v2-journal-000001, line 3 is damaged.*Restore the data directory from a backup/,
    );
    expect(readFileSync(path, 'utf8')).toBe(lines.join('\n'));
  });

  test.each([
    ['emptied', ''],
    ['cut in its first line', 'v2'],
  ])('that was %s beside a snapshot is refused, with file and remedy, and stays as it is', async (_, left) => {
    const dir = tempDir();
    const store = await open(dir, { snapshotAfter: 1 });
    for (let n = 1; n <= 3; n++) await store.commit(put(n));
    await store.close();
    const newest = (kind: string) =>
      readdirSync(dir)
        .filter((f) => f.startsWith(kind))
        .sort()
        .at(-1) ?? '';
    const path = join(dir, newest('v2-journal-'));
    writeFileSync(path, left);
    await expect(open(dir)).rejects.toThrow(
      /v2-journal-\d+ ends before what .*v2-snapshot-\d+ was made of.*Restore the data directory from a backup/,
    );
    expect(readFileSync(path, 'utf8')).toBe(left);
    // The other remedy that it names.
    renameSync(join(dir, newest('v2-snapshot-')), join(dir, 'aside'));
    await (await open(dir)).close();
  });

  test('a damaged snapshot is left aside and the journal read instead', async () => {
    const dir = tempDir();
    const store = await open(dir, { snapshotAfter: 200 });
    for (let n = 1; n <= 20; n++) await store.commit(put(n));
    await store.close();
    const snapshot = readdirSync(dir).find((n) => n.startsWith('v2-snapshot-')) ?? '';
    writeFileSync(join(dir, snapshot), readFileSync(join(dir, snapshot), 'utf8').replace('n/3', 'n/9'));
    const said: string[] = [];
    const again = await open(dir, { say: (s) => said.push(s) });
    expect((await again.list('n/all')).docs).toHaveLength(20);
    expect(said.join()).toMatch(/snapshot-\d+ is damaged/);
    await again.close();
  });
});

describe('what is written of a change', () => {
  const answer = (n: number, says: string) => ({ by: `U${n}`, role: 'qa', answer: says, at: AT, why: 'x'.repeat(40) });
  const vote = (ballots: object[]) => ({
    at: AT,
    put: [
      {
        key: 'vote/R-1/v1',
        value: JSON.parse(JSON.stringify({ v: 1, release: 'R-1', ballots })),
        lists: ['votes/open'],
      },
    ],
  });
  const sixty = Array.from({ length: 60 }, (_, n) => answer(n, 'go'));

  test('is what changed, where that is much smaller than the whole', async () => {
    const dir = tempDir();
    const store = await open(dir);
    await store.commit(vote(sixty));
    const path = join(dir, 'v2-journal-000001');
    const before = statSync(path).size;
    await store.commit(vote([...sixty.filter((b) => b.by !== 'U7'), answer(7, 'no-go')]));
    expect(statSync(path).size - before).toBeLessThan(400);
    await store.close();
    const again = await open(dir);
    const { value } = (await again.get('vote/R-1/v1')) ?? {};
    expect(Object(value).ballots).toEqual([...sixty.filter((b) => b.by !== 'U7'), answer(7, 'no-go')]);
    await again.close();
  });

  test('that does not fit the version before is refused, with file and line', async () => {
    const dir = tempDir();
    const store = await open(dir);
    await store.commit(vote(sixty));
    await store.commit(vote([...sixty, answer(60, 'go')]));
    await store.close();
    const path = join(dir, 'v2-journal-000001');
    const [head = '', first = '', second = ''] = readFileSync(path, 'utf8').split('\n');
    // A line that is whole but for what it builds on: numbers and checksums are right.
    const text = second.slice(9).replace('vote/R-1/v1', 'vote/R-2/v1');
    const crc = crc32(text).toString(16).padStart(8, '0');
    writeFileSync(path, [head, first, `${crc} ${text}`, ''].join('\n'));
    await expect(open(dir)).rejects.toThrow(
      /v2-journal-000001, line 3 does not fit.*version 1 to 2, but there is none.*backup/,
    );
  });
});

describe('a failing disk', () => {
  test('answers "not confirmed", takes back what was staged, and stays read-only', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'data'));
    let full = false;
    const failing: FileSystem = {
      ...disk,
      async open(path, mode) {
        const file = await disk.open(path, mode);
        return {
          ...file,
          append: (bytes) => (full ? Promise.reject(new Error('ENOSPC: no space left on device')) : file.append(bytes)),
        };
      },
    };
    const store = await open(join(dir, 'data'), { fs: failing });
    await store.commit(put(1));
    full = true;
    const results = await Promise.all([store.commit(put(1)), store.commit(put(2))]);
    for (const result of results)
      expect(result).toMatchObject({
        ok: false,
        why: 'unconfirmed',
        message: expect.stringMatching(/no space.*not confirmed; it may reappear after the restart/),
      });
    expect((await store.get('n/1'))?.version).toBe(1);
    expect(await store.get('n/2')).toBeUndefined();
    full = false;
    expect(await store.commit(put(3))).toMatchObject({ ok: false, why: 'unconfirmed' });
    expect(store.broken()).toMatch(/no space/);
    await store.close();
  });
});

test('a data directory that is none is refused with what to do', async () => {
  const file = join(tempDir(), 'data');
  writeFileSync(file, '');
  await expect(openLowdb(file)).rejects.toThrow(
    /^can't use .*data as the data directory \(EEXIST.*set DATA_DIR to a folder/,
  );
  await expect(openLowdb(join(file, 'in'))).rejects.toThrow(/^can't use .*in as the data directory \(ENOTDIR/);
});

test('the data directory is for its owner alone, and for one process', async () => {
  const dir = join(tempDir(), 'data');
  // Also where somebody made it before, open to all.
  mkdirSync(dir, { mode: 0o755 });
  const store = await open(dir);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  expect(statSync(join(dir, 'v2-journal-000001')).mode & 0o777).toBe(0o600);
  await expect(open(dir)).rejects.toThrow(/already/);
  await store.close();
  writeFileSync(join(dir, 'lock'), `${process.ppid}\n`);
  await expect(open(dir)).rejects.toThrow(/held by process \d+.*stop the other one/);
  writeFileSync(join(dir, 'lock'), '4194305\n');
  await (await open(dir)).close();
});

test('a copy of the data directory is a backup, also while Gonogo writes', async () => {
  const dir = tempDir();
  const store = await open(join(dir, 'data'), { snapshotAfter: 500 });
  for (let n = 0; n < 50; n++) await store.commit(put(n));
  const more = Promise.all(Array.from({ length: 50 }, (_, n) => store.commit(put(100 + n))));
  await backUp(join(dir, 'data'), join(dir, 'copy'));
  await more;
  await store.close();
  const restored = await open(join(dir, 'copy'));
  expect((await restored.list('n/all')).docs).toSatisfy((docs: unknown[]) => docs.length >= 50);
  await restored.close();
});
