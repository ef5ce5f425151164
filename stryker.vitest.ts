import { defineConfig } from 'vitest/config';

/** For `npm run mutate`: the tests that hold the domain and the store, in one process for all mutants. */
export default defineConfig({
  test: {
    include: ['test/{domain,store}/**/*.test.ts'],
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
