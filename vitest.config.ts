import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Not isolated: what is imported is evaluated once a worker, not once a file; a file leaves nothing behind for the next one.
const project = (
  name: string,
  include: string[],
  more: { env?: Record<string, string>; testTimeout?: number; globalSetup?: string; exclude?: string[] } = {},
) => ({
  test: {
    ...{ name, include, isolate: false, testTimeout: 30_000, hookTimeout: 60_000 },
    // What is polled for comes within a second; on a machine that is busy with others it may take many.
    expect: { poll: { timeout: 25_000 } },
    ...more,
  },
});

/** The machine's own zone must not matter: it is one that nobody expects, and what is about time is tested as on machines elsewhere too. */
const HERE = 'America/New_York';
const ELSEWHERE = ['Australia/Lord_Howe', 'America/Santiago'];
const OF_TIME = [
  'test/words/from-now.test.ts',
  'test/words/when.test.ts',
  'test/words/calendar.test.ts',
  'test/words/move.test.ts',
  'test/words/early.test.ts',
  'test/domain/calendar/**/*.test.ts',
  'test/domain/deadline/deadline.test.ts',
  'test/domain/freeze/freeze.test.ts',
  // Without those that are long and walk through zones of their own.
  'test/time/!(clocks|vtimezone).test.ts',
  'test/time/typed/!(properties).test.ts',
  'test/domain/train/train.test.ts',
  'test/sandbox/page.test.ts',
  'test/http/feed.test.ts',
];

/** It starts the app as often as a story. */
const KEEP = 'test/sandbox/keep.test.ts';
const bundled = { globalSetup: 'test/support/bundle.ts' };

export default defineConfig({
  test: {
    // Node reads our TypeScript as it does outside of tests: nothing is transformed, once a project.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Stories mostly wait for other processes: more workers than cores, where vitest would keep one core for itself.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      project('floors', ['test/floors.test.ts']),
      project('unit', ['test/!(stories|store|browser)/**/*.test.ts'], {
        exclude: [KEEP],
        env: { TZ: HERE },
      }),
      project('store', ['test/store/**/*.test.ts']),
      project('stories', ['test/stories/**/*.test.ts', KEEP], { testTimeout: 90_000, ...bundled }),
      ...ELSEWHERE.map((zone) => project(`zone ${zone}`, OF_TIME, { env: { TZ: zone } })),
      // A browser beside everything else on a busy machine: each wait has its own end before these.
      project('browser', ['test/browser/**/*.test.ts'], { testTimeout: 180_000, ...bundled }),
    ],
  },
});
