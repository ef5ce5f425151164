import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';

/**
 * `npm run mutate -- [folder or file …] [--files 40 [--seed 11]]`: how many small changes of the source a test notices. `files`: only so many of
 * them, drawn at random, the same ones for the same seed. CONTRIBUTING.md says how to read it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string' }, seed: { type: 'string', default: '11' } },
});
const named = positionals.length > 0 ? positionals : ['src/domain', 'src/store'];
const all = named.flatMap((path) => (statSync(path).isDirectory() ? globSync(`${path}/**/*.ts`) : [path])).sort();
const chosen = values.files === undefined ? all : drawn(all, Number(values.files), Number(values.seed));
// The domain is held by its own tests: those of the store would be run for nothing.
const rooms = ['domain', 'store'].filter((room) => chosen.some((file) => file.startsWith(`src/${room}/`)));
const { status } = spawnSync('stryker', ['run', '--mutate', chosen.join(',')], {
  stdio: 'inherit',
  env: { MUTATE_TESTS: rooms.map((room) => `test/${room}/**/*.test.ts`).join(' '), ...process.env },
});
process.exit(status ?? 1);

/** So many of a list, by a linear congruential generator (Numerical Recipes' constants). */
function drawn(list: readonly string[], count: number, seed: number): string[] {
  const left = [...list];
  let state = seed;
  return Array.from({ length: Math.min(count, left.length) }, () => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return left.splice(Math.floor((state / 2 ** 32) * left.length), 1)[0] ?? '';
  });
}
