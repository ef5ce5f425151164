import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type LowdbOptions, openLowdb } from '../../../src/store/lowdb/index.ts';
import { encodeLine } from '../../../src/store/lowdb/line.ts';
import { tempDir } from '../../support/temp.ts';

const AT = '2026-03-02T09:00:00.000Z';
const BEFORE = join(import.meta.dirname, '../../fixtures/store-before');
const put = (n: number) => ({ at: AT, put: [{ key: `n/${n}`, value: n, lists: ['n/all'] }] });

/** Opens a data directory, and tells what was said of it. */
async function opened(dir: string, options?: LowdbOptions) {
  const said: string[] = [];
  const stores = await openLowdb(dir, { ...options, say: (what) => said.push(what) });
  onTestFinished(() => stores.close());
  return { store: stores.of('T1'), said, close: () => stores.close() };
}

/** A data directory where so much was committed, closed in good order. */
async function closed(count: number, options?: LowdbOptions): Promise<string> {
  const dir = tempDir();
  const { store, close } = await opened(dir, options);
  for (let n = 1; n <= count; n++) await store.commit(put(n));
  await close();
  return dir;
}

const all = (dir: string) => readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'latin1')]);

/** A line in the form of before. */
function lineOfBefore(batch: number, nth: number, of: number, line: object): string {
  const text = `${batch} ${nth} ${of} ${JSON.stringify(line)}`;
  return `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`;
}
const doc = (n: number) => ({ d: [[`late/${n}`, 1, [], n]] });

describe('files that do not belong together are refused, and stay as they are', () => {
  test.each<[string, (dir: string) => void, RegExp]>([
    [
      'a journal whose first line is damaged, before a change that was saved',
      (dir) => change(dir, 'v2-journal-000001', /"line":1/, '"line":7'),
      /v2-journal-000001, line 1 is damaged/,
    ],
    [
      'a journal where files of before were put in beside',
      (dir) => cpSync(BEFORE, dir, { recursive: true }),
      /journal-000003 is not as it was when .*v2-journal-000001 was begun/,
    ],
  ])('%s', async (_, spoil, why) => {
    const dir = await closed(1);
    spoil(dir);
    const before = all(dir);
    await expect(openLowdb(dir)).rejects.toThrow(why);
    expect(all(dir)).toEqual(before);
  });
  test('a newer journal whose first line is damaged, before a change that was saved', async () => {
    const dir = tempDir();
    const { store, close } = await opened(dir);
    await store.commit(put(1));
    expect(await store.apart()).toBe('v2-journal-000002');
    await store.commit(put(2));
    await close();
    change(dir, 'v2-journal-000002', /"line":2/, '"line":7');
    const before = all(dir);
    await expect(openLowdb(dir)).rejects.toThrow(/v2-journal-000002, line 1 is damaged/);
    expect(all(dir)).toEqual(before);
  });
  test('a snapshot whose journal is gone', async () => {
    const dir = await closed(3, { snapshotAfter: 1 });
    const newest = readdirSync(dir).filter((name) => name.startsWith('v2-journal-'));
    rmSync(join(dir, newest.sort().at(-1) ?? ''));
    const before = all(dir);
    await expect(openLowdb(dir)).rejects.toThrow(/v2-journal-\d+ is missing, though what is there builds on it/);
    expect(all(dir)).toEqual(before);
  });
  test('a journal that goes on from files of before which are gone', async () => {
    const dir = tempDir();
    cpSync(BEFORE, dir, { recursive: true });
    await (await opened(dir)).close();
    for (const name of readdirSync(dir)) if (/^journal-|snapshot-/.test(name)) rmSync(join(dir, name));
    await expect(openLowdb(dir)).rejects.toThrow(/journal-000003 is missing, though what is there builds on it/);
  });
  const change = (dir: string, name: string, from: RegExp, to: string) =>
    writeFileSync(join(dir, name), readFileSync(join(dir, name), 'utf8').replace(from, to));
});

describe('a damaged line before whole ones', () => {
  test.each([
    ['is a torn end where none of them knew it durable', 3, true],
    ['is lost data where one of them knew it durable', 4, false],
  ])('%s', async (_, durable, torn) => {
    const dir = await closed(3);
    const path = join(dir, 'v2-journal-000001');
    const line = encodeLine({ number: 5, durable }, { w: 'T1', d: [['n/5', 1, ['n/all'], 5]] });
    appendFileSync(path, `torn\n${line}`);
    if (!torn) return expect(openLowdb(dir)).rejects.toThrow(/v2-journal-000001, line 5 is damaged/);
    const { store, said, close } = await opened(dir);
    expect(said.join()).toMatch(/v2-journal-000001: the end from line 5 on was written only in part/);
    await store.commit(put(4));
    await close();
    const again = await opened(dir);
    expect((await again.store.list('n/all')).docs.map((d) => d.value)).toEqual([1, 2, 3, 4]);
  });
  test.each(['', 'journal 2 {"li'])(
    'that is the first of the newest file, of which there is %j: it is begun anew',
    async (left) => {
      const dir = await closed(2);
      writeFileSync(join(dir, 'v2-journal-000002'), left);
      const { store, close } = await opened(dir);
      await store.commit(put(3));
      await close();
      const again = await opened(dir);
      expect((await again.store.list('n/all')).docs.map((d) => d.value)).toEqual([1, 2, 3]);
    },
  );
});

describe('files in the form of before', () => {
  test('are read from the first one on where their snapshot is damaged, and it is said', async () => {
    const dir = tempDir();
    cpSync(BEFORE, dir, { recursive: true });
    appendFileSync(join(dir, 'snapshot-000003'), 'more');
    const { store, said } = await opened(dir);
    expect((await store.get('release/R-1'))?.version).toBe(4);
    expect(said.join()).toMatch(/snapshot-000003 is damaged; the journal is read from further back/);
  });
  test.each([
    ['journal-000003', ['journal-000003']],
    ['journal-000001', ['journal-000001', 'snapshot-000003']],
  ])('are refused where %s is missing that they begin with', async (missing, gone) => {
    const dir = tempDir();
    cpSync(BEFORE, dir, { recursive: true });
    for (const name of gone) rmSync(join(dir, name));
    const before = all(dir);
    await expect(openLowdb(dir)).rejects.toThrow(`${missing} is missing`);
    expect(all(dir)).toEqual(before);
  });
  test('are not read further back than their snapshot, where those are damaged', async () => {
    const dir = tempDir();
    cpSync(BEFORE, dir, { recursive: true });
    writeFileSync(join(dir, 'journal-000001'), 'not ours any more\n');
    const { store, said } = await opened(dir);
    expect((await store.get('release/R-1'))?.version).toBe(4);
    expect(said.join()).not.toMatch(/only in part|left out/);
  });
  test.each<[string, boolean, string[]]>([
    ['a line of the same commits', true, [lineOfBefore(17, 1, 2, doc(1)), 'torn\n', lineOfBefore(17, 2, 2, doc(2))]],
    ['a line of the commits that were next', true, ['torn\n', lineOfBefore(17, 2, 2, doc(2))]],
    ['a line of later commits', false, ['torn\n', lineOfBefore(18, 1, 1, doc(1))]],
    [
      'a line of later commits, half-way',
      false,
      [lineOfBefore(17, 1, 2, doc(1)), 'torn\n', lineOfBefore(18, 1, 1, doc(3))],
    ],
  ])('with a damaged line before %s: it is a torn end: %s', async (_, torn, lines) => {
    const dir = tempDir();
    cpSync(BEFORE, dir, { recursive: true });
    appendFileSync(join(dir, 'journal-000003'), lines.join(''));
    if (!torn) return expect(openLowdb(dir)).rejects.toThrow(/journal-000003, line \d+ is damaged/);
    const { store, said } = await opened(dir);
    expect(said.join()).toMatch(/journal-000003.*only in part/);
    expect([await store.get('late/2'), (await store.get('release/R-1'))?.version]).toEqual([undefined, 4]);
  });
  test.each([
    ['documents', lineOfBefore(1, 1, 1, doc(1)), true],
    ['an errand', lineOfBefore(1, 1, 1, { e: [{ key: 'post/1', id: 1 }] }), true],
    ['nothing', '', false],
  ])('that hold %s and no fact say so where that is left out', async (_, text, left) => {
    const dir = tempDir();
    writeFileSync(join(dir, 'journal-000001'), text);
    const { store, said } = await opened(dir);
    expect(/held no fact that says whose it is; what was in it was left out/.test(said.join())).toBe(left);
    expect(await store.pending('')).toEqual([]);
    await store.commit(put(1));
    expect((await store.list('n/all')).docs).toHaveLength(1);
  });
  test('are changed by whole documents at first, also after a restart: no line builds on how they were upgraded', async () => {
    const dir = tempDir();
    cpSync(BEFORE, dir, { recursive: true });
    const long = (n: number) => ({ n, text: 'x'.repeat(400) });
    const upgrade = { doc: (key: string, _: unknown, lists: string[]) => ({ key, lists, value: long(0) }) };
    await (await opened(dir, { upgrade })).close();
    const { store, close } = await opened(dir, { upgrade });
    const written = async (n: number) => {
      // Read first: what was never read since the start is written whole anyway.
      expect((await store.get('release/R-1'))?.value).toEqual(long(n - 1));
      await store.commit({ at: AT, put: [{ key: 'release/R-1', value: long(n), lists: [] }] });
      return readFileSync(join(dir, 'v2-journal-000004'), 'utf8').trim().split('\n').at(-1) ?? '';
    };
    expect(await written(1)).toContain('xxxx');
    expect(await written(2)).not.toContain('xxxx');
    await close();
    expect((await (await opened(dir, { upgrade })).store.get('release/R-1'))?.value).toEqual(long(2));
  });
});
