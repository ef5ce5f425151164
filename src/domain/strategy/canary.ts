import { z } from 'zod';
import { strategy } from './strategy.ts';

const percents = z
  .array(z.number().gt(0).max(100))
  .min(1)
  .max(20)
  .refine((all) => all.every((p, i) => i === 0 || p > (all[i - 1] ?? 0)), 'must grow from step to step')
  .refine((all) => all.at(-1) === 100, 'must end with 100: then everybody has the new version')
  .describe('the share of the traffic on the new version after each step, percent');

/** A growing share of the traffic. */
export const canary = strategy({
  type: 'canary',
  example: '{ name: careful, type: canary, percents: [5, 25, 100], soakMinutes: 10, promotion: health }',
  options: { percents },
  steps: (o) => o.percents.map((share) => ({ called: `${share} %`, share, act: 'deploy' })),
  words: (o) => `canary ${o.percents.join(' → ')} %`,
});
