import { readFileSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';
import { holidaysOf, shiftsOf } from '../time/ical.ts';

/** Calendars that lie in the folder of the manifests. Each throws with a line for people. */
export const holidaysIn = (dir: string, file: string) => holidaysOf(read(dir, file));
export const shiftsIn = (dir: string, file: string) => shiftsOf(read(dir, file));

function read(dir: string, file: string): string {
  const path = normalize(file);
  if (isAbsolute(path) || path.startsWith('..')) throw new Error('must lie in the folder of the manifests');
  return readFileSync(join(dir, path), 'utf8');
}

/** Why a calendar could not be read, after its name. */
export const unreadable = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? 'does not exist'
    : error instanceof Error
      ? error.message
      : String(error);
