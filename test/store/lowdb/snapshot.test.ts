import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type LowdbOptions, openLowdb } from '../../../src/store/lowdb/index.ts';
import { tempDir } from '../../support/temp.ts';

const AT = '2026-03-02T09:00:00.000Z';
const put = (key: string, value: string) => ({ at: AT, put: [{ key, value, lists: ['all'] }] });
const counted = (n: number) => ({
  ...{ v: 1, workspace: 'T1', stream: 's', type: 'Counted', at: AT, by: 'U1', via: 'test', cause: '' },
  data: { n },
});

async function opened(dir: string, options?: LowdbOptions) {
  const stores = await openLowdb(dir, options);
  onTestFinished(() => stores.close());
  return { store: stores.of('T1'), close: () => stores.close() };
}

/** The one snapshot of a data directory, line by line. */
function snapshotIn(dir: string): string[] {
  const names = readdirSync(dir).filter((name) => name.startsWith('v2-snapshot-'));
  expect(names).toHaveLength(1);
  return readFileSync(join(dir, names[0] ?? ''), 'utf8').split('\n');
}

test('what was staged while a snapshot was begun keeps its past, and counts once', async () => {
  const dir = tempDir();
  const { store, close } = await opened(dir, { snapshotAfter: 2_000 });
  await store.commit({ ...put('a', 'x'.repeat(3_000)), facts: [counted(1)] });
  // The snapshot of the first is under way by now: it shows this one too, whose line is written after it.
  await store.commit({ ...put('b', 'y'), facts: [counted(2)] });
  await close();
  expect(snapshotIn(dir)[0]).toBe('snapshot 2 {"from":2,"line":2,"errandId":0}');
  const again = await opened(dir);
  expect((await again.store.history('s')).map((f) => [f.seq, f.data])).toEqual([
    [1, { n: 1 }],
    [2, { n: 2 }],
  ]);
  expect((await again.store.list('all')).docs.map((d) => [d.key, d.version])).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
  await again.store.commit({ at: AT, facts: [counted(3)] });
  expect((await again.store.history('s')).map((f) => f.seq)).toEqual([1, 2, 3]);
});

test('what was to be remembered until the newest commit is not in a snapshot, also where an older one comes last', async () => {
  const dir = tempDir();
  const { store, close } = await opened(dir, { snapshotAfter: 4_000 });
  const day = (n: number) => `2026-03-0${n}T09:00:00.000Z`;
  await store.commit({
    at: day(2),
    remember: [
      { key: 'event/over', until: day(3) },
      { key: 'event/kept', until: day(6) },
    ],
  });
  await store.commit({ ...put('a', 'x'.repeat(2_000)), at: day(5) });
  await store.commit({ ...put('b', 'y'), at: day(2) });
  await close();
  expect(snapshotIn(dir).filter((line) => line.startsWith('R\t'))).toEqual([`R\t${Date.parse(day(6))}\t"event/kept"`]);
});

test.each([
  ['another', 'Counted', 'Guessed'],
  ['shorter', 'Counted","at', '"'],
])('the past is not told where its line became %s on the disk meanwhile', async (_, from, to) => {
  const dir = tempDir();
  const { store } = await opened(dir);
  await store.commit({ at: AT, facts: [counted(1)] });
  const path = join(dir, 'v2-journal-000001');
  const text = readFileSync(path, 'utf8').replace(from, to);
  // Of the shorter one the end is missing, too.
  writeFileSync(path, from.length === to.length ? text : text.trimEnd());
  await expect(store.history('s')).rejects.toThrow(/v2-journal-000001, at byte \d+ is damaged.*from a backup/);
});

test('what comes from a snapshot is changed by what changed, once it was read', async () => {
  const dir = tempDir();
  const text = 'x'.repeat(2_000);
  const value = (n: number) => ({ at: AT, put: [{ key: 'a', value: { n, text }, lists: [] }] });
  const { store, close } = await opened(dir, { snapshotAfter: 1_000 });
  await store.commit(value(1));
  await close();
  expect(snapshotIn(dir).filter((line) => line.startsWith('D\t'))).toHaveLength(1);
  const again = await opened(dir);
  expect((await again.store.get('a'))?.value).toEqual({ n: 1, text });
  await again.store.commit(value(2));
  const newest = readdirSync(dir).filter((name) => name.startsWith('v2-journal-'));
  expect(readFileSync(join(dir, newest.sort().at(-1) ?? ''), 'utf8')).not.toContain('xxx');
  await again.close();
  expect(await (await opened(dir)).store.get('a')).toEqual({ key: 'a', version: 2, value: { n: 2, text } });
});

test('what is longer than is read or written at once is whole again: lines, files, snapshots', async () => {
  const dir = tempDir();
  const { store, close } = await opened(dir);
  // Of three times a megabyte, which is what is read at once; the middle one is longer than that.
  const long = [700_000, 1_500_000, 700_000, 10].map((length, n) => `${n}`.repeat(length));
  for (const [n, value] of long.entries())
    await store.commit({ ...put(`a/${n}`, value), facts: [counted(n)], errands: [] });
  const whole = async (of: typeof store) => {
    expect((await of.list('all')).docs.map((d) => d.value)).toEqual(long);
    expect((await of.history('s')).map((f) => f.data)).toEqual(long.map((_, n) => ({ n })));
  };
  await whole(store);
  await close();
  const replayed = await opened(dir, { snapshotAfter: 1_000_000 });
  await whole(replayed.store);
  await replayed.close();
  expect(snapshotIn(dir).filter((line) => line.startsWith('D\t'))).toHaveLength(long.length);
  await whole((await opened(dir)).store);
});
