import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { foundLines } from '../../src/cards/health.ts';
import { evidence } from '../../src/domain/evidence/document.ts';
import { DOCUMENTS } from '../../src/domain/index.ts';
import { type Quarantine, quarantines } from '../../src/domain/quarantine/document.ts';
import { releases } from '../../src/domain/release/document.ts';
import { checkForms, upgrade } from '../../src/start/forms.ts';
import { NOW } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';
import { shapeOf } from './shape.ts';

const Delivery = z.object({
  ...{ delivery: z.string(), event: z.string(), faults: z.array(z.string()), size: z.number(), at: z.string() },
});
const OfBefore = z.object({ v: z.literal(1), id: z.string(), deliveries: z.array(Delivery), dropped: z.number() });
const read = (path: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/stored', path), 'utf8'));

test('what was set aside in form 1 is read in today’s, and says as much as was kept then', () => {
  const stored = OfBefore.parse(read('quarantine-1/quarantine.json'));
  const today: Quarantine = quarantines.read(stored);
  expect(today).toEqual({ ...stored, v: 3 });
  expect(today.deliveries.map((d) => [d.event, d.body, d.headers])).toEqual([['push', undefined, undefined]]);
  expect(quarantines.read(today)).toBe(today);
  expect(upgrade.doc?.('quarantine/github', stored, [])).toMatchObject({ value: today, lists: ['quarantines'] });
});

test('reviews of form 1 are read in today’s: by which requests commits came in is not known of them', () => {
  const stored = Object(read('evidence-1/reviews.json'));
  expect(evidence.read(stored)).toEqual({ ...stored, v: evidence.form, merges: [] });
  expect(upgrade.doc?.('evidence/api/reviews', stored, [])).toMatchObject({
    value: { v: evidence.form, merges: [] },
    lists: [],
  });
});

test('answers of form 1 are put into the list of their service at the first start, once', async () => {
  const stored = Object(read('answers-1/answers.json'));
  const { store } = await openSetting();
  const key = 'answers/staging/api';
  await store.commit({ at: NOW, put: [{ key, value: stored, lists: ['answers/all'] }] });
  await checkForms(store, NOW);
  await checkForms(store, NOW);
  for (const list of ['answers/all', 'answers/of/api'])
    expect((await store.list(list)).docs).toEqual([{ key, version: 2, value: { ...stored, v: 2 } }]);
});

test.each([
  ['alerts', 1],
  ['alerts', 2],
  ['alerts', 3],
  ['build', 1],
  ['build', 2],
  ['build', 3],
  ['build', 4],
  ['build', 5],
  ['deployments', 1],
  ['environment', 2],
  ['environment', 3],
  ['environment', 4],
  ['evidence', 2],
  ['evidence', 3],
  ['evidence', 4],
  ['incident', 2],
  ['incident', 3],
  ['incident', 4],
  ['quarantine', 2],
  ['release', 5],
  ['release', 6],
  ['release', 7],
  ['release', 8],
  ['release', 9],
  ['release', 10],
  ['release', 11],
  ['release', 12],
  ['unmatched', 1],
  ['unmatched', 2],
  ['unmatched', 3],
  ['unmatched', 4],
  ['unmatched', 5],
  ['unmatched', 6],
  ['vote', 3],
  ['vote', 4],
  ['vote', 5],
  ['watch', 2],
  ['watch', 3],
] as const)('a %s of form %i says what it said: later forms only know of more', (kind, form) => {
  const { read: today, form: newest } = DOCUMENTS[kind];
  const stored = z
    .array(z.looseObject({ v: z.literal(form) }))
    .min(1)
    .parse(read(`../documents/${kind}-${form}.json`));
  expect(stored.map((one) => today(one))).toEqual(stored.map((one) => ({ ...one, v: newest })));
});

test('what was found of a release of form 13 is read as of the one rollout that it is of, and still said', () => {
  const stored = z
    .array(z.looseObject({ v: z.literal(13), foundAfter: z.unknown().optional() }))
    .parse(read('../documents/release-13.json'));
  const today = stored.map((one) => releases.read(one));
  expect(today).toEqual(
    stored.map(({ foundAfter, ...one }) => ({
      ...one,
      v: releases.form,
      ...(foundAfter !== undefined && { foundAfter: [foundAfter] }),
    })),
  );
  expect(today.map((r) => foundLines(r)[0]?.text.replace(/<.*?>/, 'then'))).toEqual([
    undefined,
    'Found unhealthy then: api 4.1 in eu: errors 8 %',
  ]);
});

// An older Gonogo would overlook what it does not know: a pause would be none. So what is added is a form of its own too.
test.each(Object.values(DOCUMENTS).map(({ name, form }) => [name, form]))(
  'a %s keeps what its form %i is said to keep: what else is kept takes another form (docs/storage.md)',
  async (name, form) => {
    await expect(shapeOf(`${name}`)).toMatchFileSnapshot(`../fixtures/shapes/${name}-${form}.txt`);
  },
);
