import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, stat } from 'node:fs/promises';
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
  for (const name of BESIDE) names.push(...(await copied(from, to, name)));
  return names;
}

/**
 * What lies beside: what was counted of each source, and the bodies that were set aside. It is copied last, so that a body is there for each document that is copied
 * and names one. One that could be read meanwhile is gone, and nothing of all this is needed to start.
 */
const BESIDE = ['inbound-tallies.json', 'set-aside'];

/** A file, or the files of a folder, by their names in the copy; nothing where there is none. */
async function copied(from: string, to: string, name: string): Promise<string[]> {
  const found = await stat(join(from, name)).catch(() => undefined);
  if (found?.isDirectory()) {
    await mkdir(join(to, name), { mode: 0o700 });
    const within = await readdir(join(from, name));
    return (await Promise.all(within.map((one) => copied(from, to, join(name, one))))).flat();
  }
  const isThere = await copyFile(join(from, name), join(to, name), constants.COPYFILE_EXCL).then(
    () => true,
    (error: unknown) => unlessMissing(error).length > 0,
  );
  return isThere ? [name] : [];
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
