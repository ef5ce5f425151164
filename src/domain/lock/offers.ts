import type { Offer } from '../deciding/offer.ts';

export const releaseOffer = (lock: string): Offer => ({ verb: 'unlock', label: 'Release it', about: lock });
/** So much longer a click keeps it, minutes. */
export const LONGER = 60;
/** `until`: the end that was told with it, UTC ISO. */
export const longerOffer = (lock: string, until: string): Offer => ({
  verb: 'lock-longer',
  label: 'Keep it 1 h longer',
  about: `${lock}@${until}`,
});
/** The lock, and the end that was told, of [Keep it 1 h longer]. */
export const endTold = (about: string): string[] => about.split('@');
export const stealOffer = (lock: string): Offer => ({ verb: 'take-over-lock', label: 'Take it over…', about: lock });
