import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DOCUMENTS } from '../../src/domain/index.ts';
import { checkForms, upgrade } from '../../src/start/forms.ts';
import { CannotOpen } from '../../src/store/lowdb/faults.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { NOW } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';
import { tempDir } from '../support/temp.ts';

const OURS = Object.fromEntries(Object.entries(DOCUMENTS).map(([name, { form }]) => [name, form]));

const RELEASE = DOCUMENTS.release.form;

test('the forms that this version writes are kept beside its documents, once', async () => {
  const { store } = await openSetting();
  await checkForms(store, NOW);
  await checkForms(store, NOW);
  expect(await store.get('forms')).toMatchObject({ version: 1, value: OURS });
});

test.each([
  ['a newer form', { ...OURS, release: RELEASE + 1 }, `form ${RELEASE + 1} of a release`],
  ['a kind of document that is yet to come', { ...OURS, 'run-sheet': 1 }, 'form 1 of a run-sheet'],
])('%s is refused before anything is read, with what to do', async (_, value, said) => {
  const { store } = await openSetting();
  await store.commit({ at: NOW, put: [{ key: 'forms', value, lists: [] }] });
  const refused = await checkForms(store, NOW).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(CannotOpen);
  expect(String(refused)).toContain(said);
  expect(String(refused)).toContain('Start that version again, or restore a backup');
  expect((await store.get('forms'))?.value).toEqual(value);
});

test('older forms are gone on from: what is written from now on is of today', async () => {
  const { store } = await openSetting();
  await store.commit({ at: NOW, put: [{ key: 'forms', value: { release: 1 }, lists: [] }] });
  await checkForms(store, NOW);
  expect((await store.get('forms'))?.value).toEqual(OURS);
});

test('one of the files of before that no upgrade knows refuses the start, by its name and with what to do', () => {
  const future = () => upgrade.doc?.('release/R-7', { v: 99, id: 'R-7' }, []);
  expect(future).toThrow(CannotOpen);
  expect(future).toThrow(/release\/R-7 can't be read .*form 99.*restore a backup/);
  // What is no document of ours is left as it is.
  expect(upgrade.doc?.('home/U1', true, ['x'])).toEqual({ key: 'home/U1', value: true, lists: ['x'] });
});

test.each(['killed', 'closed'])(
  'documents of the first version stand in today’s lists and forms when it was %s',
  async (left) => {
    const dir = tempDir();
    cpSync(join(import.meta.dirname, '../fixtures/stored/v1', left), dir, { recursive: true });
    const stores = await openLowdb(dir, { upgrade });
    onTestFinished(() => stores.close());
    const store = stores.of('T0LANTERN');
    const open = (await store.list('releases/open')).docs;
    expect(open.length).toBeGreaterThan(0);
    for (const { key, value } of open) {
      const release = DOCUMENTS.release.read(value);
      // Read as it is stored: it is of today's form.
      expect(release).toBe(value);
      for (const list of DOCUMENTS.release.lists(release))
        expect(
          (await store.list(list)).docs.map((d) => d.key),
          list,
        ).toContain(key);
    }
  },
);
