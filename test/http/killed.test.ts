import { expect, test } from 'vitest';
import { tempDir } from '../support/temp.ts';
import { killedInTheMiddle } from './killing.ts';

test('2,000 deliveries with a kill -9 in the middle: every acknowledged one is there, and what is sent again counts once', {
  // How fast is for the benchmark to say.
  timeout: 300_000,
}, async () => {
  const { killed, lost, acknowledged, missing } = await killedInTheMiddle(tempDir(), 2000);
  expect(killed).toBeGreaterThanOrEqual(1000);
  expect(killed).toBeLessThan(2000);
  expect([lost, acknowledged, missing]).toEqual([[], 2000, []]);
});
