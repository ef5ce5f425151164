import { DOCUMENTS } from '../domain/index.ts';
import { CannotOpen } from '../store/lowdb/faults.ts';
import type { StoredUpgrade } from '../store/lowdb/upgrade.ts';
import type { Store } from '../store/store.ts';
import { messageOf } from '../thrown/words.ts';

/** Which form of each kind of document this version writes: kept beside them, so that an older version refuses what it can't read before it reads any. */
const FORMS = 'forms';
/** The file in which what the newest version wrote begins. It stands among the forms, where older versions look past it. */
const BEGAN = 'began';
const KINDS = new Map<
  string,
  { form: number; roll?: string; read(stored: unknown): unknown; lists(document: never): readonly string[] }
>(Object.entries(DOCUMENTS));

/**
 * Throws CannotOpen when a newer version has written documents in forms that this one does not know. Nothing is rewritten before that is known.
 * Where an older version has written, what it left stays as it is in files of its own, so that it can start again on them.
 */
export async function checkForms(store: Store, now: string, say: (what: string) => void = () => {}): Promise<void> {
  const ours = Object.fromEntries([...KINDS].map(([name, { form }]) => [name, form]));
  const { [BEGAN]: began, ...stored }: Record<string, unknown> = Object((await store.get(FORMS))?.value);
  const newer = Object.entries(stored).filter(([name, form]) => Number(form) > (KINDS.get(name)?.form ?? 0));
  if (newer.length > 0) throw new CannotOpen(writtenByNewer(newer, began));
  if (JSON.stringify(stored) === JSON.stringify(ours)) return;
  const file = await store.apart();
  const value = { ...ours, ...(file !== undefined && { [BEGAN]: file }) };
  await store.commit({ at: now, put: [{ key: FORMS, value, lists: [] }, ...(await rolled(store, stored))] });
  if (file !== undefined)
    say(
      `An older Gonogo wrote the data. What this one writes begins in ${file}: to go back, stop it and set that file and all v2- files with that number or a higher one aside (docs/storage.md).`,
    );
}

function writtenByNewer(newer: [name: string, form: unknown][], began: unknown): string {
  const goBack =
    typeof began === 'string'
      ? `To go back without one, set ${began} and all v2- files with that number or a higher one aside: what was written since is not there then (docs/storage.md). `
      : '';
  return (
    `The data was written by a newer Gonogo: this one does not know ${newer.map(([name, form]) => `form ${form} of “${name}”`).join(', ')}. ` +
    `Start that version again, or restore a backup that was made before it (docs/backup.md). ${goBack}Nothing was changed.`
  );
}

/** The documents whose form has moved, in today's form and lists, where their kind keeps a roll of them. Others are rewritten when they change. */
async function rolled(store: Store, before: Record<string, unknown>) {
  const moved = [...KINDS].filter(([name, { form }]) => Number(before[name] ?? 1) < form);
  const all = await Promise.all(
    moved.map(async ([, { roll }]) => (roll === undefined ? [] : (await store.list(roll)).docs)),
  );
  return all.flat().flatMap(({ key, value }) => {
    const today = upgrade.doc?.(key, value, []);
    return today ? [today] : [];
  });
}

/** Documents of files in the form of before, as they are read now, in the lists in which they stand now. */
export const upgrade: StoredUpgrade = {
  doc(key, value, lists) {
    const kind = KINDS.get(key.slice(0, key.indexOf('/')));
    if (!kind) return { key, value, lists };
    try {
      const document = kind.read(value);
      return { key, value: document as typeof value, lists: kind.lists(document as never) };
    } catch (error) {
      throw new CannotOpen(
        `${key} can't be read (${messageOf(error)}). Start the version that wrote it, or restore a backup (docs/backup.md). Nothing was changed.`,
      );
    }
  },
};
