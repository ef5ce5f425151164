import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import type { TestProject } from 'vitest/node';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache');

declare module 'vitest' {
  export interface ProvidedContext {
    /** the app in one file, from the sources as they are */
    app: string;
  }
}

/**
 * Stories start the app hundreds of times, and reading a thousand modules takes most of each start: for them it is put into one file first, unchanged
 * otherwise. Other tests start it from its sources, as people do.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await mkdir(CACHE, { recursive: true });
  const dir = await mkdtemp(join(CACHE, 'app-'));
  const file = join(dir, 'main.mjs');
  const bundle = await rolldown({
    input: join(ROOT, 'src/main.ts'),
    platform: 'node',
    plugins: [{ name: 'where-it-was', transform: (code, id) => whereItWas(code, id) }],
    onLog: () => {},
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  project.provide('app', file);
  return () => rm(dir, { recursive: true, force: true });
}

/** Workers and fonts are found beside the modules that use them. */
function whereItWas(code: string, id: string): string | undefined {
  if (!id.startsWith(join(ROOT, 'src/')) || !code.includes('import.meta.')) return undefined;
  return code
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
    .replaceAll('import.meta.main', 'false');
}
