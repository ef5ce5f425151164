import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import type { TestProject } from 'vitest/node';

const ROOT = join(import.meta.dirname, '../..');
const BUNDLES = join(ROOT, 'node_modules/.cache/bundles');
const DAY_MS = 86_400_000;

declare module 'vitest' {
  export interface ProvidedContext {
    /** the app in one file, from the sources as they are */
    app: string;
  }
}

/**
 * Stories start the app hundreds of times, and reading a thousand modules takes most of each start: for them it is put into one file first, unchanged
 * otherwise, and kept for as long as the sources are the same. Other tests start it from its sources, as people do.
 */
export default async function setup(project: TestProject): Promise<void> {
  await mkdir(BUNDLES, { recursive: true });
  await cleared();
  const dir = join(BUNDLES, sources());
  if (!existsSync(dir)) await made(dir);
  project.provide('app', join(dir, 'main.mjs'));
}

/** A digest of all that goes into the file. */
function sources(): string {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  const paths = [
    import.meta.filename,
    join(ROOT, 'package-lock.json'),
    ...files.map((f) => join(f.parentPath, f.name)),
  ];
  return hash(
    'sha256',
    paths
      .sort()
      .map((path) => `${path}\n${hash('sha256', readFileSync(path))}`)
      .join('\n'),
  ).slice(0, 16);
}

/** Another run may be at it: whoever is done first puts theirs there. */
async function made(dir: string): Promise<void> {
  const own = await mkdtemp(join(BUNDLES, 'new-'));
  const bundle = await rolldown({
    input: join(ROOT, 'src/main.ts'),
    platform: 'node',
    plugins: [{ name: 'where-it-was', transform: (code, id) => whereItWas(code, id) }],
    onLog: () => {},
  });
  await bundle.write({ file: join(own, 'main.mjs'), format: 'esm', codeSplitting: false });
  await rename(own, dir).catch(() => rm(own, { recursive: true, force: true }));
}

/** Workers and fonts are found beside the modules that use them. */
function whereItWas(code: string, id: string): string | undefined {
  if (!id.startsWith(join(ROOT, 'src/')) || !code.includes('import.meta.')) return undefined;
  return code
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
    .replaceAll('import.meta.main', 'false');
}

/** Those of yesterday: nobody runs them any more. */
async function cleared(): Promise<void> {
  const old = readdirSync(BUNDLES)
    .map((name) => join(BUNDLES, name))
    .filter((dir) => Date.now() - (statSync(dir, { throwIfNoEntry: false })?.mtimeMs ?? 0) > DAY_MS);
  await Promise.all(old.map((dir) => rm(dir, { recursive: true, force: true })));
}
