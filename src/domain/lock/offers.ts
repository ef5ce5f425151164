import type { Offer } from '../deciding/offer.ts';

export const releaseOffer = (lock: string): Offer => ({ verb: 'unlock', label: 'Release it', about: lock });
/** So much longer a click keeps it, minutes. */
export const LONGER = 60;
export const longerOffer = (lock: string): Offer => ({ verb: 'lock-longer', label: 'Keep it 1 h longer', about: lock });
export const stealOffer = (lock: string): Offer => ({ verb: 'take-over-lock', label: 'Take it over…', about: lock });
