import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type LowdbOptions, openLowdb } from '../../src/store/lowdb/index.ts';
import type { StoredUpgrade } from '../../src/store/lowdb/upgrade.ts';
import type { Store } from '../../src/store/store.ts';
import { tempDir } from '../support/temp.ts';
import { PowerCutDisk, quiet, seeded } from './power-cut-fs.ts';

const AT = '2026-03-02T09:00:00.000Z';

const FIXTURE = join(import.meta.dirname, '../fixtures/store-before');

/** A data directory as the Gonogo of before left it. */
function dataOfBefore(without: (name: string) => boolean = () => false): string {
  const dir = tempDir();
  cpSync(FIXTURE, dir, {
    recursive: true,
    filter: (path) => !without(path.split('/').at(-1) ?? ''),
  });
  return dir;
}
const isJournal = (name: string) => name.startsWith('journal-');
const isSnapshot = (name: string) => name.startsWith('snapshot-');
const contents = (dir: string, which: (name: string) => boolean) =>
  Object.fromEntries(
    readdirSync(dir)
      .filter(which)
      .map((name) => [name, readFileSync(join(dir, name), 'latin1')]),
  );

async function expectAll(store: Store): Promise<void> {
  expect(await store.get('release/R-1')).toMatchObject({ version: 4, value: { v: 1, n: 12 } });
  expect((await store.list('releases/open')).docs.map((d) => d.key).sort()).toEqual(['release/R-1', 'release/R-2']);
  expect((await store.get('counter/release'))?.value).toBe(3);
  expect(await store.get('gone/1')).toBeUndefined();
  expect((await store.history('release/R-1')).map((f) => [f.seq, f.data])).toEqual(
    [3, 6, 9, 12, 99].map((n, i) => [i + 1, { n }]),
  );
  expect(await store.history('environment/production')).toHaveLength(12);
  expect(await store.pending('')).toMatchObject([{ key: 'edit/1', data: { key: 'edit/1' }, triedAt: AT }]);
  const again = { at: AT, remember: [{ key: 'event/Ev1', until: '2099-01-01T00:00:00.000Z' }] };
  expect(await store.commit(again)).toEqual({ ok: false, why: 'duplicate' });
}

async function written(dir: string, options: LowdbOptions = {}): Promise<void> {
  const stores = await openLowdb(dir, options);
  const store = stores.of('T1');
  const fact = {
    v: 1,
    workspace: 'T1',
    stream: 'release/R-1',
    type: 'Counted',
    at: AT,
    by: 'U1',
    via: 'test',
    cause: '',
  };
  await store.commit({
    at: AT,
    put: [{ key: 'new/1', value: { n: 1 }, lists: [] }],
    facts: [{ ...fact, data: { n: 100 } }],
  });
  await stores.close();
}

describe('files in the form of before', () => {
  test.each([
    ['with their snapshot', () => false],
    ['without a snapshot', isSnapshot],
  ])('are read %s, belong to the workspace of their facts, and are gone on from', async (_, without) => {
    const dir = dataOfBefore(without);
    const stores = await openLowdb(dir);
    await expectAll(stores.of('T1'));
    expect(await stores.of('T2').get('release/R-1')).toBeUndefined();
    await stores.close();
    await written(dir);
    const again = await openLowdb(dir);
    expect(await again.of('T1').get('new/1')).toMatchObject({ version: 1, value: { n: 1 } });
    expect((await again.of('T1').history('release/R-1')).map((f) => f.data)).toEqual(
      [3, 6, 9, 12, 99, 100].map((n) => ({ n })),
    );
    // The errand that is over is not taken again.
    await again.of('T1').commit({
      at: AT,
      errands: [{ key: 'post/1', mode: 'once', lane: 'C1', kind: 'post', dueAt: AT, data: null }],
    });
    expect((await again.of('T1').pending('')).map((e) => e.key)).toEqual(['edit/1']);
    await again.close();
  });

  test('stay as they are; the snapshot goes once one of the new form is there', async () => {
    const dir = dataOfBefore();
    const journals = contents(dir, isJournal);
    await written(dir);
    expect(contents(dir, isJournal)).toEqual(journals);
    expect(readdirSync(dir).filter((n) => n.includes('snapshot-'))).toEqual(['v2-snapshot-000004']);
    // Without any snapshot all is read from the first line on, through both forms.
    renameSync(join(dir, 'v2-snapshot-000004'), join(dir, 'aside'));
    const stores = await openLowdb(dir);
    expect((await stores.of('T1').get('new/1'))?.value).toEqual({ n: 1 });
    expect((await stores.of('T1').get('release/R-1'))?.version).toBe(4);
    await stores.close();
  });

  test('are brought into today’s form in one go, also where only the journal is left', async () => {
    const upgrade: StoredUpgrade = {
      doc: (key, value, lists) =>
        key === 'counter/release'
          ? undefined
          : {
              key: `new-${key}`,
              value: { ...Object(value), v: 2 },
              lists: Object.fromEntries(lists.map((l) => [`${l}/2026-W10`, { n: Object(value).n }])),
            },
      errand: (e) => ({ ...e, key: `new-${e.key}`, kind: 'edit' }),
      remembered: (key) => key.replace('once/', 'once/new-'),
      stream: (name) => `new-${name}`,
    };
    const dir = dataOfBefore();
    await written(dir, { upgrade });
    const see = async () => {
      const stores = await openLowdb(dir, { upgrade });
      const store = stores.of('T1');
      expect((await store.get('new-release/R-1'))?.value).toMatchObject({ v: 2, n: 12 });
      expect(await store.get('release/R-1')).toBeUndefined();
      expect(await store.get('counter/release')).toBeUndefined();
      expect((await store.list('releases/open/2026-W10')).docs.map((d) => d.value)).toEqual([{ n: 10 }, { n: 12 }]);
      expect(await store.pending('')).toMatchObject([{ key: 'new-edit/1', kind: 'edit' }]);
      expect((await store.history('new-release/R-1')).map((f) => [f.stream, f.data])).toEqual(
        [3, 6, 9, 12, 99].map((n) => ['new-release/R-1', { n }]),
      );
      await stores.close();
    };
    await see();
    renameSync(join(dir, 'v2-snapshot-000004'), join(dir, 'aside'));
    await see();
  });

  test('that no upgrade understands are refused, and nothing is written', async () => {
    const dir = dataOfBefore();
    const all = contents(dir, () => true);
    const upgrade: StoredUpgrade = {
      doc: (key) => {
        throw new Error(`no upgrade knows ${key}`);
      },
    };
    await expect(openLowdb(dir, { upgrade })).rejects.toThrow(/no upgrade knows/);
    expect(contents(dir, () => true)).toEqual(all);
  });

  test('with a torn end are read up to there, and left as they are; with damage they are refused', async () => {
    const torn = dataOfBefore(isSnapshot);
    appendFileSync(join(torn, 'journal-000003'), '12345678 17 1 1 {"d":');
    const journals = contents(torn, isJournal);
    const said: string[] = [];
    const stores = await openLowdb(torn, { say: (s) => said.push(s) });
    await expectAll(stores.of('T1'));
    await stores.close();
    expect(said.join()).toMatch(/journal-000003.*line 5 on was written only in part.*left out/);
    expect(contents(torn, isJournal)).toEqual(journals);
    await (await openLowdb(torn)).close();

    const damaged = dataOfBefore(isSnapshot);
    const path = join(damaged, 'journal-000001');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"n":2', '"n":7'));
    await expect(openLowdb(damaged)).rejects.toThrow(/journal-000001, line 2 is damaged/);
  });

  test('are read again, whole, however often the power is cut meanwhile', { timeout: 120_000 }, async () => {
    const names = readdirSync(FIXTURE);
    const bytes = (name: string) => readFileSync(join(FIXTURE, name));
    const found = new Map(names.map((name) => [`/data/${name}`, bytes(name)]));
    const random = seeded(3);
    let published = 0;
    for (let cut = 0; cut < 60; cut++) {
      let image: Map<string, Buffer> = found;
      for (let round = 0; round < 2; round++) {
        const disk = new PowerCutDisk(random, cut % 30, image);
        const work = openLowdb('/data', { fs: disk }).then((stores) => stores.close());
        await Promise.race([work, quiet(disk)]);
        image = disk.afterCut();
        for (const name of names.filter(isJournal)) expect(image.get(`/data/${name}`), name).toEqual(bytes(name));
        if (!image.has('/data/snapshot-000003')) published += 1;
        const stores = await openLowdb('/data', { fs: new PowerCutDisk(random, Number.POSITIVE_INFINITY, image) });
        await expectAll(stores.of('T1'));
        await stores.close();
      }
    }
    expect(published).toBeGreaterThan(10);
  });

  test('that an earlier Gonogo has written to since are refused, and it can be chosen', async () => {
    const dir = dataOfBefore();
    await written(dir);
    appendFileSync(join(dir, 'journal-000003'), 'more');
    await expect(openLowdb(dir)).rejects.toThrow(/journal-000003 is not as it was.*move the files of the other aside/);
    mkdirSync(join(dir, 'newer'));
    for (const name of readdirSync(dir).filter((n) => n.startsWith('v2-')))
      renameSync(join(dir, name), join(dir, 'newer', name));
    const stores = await openLowdb(dir);
    expect(await stores.of('T1').get('new/1')).toBeUndefined();
    await stores.close();
  });
});

describe('a form that is not known', () => {
  test.each(['v3-journal-000002', 'v3-snapshot-000002'])('is refused by the name of %s', async (name) => {
    const dir = tempDir();
    await written(dir);
    writeFileSync(join(dir, name), '');
    const all = contents(dir, () => true);
    await expect(openLowdb(dir)).rejects.toThrow(/was written by a newer Gonogo.*Start the newer Gonogo again/);
    expect(contents(dir, () => true)).toEqual(all);
    expect(existsSync(join(dir, 'lock'))).toBe(false);
  });

  test.each([
    ['v2-journal-000001', /^journal 2/, 'journal 3', /newer Gonogo/],
    ['v2-snapshot-000002', /^snapshot 2/, 'snapshot 3', /newer Gonogo/],
    ['v2-journal-000001', /^journal 2/, 'journal x', /v2-journal-000001, line 1 is damaged/],
    ['v2-journal-000001', /"line":1/, '"line":2', /v2-journal-000001, line 1 is damaged/],
  ])('is refused by the first line of %s (%s)', async (name, from, to, why) => {
    const dir = tempDir();
    await written(dir, { snapshotAfter: 1 });
    const path = join(dir, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    const snapshot = join(dir, 'v2-snapshot-000002');
    if (!path.includes('snapshot')) renameSync(snapshot, join(dir, 'aside'));
    const all = contents(dir, () => true);
    await expect(openLowdb(dir)).rejects.toThrow(why);
    expect(contents(dir, () => true)).toEqual(all);
  });

  test('does not hide that a segment is missing', async () => {
    const dir = tempDir();
    await written(dir, { snapshotAfter: 1 });
    await written(dir, { snapshotAfter: 1 });
    renameSync(join(dir, 'v2-journal-000001'), join(dir, 'aside'));
    const snapshot = readdirSync(dir).find((n) => n.startsWith('v2-snapshot-')) ?? '';
    renameSync(join(dir, snapshot), join(dir, 'aside-too'));
    await expect(openLowdb(dir)).rejects.toThrow(/v2-journal-000001 is missing/);
  });
});
