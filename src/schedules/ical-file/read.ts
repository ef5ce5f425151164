import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';

/** As much as is read from an address. */
const LARGEST = 5 * 1024 * 1024;

/** The text of a calendar that lies in the folder of the manifests. Throws with a line for people. */
export function calendarIn(dir: string, file: string): string {
  const path = normalize(file);
  if (isAbsolute(path) || path.startsWith('..')) throw new Error('must lie in the folder of the manifests');
  try {
    if (statSync(join(dir, path)).size <= LARGEST) return readFileSync(join(dir, path), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new Error(code === 'ENOENT' ? 'does not exist' : `can't be opened (${String(code)})`);
  }
  throw new Error(`is larger than ${LARGEST / 1024 / 1024} MiB`);
}
