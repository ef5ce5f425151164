import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from './temp.ts';

export const SAMPLE = join(import.meta.dirname, '../../manifests');
const NO_HOLIDAYS = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n';

/** The sample company's manifests with some files written anew, in a folder for one test. It has no holidays, whose years take most of a load. */
export function sampleWith(files: Record<string, string>): string {
  const dir = tempDir();
  cpSync(SAMPLE, dir, { recursive: true, filter: (path) => path !== join(SAMPLE, 'schemas') });
  for (const [name, text] of Object.entries({ 'holidays/berlin.ics': NO_HOLIDAYS, ...files }))
    writeFileSync(join(dir, name), text);
  return dir;
}
