import { offersOf } from '../../domain/intents/due.ts';
import type { Drawing } from './drawing.ts';

/** What people were told about one thing: no message by itself, but each of theirs. */
export const offers: Drawing = {
  about: (name) => (name.startsWith(offersOf('')) ? name : undefined),
  draw: async () => undefined,
  told: (name) => name,
};
