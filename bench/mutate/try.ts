import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { LAST, type Line, type Mutant, type Verdict } from './mutant.ts';

/** ms that one mutant may take before it counts as one that never ends. */
const TOO_LONG = 30_000;

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** The verdict on each mutant by its id. The worker is started again where a mutant held it up, ended it or spoiled what its modules remember. */
export async function tried(
  tree: string,
  mutants: readonly Mutant[],
  tests: readonly string[],
): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  writeFileSync(join(tree, 'mutated.test.ts'), oneFile(tests));
  while (verdicts.size < mutants.length) {
    const left = mutants.filter(({ id }) => !verdicts.has(id));
    const lines = await inWorker(tree, left);
    for (const line of lines) if ('verdict' in line) verdicts.set(line.id, line.verdict);
    const last = lines.at(-1);
    if (last === undefined) throw new Error('no mutant was tried: the tests do not run in the copy');
    if ('began' in last) verdicts.set(last.id, 'timeout');
    console.log(`${verdicts.size} of ${mutants.length}`);
  }
  return verdicts;
}

/** All tests as one file, in which a suite has the name of the file that it was. */
const oneFile = (tests: readonly string[]) =>
  [
    "import { describe, test } from 'vitest';",
    ...tests.map((file) => `describe('${file}', () => import('./${file}'));`),
    `test('${LAST}', () => {});\n`,
  ].join('\n');

async function inWorker(tree: string, mutants: readonly Mutant[]): Promise<Line[]> {
  const verdicts = join(tree, 'verdicts.jsonl');
  rmSync(verdicts, { force: true });
  writeFileSync(join(tree, 'mutants.json'), JSON.stringify(mutants));
  const child = spawn('vitest', ['run', '--config', 'bench/mutate/vitest.config.ts', '--root', '.'], {
    cwd: tree,
    detached: true,
    stdio: 'inherit',
    env: { ...process.env, MUTANTS: 'mutants.json', VERDICTS: 'verdicts.jsonl' },
  });
  const stop = () => child.pid && process.kill(-child.pid, 'SIGKILL');
  process.once('exit', stop);
  const ended = once(child, 'exit').then(() => true);
  while (!(await Promise.race([ended, setTimeout(1000, false)]))) {
    const standsStill = existsSync(verdicts) && Date.now() - statSync(verdicts).mtimeMs > TOO_LONG;
    if (standsStill) stop();
  }
  process.off('exit', stop);
  if (!existsSync(verdicts)) return [];
  const lines = readFileSync(verdicts, 'utf8').trim().split('\n');
  return lines.map((line): Line => JSON.parse(line));
}
