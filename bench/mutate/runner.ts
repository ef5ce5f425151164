import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type RunnerTask as Task, type RunnerTestCase as Test, TestRunner } from 'vitest';
import { LAST, type Line, type Mutant } from './mutant.ts';
import { isOwn, nearest, type Reached, took } from './nearest.ts';

/** What instrumented source looks at: which mutant is active, how often it was reached, and which test reached which. */
type Switch = {
  activeMutant?: string;
  hitCount?: number;
  hitLimit?: number;
  currentTestId?: string;
  mutantCoverage?: { static: Record<string, number>; perTest: Reached };
};
const at: Switch = {};
Object.assign(globalThis, { __stryker__: at });

/**
 * ms of work after which tests of other rooms that go on without noticing are taken for all of them: what thousands of tests run through has been seen by
 * the nearest. Work, not time: on a busy machine as many are asked as on an idle one.
 */
const ENOUGH = 1500;

/** ms from which on a test is asked about no mutant: hundreds would take hours. */
const SLOW = 4000;

/** The names of the slow ones: where the worker is started again, they are not run again to be left out. */
const LEFT_OUT = 'slow.json';

/** ms after which a test that waits is taken for one that waits for ever. */
const WAITED = 10_000;

/**
 * Vitest's runner, which after all tests went well runs, mutant by mutant, those that reach it: in the one process, so that a mutant costs what its tests cost.
 * `MUTANTS`: file with the mutants to try; `VERDICTS`: file that a line is added to for each.
 */
export default class Mutating extends TestRunner {
  private slow: readonly string[] = existsSync(LEFT_OUT) ? JSON.parse(readFileSync(LEFT_OUT, 'utf8')) : [];
  override async onBeforeRunTask(test: Task): Promise<void> {
    await super.onBeforeRunTask(test);
    if (this.slow.includes(test.name)) test.mode = 'skip';
  }
  override onBeforeTryTask(test: Task): void {
    super.onBeforeTryTask(test);
    at.currentTestId = test.id;
  }
  override async onAfterTryTask(test: Test): Promise<void> {
    at.currentTestId = undefined;
    super.onAfterTryTask(test);
    if (test.name === LAST && test.suite === undefined) await this.mutate(test);
  }
  private async mutate(last: Test): Promise<void> {
    const all = testsOf(last.file).filter((t) => t !== last);
    const tests = all.filter((t) => t.result?.state === 'pass' && took(t) < SLOW);
    for (const test of all)
      if (test.mode === 'run' && !tests.includes(test))
        console.log(`left out, since it ${took(test) < SLOW ? 'fails in the copy' : 'is slow'}: ${test.name}`);
    const slow = all.filter((t) => took(t) >= SLOW).map((t) => t.name);
    if (slow.length > 0) writeFileSync(LEFT_OUT, JSON.stringify([...this.slow, ...slow]));
    const { static: loading = {}, perTest = {} } = at.mutantCoverage ?? {};
    let lately: Test | undefined;
    const mutants: Mutant[] = JSON.parse(readFileSync(process.env.MUTANTS ?? '', 'utf8'));
    for (const { id, file } of mutants) {
      const reaching = tests.filter((t) => perTest[t.id]?.[id] !== undefined);
      if (reaching.length === 0) {
        write({ id, verdict: loading[id] === undefined ? 'uncovered' : 'static' });
        continue;
      }
      write({ id, began: true });
      const hits = reaching.reduce((sum, t) => sum + (perTest[t.id]?.[id] ?? 0), 0);
      const by = await this.noticing({ id, file }, nearest(file, reaching, perTest, lately), hits, last);
      lately = by ?? lately;
      write({ id, verdict: by ? 'noticed' : 'survived', ...(by && { by: by.name }) });
      // A mutant may have left something in what a module remembers: then all later ones would look noticed.
      if (by && !(await this.passes(by, last))) return write({ spoiled: by.name });
    }
  }
  private async noticing(
    { id, file }: Pick<Mutant, 'id' | 'file'>,
    tests: readonly Test[],
    hits: number,
    last: Test,
  ): Promise<Test | undefined> {
    let elsewhere = 0;
    Object.assign(at, { activeMutant: id, hitCount: 0, hitLimit: hits * 100 });
    try {
      for (const test of tests) {
        const begun = worked();
        if (!isOwn(test, file) && elsewhere > ENOUGH) return undefined;
        if (!(await this.passes(test, last))) return test;
        if (!isOwn(test, file)) elsewhere += worked() - begun;
      }
      return undefined;
    } finally {
      Object.assign(at, { activeMutant: undefined, hitCount: undefined });
    }
  }
  private async passes(test: Test, around: Test): Promise<boolean> {
    try {
      super.onBeforeTryTask(test);
      await inTime(TestRunner.getTestFn(test)());
      super.onAfterTryTask(test);
      await end(around);
      return true;
    } catch {
      await end(around).catch(() => {});
      return false;
    }
  }
}

/** What a test asks to be done at its end goes to the one that Vitest thinks is running: the last of all. */
async function end(around: Test): Promise<void> {
  const asked: unknown = Reflect.get(around, 'onFinished');
  Reflect.set(around, 'onFinished', undefined);
  for (const undo of Array.isArray(asked) ? asked.reverse() : []) await undo(around.context);
}

async function inTime(run: unknown): Promise<void> {
  const over = new AbortController();
  const late = setTimeout(WAITED, undefined, over).then(() => Promise.reject(new Error('it waits for ever')));
  try {
    await Promise.race([run, late]);
  } finally {
    over.abort();
    late.catch(() => {});
  }
}

/** ms that this process has worked. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const write = (line: Line) => appendFileSync(process.env.VERDICTS ?? '', `${JSON.stringify(line)}\n`);

const testsOf = (task: Task): Test[] => (task.type === 'test' ? [task] : task.tasks.flatMap(testsOf));
