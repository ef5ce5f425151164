import { join } from 'node:path';
import { UnknownFormat } from './faults.ts';
import type { FileSystem } from './file-system.ts';

/**
 * The form in which data is stored. A file's name carries it, so that an earlier Gonogo overlooks the files of a later form (it would take
 * them for a torn end, and cut them); its first line carries it too.
 */
export const FORMAT = 2;

/** Numbers of files, ascending. */
type Numbered = { journals: number[]; snapshots: number[] };
/** What lies in a data directory; `before`: in the form of before, whose names carry no number of a form. */
export type Contents = Numbered & { before: Numbered };

export async function contentsOf(fs: FileSystem, dir: string): Promise<Contents> {
  const names = await fs.readdir(dir);
  const newer = names.find((n) => Number(/^v(\d+)-(?:journal|snapshot)-/.exec(n)?.[1] ?? 0) > FORMAT);
  if (newer) throw unknownFormat(join(dir, newer));
  const numbered = (pattern: RegExp) =>
    names
      .flatMap((n) => pattern.exec(n)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  return {
    journals: numbered(/^v2-journal-(\d+)$/),
    snapshots: numbered(/^v2-snapshot-(\d+)$/),
    before: { journals: numbered(/^journal-(\d+)$/), snapshots: numbered(/^snapshot-(\d+)$/) },
  };
}

const padded = (n: number) => String(n).padStart(6, '0');
export const journalName = (n: number) => `v2-journal-${padded(n)}`;
export const snapshotName = (n: number) => `v2-snapshot-${padded(n)}`;
export const BEFORE = {
  journalName: (n: number) => `journal-${padded(n)}`,
  snapshotName: (n: number) => `snapshot-${padded(n)}`,
};

export function unknownFormat(path: string): UnknownFormat {
  return new UnknownFormat(
    `${path} was written by a newer Gonogo; this one reads forms up to ${FORMAT}. Nothing was changed. ` +
      'Start the newer Gonogo again, or go back to the data of before it (docs/storage.md).',
  );
}
