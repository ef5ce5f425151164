import type { RunnerTask as Task, RunnerTestCase as Test } from 'vitest';

/** How often a test reached a mutant: by the ids of both. */
export type Reached = Record<string, Record<string, number>>;

/** ms up to which a test is quick. */
const QUICK = 50;

export const took = (test: Test) => test.result?.duration ?? 0;

/** Of the tests that reach a mutant first a quick one that noticed the last, then those of its own room, then those that are about little else. */
export function nearest(file: string, tests: readonly Test[], reached: Reached, lately: Test | undefined): Test[] {
  const breadth = (test: Test) => Object.keys(reached[test.id] ?? {}).length + took(test) * 10;
  const far = (test: Test) =>
    test === lately && took(test) < QUICK ? -1 : breadth(test) + (isOwn(test, file) ? 0 : 1e6);
  const sorted = tests.map((test) => ({ test, far: far(test) })).sort((a, b) => a.far - b.far);
  return sorted.map(({ test }) => test);
}

/** Whether a test mirrors the room that a file of the source is in: the outermost suite has the name of the test's file. */
export function isOwn(test: Test, file: string): boolean {
  let outermost: Task = test;
  while (outermost.suite && outermost.suite !== outermost.file) outermost = outermost.suite;
  const [, floor, room] = file.split('/');
  return outermost.name.startsWith(`test/${floor}/${room}/`) || outermost.name === `test/${floor}/${room}.test.ts`;
}
