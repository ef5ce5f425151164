import { z } from 'zod';
import { inParts } from '../deciding/about.ts';
import type { Offer } from '../deciding/offer.ts';

/** What a button asks others for: the release, and what one of them may do to it: `R-1/deploy`. */
export const HELP_WITH = inParts({ release: z.string(), action: z.string() }, '/');

export const askThem = (release: string, action: string): Offer => ({
  verb: 'ask-them',
  label: 'Ask them',
  about: HELP_WITH.write({ release, action }),
});
