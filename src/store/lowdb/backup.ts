import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../thrown/words.ts';

/**
 * Copies a data directory, also while Gonogo writes to it: segments are only ever appended to, and a copy that ends inside a line is cut
 * there at the next start. The target must not exist or be empty. Restoring is copying the files back.
 */
export async function backUp(from: string, to: string): Promise<string[]> {
  const names = (await readdir(from).catch(unlessMissing)).filter((n) => /^(v2-)?(journal|snapshot)-\d+$/.test(n));
  if (names.length === 0) throw new Error(`${from} holds no Gonogo data: name the folder that DATA_DIR names`);
  await mkdir(to, { recursive: true, mode: 0o700 });
  await chmod(to, 0o700);
  if ((await readdir(to)).length > 0) throw new Error(`${to} is not empty: name a new folder for the backup`);
  // A snapshot may be replaced while we copy; any snapshot with all segments is whole, and so are the segments alone.
  for (const name of names.sort())
    await copyFile(join(from, name), join(to, name), constants.COPYFILE_EXCL).catch(unlessReplaced(name));
  return names;
}

const unlessMissing = (error: unknown): string[] => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
};

const unlessReplaced = (name: string) => (error: unknown) => {
  if (!/^(v2-)?snapshot-/.test(name)) throw error;
};

if (import.meta.main) {
  const [from, to] = process.argv.slice(2);
  if (!from || !to) {
    console.error('usage: npm run backup -- DATA_DIR TARGET');
    process.exit(2);
  }
  const names = await backUp(from, to).catch((error: unknown) => {
    console.error(messageOf(error));
    process.exit(1);
  });
  console.log(
    `Copied ${names.length} files to ${to}. To restore: stop Gonogo, copy them into an empty data directory, start it.`,
  );
}
