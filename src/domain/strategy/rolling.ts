import { z } from 'zod';
import { strategy } from './strategy.ts';

/** A part of the machines after the other. */
export const rolling = strategy({
  type: 'rolling',
  example: '{ name: by-quarters, type: rolling, batches: 4, soakMinutes: 5 }',
  options: { batches: z.number().int().min(2).max(50).describe('in how many batches') },
  steps: ({ batches }) =>
    Array.from({ length: batches }, (_, i) => ({
      called: `batch ${i + 1} of ${batches}`,
      share: Math.round((100 * (i + 1)) / batches),
      act: 'deploy',
    })),
  words: ({ batches }) => `rolling in ${batches} batches`,
});
