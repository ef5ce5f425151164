import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Change, Json, Store, Stores } from '../../src/store/store.ts';

const AT = '2026-03-02T09:00:00.000Z';
const change = (c: Partial<Change>): Change => ({ at: AT, ...c });
const fact = (stream: string, n: number) => ({
  v: 1,
  workspace: 'T1',
  stream,
  type: 'Counted',
  at: AT,
  by: 'U1',
  via: 'test',
  cause: '',
  data: { n },
});
const errand = (key: string, mode: 'once' | 'latest' = 'once', data: { n: number } = { n: 0 }) => ({
  key,
  mode,
  lane: 'C1',
  kind: 'post',
  dueAt: AT,
  data,
});

/** What every store must do. `open` opens the same store each time it is called. */
export function storeContract(name: string, prepare: () => { open: () => Promise<Stores> }): void {
  const fresh = async () => {
    const { open } = prepare();
    let stores = await open();
    onTestFinished(() => stores.close());
    const reopen = async (workspace = 'T1') => {
      await stores.close();
      stores = await open();
      return stores.of(workspace);
    };
    return { store: stores.of('T1'), other: stores.of('T2'), reopen };
  };
  test(`${name}: a committed document is read back, also after a restart`, async () => {
    const { store, reopen } = await fresh();
    expect(
      await store.commit(
        change({ put: [{ key: 'release/R-1', value: { why: 'ünïcode \n 🚀' }, lists: ['releases/open'] }] }),
      ),
    ).toMatchObject({ ok: true });
    for (const s of [store, await reopen()]) {
      expect(await s.get('release/R-1')).toEqual({ key: 'release/R-1', version: 1, value: { why: 'ünïcode \n 🚀' } });
      expect((await s.list('releases/open')).docs).toHaveLength(1);
    }
  });

  test(`${name}: what is written apart, while others write, is read back with what was before, also after a restart`, async () => {
    const { store, reopen } = await fresh();
    expect(await store.apart()).toBeUndefined();
    const numbers = Array.from({ length: 12 }, (_, n) => n);
    const writers = numbers.map((n) => store.commit(change({ put: [{ key: `a/${n}`, value: n, lists: ['a/all'] }] })));
    await writers[0];
    const file = await store.apart();
    await Promise.all(writers);
    expect(file).toMatch(/^v2-journal-\d{6}$/);
    // Where snapshots are taken all the time, a newer file may have been begun since.
    const newest = (await store.apart()) ?? '';
    expect(newest).not.toBe('');
    await store.commit(change({ put: [{ key: 'b/1', value: 1, lists: [] }] }));
    const again = await reopen();
    for (const s of [store, again]) expect((await s.list('a/all')).docs.map(({ value }) => value)).toEqual(numbers);
    // What was written before the restart is apart from what comes now, too.
    expect([undefined, newest]).not.toContain(await again.apart());
  });

  test(`${name}: a document that is written as it was is another version, in the lists it is in now, also after a restart`, async () => {
    const { store, reopen } = await fresh();
    const put = (lists: string[]) => store.commit(change({ put: [{ key: 'a/1', value: 'x'.repeat(200), lists }] }));
    for (const lists of [['one', 'two'], ['two'], ['two']]) await put(lists);
    for (const s of [store, await reopen()]) {
      expect(await s.get('a/1')).toEqual({ key: 'a/1', version: 3, value: 'x'.repeat(200) });
      expect([(await s.list('one')).docs.length, (await s.list('two')).docs.length]).toEqual([0, 1]);
    }
  });

  test(`${name}: a commit that read an older version is stale and changes nothing`, async () => {
    const { store } = await fresh();
    const put = (n: number, version: number) =>
      store.commit(
        change({
          read: { docs: { 'a/1': version }, lists: {} },
          put: [{ key: 'a/1', value: n, lists: [] }],
          facts: [fact('a/1', n)],
        }),
      );
    const [first, second] = await Promise.all([put(1, 0), put(2, 0)]);
    expect(first.ok).toBe(true);
    expect(second).toEqual({ ok: false, why: 'stale' });
    expect((await store.get('a/1'))?.value).toBe(1);
    expect(await store.history('a/1')).toHaveLength(1);
  });

  test(`${name}: a new member of a list that was read makes the commit stale`, async () => {
    const { store } = await fresh();
    const { revision } = await store.list('freezes/all');
    await store.commit(change({ put: [{ key: 'freeze/F-1', value: {}, lists: ['freezes/all'] }] }));
    const late = change({
      read: { docs: {}, lists: { 'freezes/all': revision } },
      put: [{ key: 'release/R-1', value: {}, lists: [] }],
    });
    expect(await store.commit(late)).toEqual({ ok: false, why: 'stale' });
    expect(await store.get('release/R-1')).toBeUndefined();
  });

  test(`${name}: leaving and changing a list moves its revision`, async () => {
    const { store } = await fresh();
    await store.commit(change({ put: [{ key: 'freeze/F-1', value: { n: 1 }, lists: ['freezes/all'] }] }));
    const before = (await store.list('freezes/all')).revision;
    await store.commit(change({ put: [{ key: 'freeze/F-1', value: { n: 2 }, lists: [] }] }));
    const after = await store.list('freezes/all');
    expect(after.docs).toEqual([]);
    expect(after.revision).not.toBe(before);
    await store.commit(change({ remove: ['freeze/F-1'] }));
    expect(await store.get('freeze/F-1')).toBeUndefined();
  });

  test(`${name}: facts of a stream come back in order, several in one commit, across streams and restarts`, async () => {
    const { store, reopen } = await fresh();
    await store.commit(change({ facts: [fact('r/1', 1), fact('r/2', 1), fact('r/1', 2)] }));
    await Promise.all([3, 4, 5].map((n) => store.commit(change({ facts: [fact('r/1', n)] }))));
    const numbers = async (s: Store) => (await s.history('r/1')).map((f) => [f.seq, f.data]);
    const expected = [1, 2, 3, 4, 5].map((n) => [n, { n }]);
    expect(await numbers(store)).toEqual(expected);
    const again = await reopen();
    expect(await numbers(again)).toEqual(expected);
    await again.commit(change({ facts: [fact('r/1', 6)] }));
    expect((await again.history('r/1')).at(-1)).toMatchObject({ seq: 6, data: { n: 6 } });
    expect(await again.history('r/2')).toHaveLength(1);
  });

  test(`${name}: errands are handed over in order, once durable, and survive a restart`, async () => {
    const { store, reopen } = await fresh();
    const seen: string[] = [];
    onTestFinished(store.work((e) => void seen.push(e.key)));
    await store.commit(change({ errands: [errand('a'), errand('b')] }));
    await store.commit(change({ errands: [errand('c')] }));
    expect(seen).toEqual(['a', 'b', 'c']);
    expect((await (await reopen()).pending('')).map((e) => e.key)).toEqual(['a', 'b', 'c']);
  });

  test(`${name}: a "once" errand is taken once, even after it was done; "latest" replaces the pending one`, async () => {
    const { store, reopen } = await fresh();
    await store.commit(change({ errands: [errand('post'), errand('edit', 'latest', { n: 1 })] }));
    await store.commit(change({ errands: [errand('post'), errand('edit', 'latest', { n: 2 })] }));
    const [post, edit] = await store.pending('');
    expect([post?.key, edit?.key, edit?.data]).toEqual(['post', 'edit', { n: 2 }]);
    await store.commit(
      change({
        done: [
          { key: 'post', id: post?.id ?? 0 },
          { key: 'edit', id: (edit?.id ?? 0) - 1 },
        ],
      }),
    );
    const again = await reopen();
    await again.commit(change({ errands: [errand('post')] }));
    expect((await again.pending('')).map((e) => e.key)).toEqual(['edit']);
    await again.commit(change({ at: '2026-06-05T09:00:00.000Z', errands: [errand('post')] }));
    expect((await again.pending('')).map((e) => e.key)).toEqual(['edit', 'post']);
  });

  test(`${name}: the same "latest" errand of an instant further ahead than a minute waits on as it is`, async () => {
    const { store, reopen } = await fresh();
    const timer = (dueAt: string, n: number) => ({ ...errand('timer', 'latest', { n }), dueAt });
    const told: number[] = [];
    onTestFinished(store.work((e) => void told.push(e.id)));
    const idAfter = async (dueAt: string, n: number) => {
      await store.commit(change({ errands: [timer(dueAt, n)] }));
      return (await store.pending(''))[0]?.id ?? 0;
    };
    const [ahead, atOnce] = ['2026-03-02T09:01:00.001Z', '2026-03-02T09:01:00.000Z'];
    const first = await idAfter(ahead, 1);
    expect(await idAfter(ahead, 1)).toBe(first);
    const otherData = await idAfter(ahead, 2);
    const otherTime = await idAfter(atOnce, 2);
    const due = await idAfter(atOnce, 2);
    expect(told).toEqual([first, otherData, otherTime, due]);
    expect(new Set(told).size).toBe(4);
    await store.commit(change({ done: [{ key: 'timer', id: due }] }));
    expect(await (await reopen()).pending('')).toEqual([]);
  });

  test(`${name}: an errand that is over before it was durable is handed to nobody`, async () => {
    const { store, reopen } = await fresh();
    const handed: string[] = [];
    onTestFinished(store.work((e) => void handed.push(e.key)));
    await store.commit(change({ errands: [errand('before')] }));
    const id = ((await store.pending(''))[0]?.id ?? 0) + 1;
    const results = await Promise.all([
      store.commit(change({ errands: [errand('over')] })),
      store.commit(change({ done: [{ key: 'over', id }] })),
    ]);
    expect(results.map((result) => result.ok)).toEqual([true, true]);
    expect(handed).toEqual(['before']);
    expect((await (await reopen()).pending('')).map((e) => e.key)).toEqual(['before']);
  });

  test(`${name}: the note that an errand was tried survives a restart`, async () => {
    const { store, reopen } = await fresh();
    await store.commit(change({ errands: [errand('post')] }));
    const id = (await store.pending(''))[0]?.id ?? 0;
    await store.commit(change({ tried: [{ key: 'post', id, at: AT }] }));
    expect(await (await reopen()).pending('')).toMatchObject([{ key: 'post', id, triedAt: AT }]);
  });

  test(`${name}: what is remembered can be asked for, until it is forgotten; a refused commit remembers nothing`, async () => {
    const at = '2026-03-02T09:00:00.000Z';
    const until = '2026-03-03T09:00:00.000Z';
    const { store } = await fresh();
    expect(await store.remembers('event/Ev1', at)).toBe(false);
    await store.commit({ at, remember: [{ key: 'event/Ev1', until }] });
    const stale = { docs: { 'release/R-9': 7 }, lists: {} };
    await store.commit({ at, read: stale, remember: [{ key: 'event/Ev2', until }] });
    expect(await store.remembers('event/Ev1', at)).toBe(true);
    expect(await store.remembers('event/Ev1', until)).toBe(false);
    expect(await store.remembers('event/Ev2', at)).toBe(false);
  });

  test(`${name}: a remembered key is refused a second time, whole`, async () => {
    const { store, reopen } = await fresh();
    const event = (n: number) =>
      change({
        remember: [{ key: 'event/Ev1', until: '2026-03-03T09:00:00.000Z' }],
        put: [{ key: 'a/1', value: n, lists: [] }],
      });
    const results = await Promise.all([store.commit(event(1)), store.commit(event(2))]);
    expect(results).toMatchObject([{ ok: true }, { ok: false, why: 'duplicate' }]);
    const again = await reopen();
    expect(await again.commit(event(3))).toEqual({ ok: false, why: 'duplicate' });
    const [known] = event(4).remember ?? [];
    const another = { key: 'event/Ev2', until: '2026-03-03T09:00:00.000Z' };
    for (const remember of [[another, ...(known ? [known] : [])], known ? [known, another] : []])
      expect(await again.commit({ ...event(4), remember })).toEqual({ ok: false, why: 'duplicate' });
    expect((await again.get('a/1'))?.value).toBe(1);
    expect(await again.remembers('event/Ev2', AT)).toBe(false);
  });

  test(`${name}: 200 writers on one document: each sees the one before`, async () => {
    const { store } = await fresh();
    const add = async (): Promise<void> => {
      const doc = await store.get('n/1');
      const value = typeof doc?.value === 'number' ? doc.value : 0;
      const result = await store.commit(
        change({
          read: { docs: { 'n/1': doc?.version ?? 0 }, lists: {} },
          put: [{ key: 'n/1', value: value + 1, lists: [] }],
        }),
      );
      if (!result.ok) return add();
    };
    await Promise.all(Array.from({ length: 200 }, add));
    expect((await store.get('n/1'))?.value).toBe(200);
  });

  test(`${name}: what belongs to one workspace is not there for another`, async () => {
    const { store, other, reopen } = await fresh();
    const one = change({
      read: { docs: { 'a/1': 0 }, lists: { 'a/all': 0 } },
      put: [{ key: 'a/1', value: 'T1', lists: ['a/all'] }],
      facts: [fact('a/1', 1)],
      errands: [errand('post'), errand('over')],
      remember: [{ key: 'event/Ev1', until: '2026-03-03T09:00:00.000Z' }],
    });
    const handed: string[] = [];
    onTestFinished(other.work((e) => void handed.push(e.key)));
    expect(await store.commit(one)).toMatchObject({ ok: true });
    const over = (await store.pending('')).find((e) => e.key === 'over')?.id ?? 0;
    await store.commit(change({ done: [{ key: 'over', id: over }] }));
    expect(handed).toEqual([]);
    for (const t2 of [other, await reopen('T2')]) {
      expect(await t2.get('a/1')).toBeUndefined();
      expect(await t2.list('a/all')).toEqual({ revision: 0, docs: [] });
      expect(await t2.history('a/1')).toEqual([]);
      expect(await t2.pending('')).toEqual([]);
    }
    const t2 = await reopen('T2');
    // Neither the version, the list, the event nor the errands of the one stand in the way of the other.
    const two = {
      ...one,
      put: [{ key: 'a/1', value: 'T2', lists: ['a/all'] }],
      facts: [{ ...fact('a/1', 2), workspace: 'T2' }],
    };
    expect(await t2.commit(two)).toMatchObject({ ok: true, facts: [{ seq: 1, workspace: 'T2' }] });
    expect((await t2.pending('')).map((e) => e.key)).toEqual(['post', 'over']);
    await t2.commit(change({ remove: ['a/1'] }));
    const t1 = await reopen('T1');
    expect(await t1.get('a/1')).toEqual({ key: 'a/1', version: 1, value: 'T1' });
    expect((await t1.history('a/1')).map((f) => f.workspace)).toEqual(['T1']);
    expect((await t1.pending('')).map((e) => e.key)).toEqual(['post']);
  });

  test(`${name}: a fact of another workspace, and a workspace that is no name, are mistakes`, async () => {
    const { store } = await fresh();
    await expect(store.commit(change({ facts: [{ ...fact('a/1', 1), workspace: 'T2' }] }))).rejects.toThrow(
      /workspace/,
    );
    expect(await store.history('a/1')).toEqual([]);
    const { open } = prepare();
    const stores = await open();
    onTestFinished(() => stores.close());
    for (const no of ['', 'T1/x', 'T1\n']) expect(() => stores.of(no)).toThrow(/workspace/);
  });

  test(`${name}: documents that change a little, come, go and come again are read back as they were`, async () => {
    const documents = fc.record({
      key: fc.constantFrom('a/1', 'a/2', 'a/3'),
      gone: fc.boolean(),
      n: fc.integer(),
      items: fc.array(fc.record({ by: fc.string(), at: fc.nat(3) }, { requiredKeys: ['by'] }), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(documents, { maxLength: 3 }), { maxLength: 12 }), async (commits) => {
        const { store, reopen } = await fresh();
        const expected = new Map<string, Json>();
        for (const [nth, docs] of commits.entries()) {
          const put = docs.map(({ key, n, items }) => ({
            key,
            value: { why: 'x'.repeat(100), items, n },
            lists: [`all/${n % 2}`],
          }));
          const remove = docs.filter((d) => d.gone && nth % 3 === 0).map((d) => d.key);
          await store.commit(change({ put, remove }));
          for (const { key, value } of put) expected.set(key, value);
          for (const key of remove) expected.delete(key);
        }
        const again = await reopen();
        for (const s of [store, again])
          for (const key of ['a/1', 'a/2', 'a/3']) expect((await s.get(key))?.value).toEqual(expected.get(key));
        for (const list of ['all/0', 'all/1', 'all/-1'])
          expect((await again.list(list)).docs.map((d) => d.key).sort()).toEqual(
            (await store.list(list)).docs.map((d) => d.key).sort(),
          );
      }),
      { numRuns: 12 },
    );
  });

  test(`${name}: everything is read as it is at one moment, and guards a commit`, async () => {
    const { store } = await fresh();
    const put = (n: number) =>
      change({
        put: [
          { key: 'a/1', value: n, lists: ['a/all'] },
          { key: 'a/2', value: n, lists: ['a/all'] },
        ],
      });
    await store.commit(put(1));
    const reading = store.read({ docs: ['a/1', 'a/2', 'a/3'], lists: ['a/all', 'a/none'] });
    const second = store.commit(put(2));
    const { docs, lists } = await reading;
    expect(docs).toEqual({
      'a/1': { key: 'a/1', version: 1, value: 1 },
      'a/2': { key: 'a/2', version: 1, value: 1 },
      'a/3': undefined,
    });
    expect('a/3' in docs).toBe(true);
    expect(lists['a/all']?.docs).toEqual([docs['a/1'], docs['a/2']]);
    expect(lists['a/none']).toEqual({ revision: 0, docs: [] });
    // What is staged is seen, also before it is durable.
    expect((await store.read({ docs: ['a/1'] })).docs['a/1']).toEqual({ key: 'a/1', version: 2, value: 2 });
    await second;
    const late = change({ read: { docs: {}, lists: { 'a/all': lists['a/all']?.revision ?? 0 } }, put: [] });
    expect(await store.commit(late)).toEqual({ ok: false, why: 'stale' });
  });

  test(`${name}: a list with summaries moves when a member comes, goes or its summary changes, and only then`, async () => {
    const { store, reopen } = await fresh();
    const put = (n: number, summary: Json | undefined) =>
      store.commit(
        change({
          put: [{ key: 'r/1', value: { n, status: 'open' }, lists: { 'open/api': summary, 'r/all': undefined } }],
        }),
      );
    const see = async (s = store) => (await s.read({ lists: ['open/api', 'r/all'] })).lists;
    const revisions = async () => Object.values(await see()).map((l) => l.revision);
    await put(1, { at: 'noon', who: [1] });
    expect((await see())['open/api']?.docs).toEqual([{ key: 'r/1', version: 1, value: { at: 'noon', who: [1] } }]);
    expect((await see())['r/all']?.docs).toEqual([{ key: 'r/1', version: 1, value: { n: 1, status: 'open' } }]);
    const [came, all] = await revisions();
    await put(2, { at: 'noon', who: [1] });
    const [unchanged, allChanged] = await revisions();
    expect(unchanged).toBe(came);
    expect(allChanged).not.toBe(all);
    // The version is that of the document all the same.
    expect((await see())['open/api']?.docs).toEqual([{ key: 'r/1', version: 2, value: { at: 'noon', who: [1] } }]);
    await put(3, { at: 'noon', who: [2] });
    const [changed] = await revisions();
    expect(changed).not.toBe(came);
    await put(4, undefined);
    const [whole] = await revisions();
    expect(whole).not.toBe(changed);
    expect((await see())['open/api']?.docs[0]?.value).toEqual({ n: 4, status: 'open' });
    await put(5, null);
    expect((await see())['open/api']?.docs[0]?.value).toBe(null);
    const [before] = await revisions();
    await store.commit(change({ put: [{ key: 'r/1', value: { n: 6 }, lists: { 'r/all': undefined } }] }));
    expect((await revisions())[0]).not.toBe(before);
    expect((await see())['open/api']?.docs).toEqual([]);
    await put(7, { at: 'noon' });
    await put(8, { at: 'noon' });
    expect((await see(await reopen()))['open/api']?.docs).toEqual([{ key: 'r/1', version: 8, value: { at: 'noon' } }]);
  });

  test(`${name}: pending errands can be looked at by their keys, in order, and are not taken by that`, async () => {
    const { store, reopen } = await fresh();
    await store.commit(change({ errands: [errand('digest/b'), errand('post/1'), errand('digest/a')] }));
    for (const s of [store, await reopen()]) {
      expect((await s.pending('digest/')).map((e) => e.key)).toEqual(['digest/b', 'digest/a']);
      expect((await s.pending('')).map((e) => e.key)).toEqual(['digest/b', 'post/1', 'digest/a']);
      expect(await s.pending('none/')).toEqual([]);
    }
  });
}
