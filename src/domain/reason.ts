import { type Refusal, refuse } from './deciding/decision.ts';
import type { Offer } from './deciding/offer.ts';
import type { Phrase } from './phrase.ts';

/** The refusal of what is given no reason; blanks are none. `needs`: what needs one, and who reads it. Its field is `why`, by which a dialog that asks for it is told from what is refused whatever the reason. */
export const reasonFault = (
  why: string,
  needs: Phrase,
  more: { remedy?: Phrase; offers?: Offer[] } = {},
): Refusal | undefined => (why.trim() === '' ? refuse('needs-reason', needs, { ...more, field: 'why' }) : undefined);
