import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { backUp } from '../../../src/store/lowdb/backup.ts';
import { diff } from '../../../src/store/lowdb/diff.ts';
import { disk } from '../../../src/store/lowdb/file-system.ts';
import { contentsOf } from '../../../src/store/lowdb/folder.ts';
import { isLongerThan, same } from '../../../src/store/lowdb/json.ts';
import { checkedText, decodeHeader, decodeLine, encodeHeader, encodeLine } from '../../../src/store/lowdb/line.ts';
import { lockDirectory } from '../../../src/store/lowdb/lock.ts';
import { apply } from '../../../src/store/lowdb/patch.ts';
import { Snapshots } from '../../../src/store/lowdb/taking-snapshots.ts';
import { tempDir } from '../../support/temp.ts';

describe('a line', () => {
  const place = { number: 7, durable: 5 };
  const bare = (bytes: Buffer) => bytes.subarray(0, -1);
  test('says nothing of what there is none of, and is read back with its place', () => {
    const encoded = encodeLine(place, { w: 'T1', d: [], x: ['a'], f: [], e: [] });
    expect(encoded.toString()).toMatch(/^[0-9a-f]{8} 7 5 \{"w":"T1","x":\["a"\]\}\n$/);
    expect(decodeLine(bare(encoded))).toEqual({ ...place, line: { w: 'T1', x: ['a'] } });
  });
  test('that is damaged, cut or empty is none', () => {
    const encoded = bare(encodeLine(place, { w: 'T1' }));
    const odd = Buffer.from(encoded);
    odd[odd.length - 2] = 90;
    expect([
      decodeLine(odd),
      decodeLine(encoded.subarray(0, -1)),
      decodeLine(Buffer.from('')),
      checkedText(Buffer.from('00000000 ')),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });
  test('a header tells its form even where it is damaged', () => {
    const header = { line: 3, after: { segment: 1, bytes: 9 } };
    const encoded = bare(encodeHeader(2, header));
    expect(decodeHeader(encoded)).toEqual({ format: 2, header });
    expect(decodeHeader(encoded.subarray(0, -1))).toEqual({ format: 2 });
    expect(decodeHeader(Buffer.from(encoded.toString().replace('"line":3', '"line":4')))).toEqual({ format: 2 });
    expect(decodeHeader(Buffer.concat([encoded, Buffer.from('x')]))).toEqual({ format: 2 });
    expect([decodeHeader(Buffer.from('something else')), decodeHeader(Buffer.from(`x${encoded}`))]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('a patch', () => {
  test.each<[string, unknown, unknown]>([
    ['that is none', 'x', {}],
    ['of no kind', ['?'], {}],
    ['of an array, for an object', ['[', 1], {}],
    ['of an object, for an array', ['{', [], [], []], []],
    ['that copies more than there is', ['[', 3], [1, 2]],
    ['that passes over more than there is', ['[', -3], [1, 2]],
    ['that changes what is not there', ['[', { p: ['=', 1] }], []],
    ['with what is no operation', ['[', 'x'], [1]],
    ['with keys that are none', ['{', 'x', [], []], {}],
  ])('%s is refused', (_, patch, before) =>
    expect(() => apply(patch as never, before as never)).toThrow(/not a patch|does not fit/),
  );
  test('tells what came or went within three elements from what changed', () => {
    const numbers = (...all: number[]) => all;
    expect(diff(numbers(1, 2, 3, 9), numbers(9))).toEqual(['[', -3, 1]);
    expect(diff(numbers(9), numbers(1, 2, 3, 9))).toEqual(['[', [1, 2, 3], 1]);
    expect(diff(numbers(1, 2, 3, 4, 9), numbers(9))).toEqual(['[', { p: ['=', 9] }]);
    expect(diff(numbers(1, 2), numbers(1, 2, 3))).toEqual(['[', 2, [3]]);
    expect(diff(numbers(1, 2), numbers(1))).toEqual(['[', 1]);
    expect([diff([], []), diff(numbers(1), numbers(1)), diff({}, {}), diff(1, 1)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([diff(1, 2), diff([], {}), diff(null, {})]).toEqual([
      ['=', 2],
      ['=', {}],
      ['=', {}],
    ]);
  });
  test('writes an object whole where its keys come in another order', () => {
    expect(diff({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual(['=', { b: 2, a: 1 }]);
    expect(diff({ a: 1, b: 2 }, { a: 1, c: 3 })).toEqual(['{', [], ['c', 3], ['b']]);
    expect(diff({ a: { b: 1 } }, { a: { b: 2 } })).toEqual(['{', ['a', ['{', ['b', ['=', 2]], [], []]], [], []]);
  });
});

describe('two values', () => {
  test.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [[1, 2], [1, 2], true],
    [[1], [1, 2], false],
    [[], {}, false],
    [null, {}, false],
    ['1', 1, false],
  ])('%j and %j are the same: %s', (a, b, is) =>
    expect([same(a as never, b as never), same(b as never, a as never)]).toEqual([is, is]),
  );
  test.each([
    ['abc', 4, true],
    ['abc', 5, false],
    [[1, 2], 11, true],
    [[1, 2], 12, false],
    [{ ab: 1 }, 11, true],
    [{ ab: 1 }, 12, false],
    [{ ab: undefined }, 1, true],
    [{ ab: undefined }, 2, false],
    [true, 3, true],
    [null, 4, false],
  ])('%j is longer than about %i: %s', (value, limit, is) => expect(isLongerThan(value as never, limit)).toBe(is));
});

describe('a data directory', () => {
  const holding = (...names: string[]) => {
    const dir = tempDir();
    for (const name of names) writeFileSync(join(dir, name), '');
    return dir;
  };
  test('holds segments and snapshots by their names, in the order of their numbers', async () => {
    const dir = holding(
      'v2-journal-000010',
      'v2-journal-000009',
      'xv2-journal-000001',
      'v2-journal-000001.tmp',
      'v2-snapshot-000002',
      'xv2-snapshot-000005',
      'v2-snapshot-000005.tmp',
      'journal-000003',
      'xjournal-000005',
      'journal-000005.tmp',
      'snapshot-000004',
      'xsnapshot-000005',
      'snapshot-000005.tmp',
      'lock',
    );
    expect(await contentsOf(disk, dir)).toEqual({
      journals: [9, 10],
      snapshots: [2],
      before: { journals: [3], snapshots: [4] },
    });
    await expect(contentsOf(disk, holding('v3-journal-000001'))).rejects.toThrow(
      /written by a newer Gonogo; this one reads forms up to 2/,
    );
    await expect(contentsOf(disk, holding('v10-snapshot-000001'))).rejects.toThrow(/v10-snapshot-000001 was written/);
    expect((await contentsOf(disk, holding('xv3-journal-000001'))).journals).toEqual([]);
    const names = ['v2-journal-1000000', 'v2-journal-000009', 'v2-journal-999999'];
    expect((await contentsOf({ ...disk, readdir: async () => names }, '')).journals).toEqual([9, 999_999, 1_000_000]);
  });
  test('is copied without what is no data of ours, into a folder that is empty', async () => {
    const dir = holding(
      'v2-journal-000001',
      'snapshot-000002',
      'v2-snapshot-000003.tmp',
      'lock',
      'my-v2-journal-000009',
    );
    const to = join(tempDir(), 'deep', 'copy');
    expect(await backUp(dir, to)).toEqual(['snapshot-000002', 'v2-journal-000001']);
    await expect(backUp(dir, to)).rejects.toThrow(/is not empty: name a new folder/);
  });
  test.each([
    ['a folder without data', () => holding('lock')],
    ['no folder at all', () => join(tempDir(), 'data')],
  ])('is not copied from %s, which is said, and nothing is made', async (_, from) => {
    const to = join(tempDir(), 'copy');
    await expect(backUp(from(), to)).rejects.toThrow(/holds no Gonogo data: name the folder that DATA_DIR names/);
    expect(existsSync(to)).toBe(false);
  });
  test.each([
    ['v2-snapshot-000009', true],
    ['snapshot-000009', true],
    ['v2-journal-000009', false],
    ['journal-000009', false],
  ])('is copied without %s that can’t be read: %s, as a snapshot may be replaced meanwhile', async (name, copied) => {
    const dir = holding('v2-journal-000001');
    mkdirSync(join(dir, name));
    const to = join(tempDir(), 'copy');
    if (!copied) return expect(backUp(dir, to)).rejects.toThrow(name);
    await backUp(dir, to);
    expect(readdirSync(to)).toEqual(['v2-journal-000001']);
  });
  test.each(['0', '-1', '1.5', 'nobody', '', String(process.pid)])('whose lock says %j is taken over', async (pid) => {
    const dir = holding();
    writeFileSync(join(dir, 'lock'), `${pid}\n`);
    const lock = await lockDirectory(dir);
    await expect(lockDirectory(dir)).rejects.toThrow(/already has the store open/);
    lock.giveBack();
    // Given back twice, it takes nobody else's.
    writeFileSync(join(dir, 'lock'), 'x');
    lock.giveBack();
    (await lockDirectory(dir)).giveBack();
  });
  test('whose lock is that of another user’s process is in use', async () => {
    const dir = holding();
    writeFileSync(join(dir, 'lock'), `${process.ppid}\n`);
    const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
      throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
    });
    onTestFinished(() => void kill.mockRestore());
    await expect(lockDirectory(dir)).rejects.toThrow(/is held by process \d+/);
  });
  test('that is not there can’t be locked, and says so', () =>
    expect(lockDirectory(join(tempDir(), 'none'))).rejects.toThrow(/ENOENT/));
});

test('a snapshot is due once enough was written since, and an eighth of the one before', () => {
  const due = (since: number, last: number) => {
    const snapshots = new Snapshots(
      { fs: disk, dir: '', snapshotAfter: 100, say: () => {} },
      () => new Promise(() => {}),
    );
    snapshots.found(since - 1, last);
    snapshots.written(1);
    return snapshots.due();
  };
  expect([due(100, 0), due(101, 0), due(125, 1000), due(126, 1000)]).toEqual([false, true, false, true]);
});
