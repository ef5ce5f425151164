import { nearest } from '../spelling/near.ts';
import type { Configuration } from './file.ts';
import type { Path } from './yaml.ts';

/** All that is wrong, at once; each fault reads `file:line → path: what, and what to write instead`. */
export class ManifestFaults extends Error {
  readonly faults: string[];
  /** what could be read nevertheless */
  readonly read: Configuration;
  constructor(dir: string, faults: string[], read: Configuration) {
    super(
      `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${dir}:\n${faults.map((f) => `  ${f}`).join('\n')}`,
    );
    this.faults = faults;
    this.read = read;
  }
}

export function pathOf(path: Path): string {
  if (path.length === 0) return '(whole file)';
  return path.reduce<string>(
    (so, key) => (typeof key === 'number' ? `${so}[${key}]` : so === '' ? key : `${so}.${key}`),
    '',
  );
}

/** " (did you mean "services"?)", when there is a name that is near enough. */
export function meant(name: string, known: readonly string[]): string {
  const near = nearest(name, known, 1 / 4);
  return near === undefined ? '' : ` (did you mean "${near}"?)`;
}
