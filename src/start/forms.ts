import { DOCUMENTS } from '../domain/index.ts';
import { CannotOpen } from '../store/lowdb/faults.ts';
import type { StoredUpgrade } from '../store/lowdb/upgrade.ts';
import type { Store } from '../store/store.ts';

/** Which form of each kind of document this version writes: kept beside them, so that an older version refuses what it can't read before it reads any. */
const FORMS = 'forms';
const KINDS = new Map<
  string,
  { form: number; roll?: string; read(stored: unknown): unknown; lists(document: never): readonly string[] }
>(Object.entries(DOCUMENTS));

/** Throws CannotOpen when a newer version has written documents in forms that this one does not know. Nothing is rewritten before that is known. */
export async function checkForms(store: Store, now: string): Promise<void> {
  const ours = Object.fromEntries([...KINDS].map(([name, { form }]) => [name, form]));
  const stored = Object.entries(Object((await store.get(FORMS))?.value));
  const newer = stored.filter(([name, form]) => Number(form) > (KINDS.get(name)?.form ?? 0));
  if (newer.length > 0)
    throw new CannotOpen(
      `The data was written by a newer Gonogo: this one does not know ${newer.map(([name, form]) => `form ${form} of a ${name}`).join(', ')}. ` +
        'Start that version again, or restore a backup that was made before it (docs/backup.md). Nothing was changed.',
    );
  if (JSON.stringify(Object.fromEntries(stored)) === JSON.stringify(ours)) return;
  const put = [{ key: FORMS, value: ours, lists: [] }, ...(await rolled(store, Object.fromEntries(stored)))];
  await store.commit({ at: now, put });
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
        `${key} can't be read (${error instanceof Error ? error.message : String(error)}). Start the version that wrote it, or restore a backup (docs/backup.md). Nothing was changed.`,
      );
    }
  },
};
