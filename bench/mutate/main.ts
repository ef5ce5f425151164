import { globSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { instrumented } from './instrument.ts';
import { report } from './report.ts';
import { tried } from './try.ts';

/**
 * `npm run mutate -- [folder or file …] [--every 10] [--from 3]`: how many small changes of the source a test notices. `every`: of all of them only each tenth;
 * `from`: beginning with that one, for a sample beside the one that tests were written after.
 * `MUTATE_TESTS`: the tests to run, patterns with blanks between. CONTRIBUTING.md says how to read it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, from: { type: 'string', default: '0' } },
});
const TREE = '.mutants';
const named = positionals.length > 0 ? positionals : ['src/domain', 'src/store'];
const chosen = named.flatMap((path) => (statSync(path).isDirectory() ? globSync(`${path}/**/*.ts`) : [path])).sort();
// The domain is held by its own tests: those of the store would be run for nothing.
const rooms = ['domain', 'store'].filter((room) => chosen.some((file) => file.startsWith(`src/${room}/`)));
const patterns = process.env.MUTATE_TESTS?.split(' ') ?? rooms.map((room) => `test/${room}/**/*.test.ts`);
const tests = patterns.flatMap((pattern) => globSync(pattern)).sort();

const mutants = (await instrumented(TREE, chosen)).filter(
  (_, i) => i >= Number(values.from) && (i - Number(values.from)) % Number(values.every) === 0,
);
console.log(`${mutants.length} mutants in ${chosen.length} files, ${tests.length} files of tests`);
report(mutants, await tried(TREE, mutants, tests));
