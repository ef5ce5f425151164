import { defineConfig } from 'vitest/config';

/** One file that takes in all tests, in one process: what Node reads is the instrumented copy. */
export default defineConfig({
  test: {
    experimental: { viteModuleRunner: false, nodeLoader: false },
    include: ['mutated.test.ts'],
    runner: './bench/mutate/runner.ts',
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    testTimeout: 60_000,
    teardownTimeout: 1_000,
    reporters: [['default', { summary: false }]],
  },
});
