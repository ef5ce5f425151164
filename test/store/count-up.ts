import { flushCompileCache } from 'node:module';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import type { Store } from '../../src/store/store.ts';

export const WRITERS = 3;
const AT = '2026-03-02T09:00:00.000Z';

export async function newest(store: Store, writer: number): Promise<number> {
  const n = Object((await store.get(`writer/${writer}`))?.value).n;
  return typeof n === 'number' ? n : 0;
}

/** What a writer's document holds at a number: most of it stays, so that mostly a patch is written. */
export const docAt = (writer: number, n: number) => ({
  writer,
  n,
  last: Array.from({ length: Math.min(n, 8) }, (_, i) => ({ n: n - i })).reverse(),
  why: 'so that a patch is smaller than the whole '.repeat(4),
});

/** Each writer counts up for ever: document, fact and errand in one commit, told only once it is durable. */
export async function countUp(
  store: Store,
  acknowledged: (writer: number, n: number) => void,
  pause: () => Promise<void> = async () => {},
): Promise<void> {
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, w) => {
      for (;;) {
        await pause();
        const n = (await newest(store, w)) + 1;
        const stream = `writer/${w}`;
        const result = await store.commit({
          at: AT,
          put: [{ key: stream, value: docAt(w, n), lists: [] }],
          facts: [
            { v: 1, workspace: 'T1', stream, type: 'Counted', at: AT, by: 'U1', via: 'test', cause: '', data: n },
          ],
          errands: [{ key: `${w}/${n}`, mode: 'once', lane: `C${w}`, kind: 'post', dueAt: AT, data: null }],
          // Keep only the newest few pending, as an outbox does.
          done: n > 10 ? [{ key: `${w}/${n - 10}`, id: idOf(store, `${w}/${n - 10}`) }] : [],
        });
        if (!result.ok) throw new Error(`${stream}: ${result.why}`);
        acknowledged(w, n);
      }
    }),
  );
}

const ids = new WeakMap<Store, Map<string, number>>();
function idOf(store: Store, key: string): number {
  const known = ids.get(store) ?? new Map<string, number>();
  if (!ids.has(store)) store.work((e) => void known.set(e.key, e.id));
  ids.set(store, known);
  return known.get(key) ?? 0;
}

if (import.meta.main) {
  // Who is killed writes nothing at the end.
  flushCompileCache();
  const store = (await openLowdb(process.argv[2] ?? '', { snapshotAfter: 20_000 })).of('T1');
  await countUp(store, (w, n) => void process.stdout.write(`${w} ${n}\n`));
}
