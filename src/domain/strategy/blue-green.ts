import { z } from 'zod';
import { strategy } from './strategy.ts';

/** The new version beside the old one, then the traffic is switched; the old one is kept for a while, so that the way back is a switch too. */
export const blueGreen = strategy({
  type: 'blue-green',
  example: '{ name: two-colours, type: blue-green, soakMinutes: 10, keepMinutes: 30 }',
  options: {
    keepMinutes: z
      .number()
      .min(0)
      .max(7 * 1440)
      .default(30)
      .describe('how long the old copy is kept after the switch, in minutes'),
  },
  steps: ({ keepMinutes }) => [
    { called: 'idle', share: 0, act: 'prepare' },
    // What is kept is taken away when its time is over, whoever says how the switch begins.
    { called: 'switch', share: 100, act: 'switch', soakMinutes: keepMinutes, promotion: 'timed' },
    { called: 'old copy away', share: 100, act: 'retire', soakMinutes: 0, promotion: 'timed' },
  ],
  words: ({ keepMinutes }) => `blue-green, the old copy kept for ${keepMinutes} min`,
});
