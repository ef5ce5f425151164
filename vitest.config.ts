import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[]) => ({
  test: { name, include, testTimeout: 30_000, hookTimeout: 30_000 },
});

export default defineConfig({
  test: {
    // Stories mostly wait for other processes: a worker a core, where vitest would keep one core for itself.
    maxWorkers: availableParallelism(),
    projects: [
      project('floors', ['test/floors.test.ts']),
      project('unit', ['test/!(stories|store|browser)/**/*.test.ts', 'test/*.unit.test.ts']),
      project('store', ['test/store/**/*.test.ts']),
      project('stories', ['test/stories/**/*.test.ts']),
      project('browser', ['test/browser/**/*.test.ts']),
    ],
  },
});
