import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
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
const EXPECTED = z.record(z.string(), Left).parse(JSON.parse(readFileSync(join(V1, 'expected.json'), 'utf8')));
/** Before the remembered deliveries of 4 to 9 May are forgotten. */
const AT = '2026-05-04T09:00:00.000Z';

async function opened(dir: string): Promise<Store> {
  const store = await openLowdb(dir);
  onTestFinished(() => store.close());
  return store;
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

test('its manifests are read without a fault', () => {
  expect(loadManifests(join(V1, 'manifests')).company.services.map((s) => s.name)).toEqual(['books', 'desk']);
});
