import { defineConfig } from 'vitest/config';

/** For `npm run mutate`: the tests that hold the domain and the store, in one process for all mutants. */
export default defineConfig({
  test: {
    include: (process.env.MUTATE_TESTS ?? 'test/{domain,store}/**/*.test.ts').split(' '),
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
