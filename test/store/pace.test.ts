import { expect, test } from 'vitest';
import { SlicePace } from '../../src/store/lowdb/pace.ts';

/** Keeps the process busy. */
function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

async function paced(syncMs: number, lines: number): Promise<SlicePace> {
  const pace = new SlicePace();
  for (let n = 0; n < 30; n++) {
    // What was worked is known only from the next turn on.
    await new Promise((resume) => setImmediate(resume));
    work(2);
    await new Promise((resume) => setImmediate(resume));
    pace.took(syncMs, lines);
  }
  return pace;
}

test('all who wait share the first sync, and one where the disk takes long', async () => {
  expect(new SlicePace().share(16)).toBe(16);
  expect((await paced(1000, 16)).share(16)).toBe(16);
});

test('half go at once where they keep the process busy for longer than the disk takes', async () => {
  const pace = await paced(0.1, 16);
  expect([pace.share(16), pace.share(5), pace.share(1)]).toEqual([8, 3, 1]);
});
