import { z } from 'zod';
import { inParts } from '../deciding/about.ts';
import type { Offer } from '../deciding/offer.ts';

export const releaseOffer = (lock: string): Offer => ({ verb: 'unlock', label: 'Release it', about: lock });
/** So much longer a click keeps it, minutes. */
export const LONGER = 60;
/** What [Keep it 1 h longer] is about. `until`: the end that was told with it, UTC ISO. */
export const KEEP_LONGER = inParts({ lock: z.string(), until: z.string().optional() }, '@');
export const longerOffer = (lock: string, until: string): Offer => ({
  verb: 'lock-longer',
  label: 'Keep it 1 h longer',
  about: KEEP_LONGER.write({ lock, until }),
});
export const stealOffer = (lock: string): Offer => ({ verb: 'take-over-lock', label: 'Take it over…', about: lock });
