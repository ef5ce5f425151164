import { cpSync, readFileSync, renameSync } from 'node:fs';
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
  ['a newer form', { ...OURS, release: RELEASE + 1 }, `form ${RELEASE + 1} of “release”`],
  ['a kind of document that is yet to come', { ...OURS, 'run-sheet': 1 }, 'form 1 of “run-sheet”'],
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
  expect((await store.get('forms'))?.value).toMatchObject(OURS);
});

test('what an older version left stays as it is: without the files that were begun since, it starts where it ended', async () => {
  const [dir, aside] = [tempDir(), tempDir()];
  const journal = join(dir, 'v2-journal-000001');
  const older = { ...OURS, release: RELEASE - 1 };
  const left = await openLowdb(dir);
  await left.of('T1').commit({ at: NOW, put: [{ key: 'forms', value: older, lists: [] }] });
  await left.close();
  const asLeft = readFileSync(journal);

  const stores = await openLowdb(dir);
  const said: string[] = [];
  // The second start finds it done already.
  for (let start = 1; start <= 2; start++) await checkForms(stores.of('T1'), NOW, (what) => said.push(what));
  await stores.of('T1').commit({ at: NOW, put: [{ key: 'x/1', value: 1, lists: [] }] });
  const forms = await stores.of('T1').get('forms');
  await stores.close();
  expect(said).toEqual([expect.stringMatching(/begins in v2-journal-000002: to go back, .*aside/)]);
  expect(forms?.value).toEqual({ ...OURS, began: 'v2-journal-000002' });
  expect(readFileSync(journal)).toEqual(asLeft);

  renameSync(join(dir, 'v2-journal-000002'), join(aside, 'v2-journal-000002'));
  const back = await openLowdb(dir);
  expect((await back.of('T1').get('forms'))?.value).toEqual(older);
  await back.of('T1').commit({ at: NOW, put: [{ key: 'x/2', value: 2, lists: [] }] });
  await back.close();
  renameSync(join(aside, 'v2-journal-000002'), join(dir, 'v2-journal-000002'));
  await expect(openLowdb(dir)).rejects.toThrow(
    /journal-000001 is not as it was when \S+journal-000002 was begun: an earlier Gonogo/,
  );
});

test('the refusal of what is newer names the file to set aside, where the newer one said it', async () => {
  const { store } = await openSetting();
  const value = { ...OURS, release: RELEASE + 1, began: 'v2-journal-000007' };
  await store.commit({ at: NOW, put: [{ key: 'forms', value, lists: [] }] });
  await expect(checkForms(store, NOW)).rejects.toThrow(/set v2-journal-000007 and all v2- files .* aside/);
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
