import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { ROOT } from './compiled.mjs';

const BUNDLES = join(ROOT, 'node_modules/.cache/bundles');
const KEPT_MS = 7 * 86_400_000;

/**
 * The app in one file, unchanged otherwise: reading its two thousand modules takes most of a start. It is kept beside what Node has compiled, for as
 * long as the sources are the same. Fails where the sources can't be read as a program, or nothing can be kept there.
 */
export async function bundled(): Promise<string> {
  await mkdir(BUNDLES, { recursive: true });
  const dir = join(BUNDLES, sources());
  if (!existsSync(dir)) await made(dir);
  const now = new Date();
  await utimes(dir, now, now);
  await cleared();
  return join(dir, 'main.mjs');
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

/** Those that nobody has started for a week. */
async function cleared(): Promise<void> {
  const old = readdirSync(BUNDLES)
    .map((name) => join(BUNDLES, name))
    .filter((dir) => Date.now() - (statSync(dir, { throwIfNoEntry: false })?.mtimeMs ?? 0) > KEPT_MS);
  await Promise.all(old.map((dir) => rm(dir, { recursive: true, force: true })));
}
