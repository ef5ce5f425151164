import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The sample company's manifests in a folder of their own, changed file by file. `remove` deletes them. */
export function ownCompany(changes: Record<string, (text: string) => string>): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'gonogo-'));
  cpSync(join(import.meta.dirname, '../../manifests'), dir, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(dir, file);
    writeFileSync(path, change(read(path)));
  }
  return { dir, remove: () => rmSync(dir, { recursive: true }) };
}

/** What is not there yet is empty. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
