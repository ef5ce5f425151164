import { expect, test } from 'vitest';
import { tempDir } from '../support/temp.ts';
import { killedInTheMiddle } from './killing.ts';

test('500 deliveries with a kill -9 in the middle: every acknowledged one is there, and what is sent again counts once', {
  // How fast is for the benchmark to say.
  timeout: 300_000,
}, async () => {
  const { killed, lost, acknowledged, missing } = await killedInTheMiddle(tempDir(), 500, 100_000);
  expect(killed).toBeGreaterThanOrEqual(250);
  expect(killed).toBeLessThan(500);
  expect([lost, acknowledged, missing]).toEqual([[], 500, []]);
});
