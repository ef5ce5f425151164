import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { commandOf, DOCUMENTS } from '../../src/domain/index.ts';
import { loadManifests } from '../../src/manifest/load.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import type { Errand, Store } from '../../src/store/store.ts';
import { tempDir } from '../support/temp.ts';

/** What earlier versions left behind: test/fixtures/stored/README.md */
const V1 = join(import.meta.dirname, '../fixtures/stored/v1');
const Left = z.object({
  documents: z.record(z.string(), z.unknown()),
  errands: z.array(
    z.object({ key: z.string(), kind: z.string(), lane: z.string(), dueAt: z.string(), data: z.unknown() }),
  ),
  facts: z.record(z.string(), z.number()),
  remembered: z.array(z.string()),
});
type Left = z.infer<typeof Left>;
const Timers = z.object({
  kind: z.literal('timer'),
  command: z.object({ type: z.string() }).catchall(z.union([z.string(), z.number()])),
});
const EXPECTED = z.record(z.string(), Left).parse(JSON.parse(readFileSync(join(V1, 'expected.json'), 'utf8')));
/** Before the remembered deliveries of 4 to 9 May are forgotten. */
const AT = '2026-05-04T09:00:00.000Z';

async function opened(dir: string): Promise<Store> {
  const stores = await openLowdb(dir);
  onTestFinished(() => stores.close());
  return stores.of('T0LANTERN');
}

async function copied(left: string): Promise<string> {
  const dir = tempDir();
  cpSync(join(V1, left), dir, { recursive: true });
  return dir;
}

/** What a store holds of what was expected; the one place to change when documents are upgraded as they are read. */
async function heldBy(store: Store, { documents, facts, remembered }: Left): Promise<Left> {
  const errands: Errand[] = [];
  store.work((errand) => void errands.push(errand))();
  const each = async <T>(keys: string[], read: (key: string) => Promise<T>) => {
    const values: Record<string, T> = {};
    for (const key of keys) values[key] = await read(key);
    return values;
  };
  const known = await each(remembered, (key) => store.remembers(key, AT));
  return {
    documents: await each(Object.keys(documents), async (key) => (await store.get(key))?.value),
    errands: errands
      .map(({ key, kind, lane, dueAt, data }) => ({ key, kind, lane, dueAt, data }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    facts: await each(Object.keys(facts), async (stream) => (await store.history(stream)).length),
    remembered: remembered.filter((key) => known[key]),
  };
}

describe.each(['killed', 'closed'])('what the first version left when it was %s', (left) => {
  const expected = Left.parse(EXPECTED[left]);

  test('is opened whole: documents, errands, facts and remembered deliveries', async () => {
    expect(Object.keys(expected.documents).length).toBeGreaterThan(20);
    expect(await heldBy(await opened(await copied(left)), expected)).toEqual(expected);
  });

  test('is the same after a clean end of ours', async () => {
    const dir = await copied(left);
    await (await openLowdb(dir)).close();
    expect(await heldBy(await opened(dir), expected)).toEqual(expected);
  });
});

test.each(['killed', 'closed'])(
  'what it left when it was %s is read by today’s kinds of documents and of timers',
  (left) => {
    const { documents, errands } = Left.parse(EXPECTED[left]);
    const kinds = new Map<string, { read(stored: unknown): unknown }>(Object.entries(DOCUMENTS));
    const read = Object.entries(documents).filter(([key, value]) => {
      const kind = kinds.get(key.slice(0, key.indexOf('/')));
      // Throws on a form that no upgrade knows; reads the newest, which is read as it is.
      const document = kind?.read(value);
      if (kind) expect(kind.read(document), key).toBe(document);
      return kind;
    });
    expect(new Set(read.map(([key]) => key.slice(0, key.indexOf('/')))).size).toBeGreaterThan(
      left === 'killed' ? 6 : 3,
    );
    const timers = errands.flatMap(({ data }) => Timers.safeParse(data).data?.command ?? []);
    expect(timers.length).toBeGreaterThan(3);
    for (const timer of timers) expect(commandOf(timer), JSON.stringify(timer)).toEqual(timer);
  },
);

test('its manifests are read without a fault', () => {
  expect(loadManifests(join(V1, 'manifests')).company.services.map((s) => s.name)).toEqual(['books', 'desk']);
});
