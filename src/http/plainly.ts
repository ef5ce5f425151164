import type { Phrase } from '../domain/phrase.ts';

/** As plain text: instants in UTC ISO, people by their ids. */
export const textOf = (phrase: Phrase) =>
  phrase.map((p) => (typeof p === 'string' ? p : 'say' in p ? p.say : 'at' in p ? p.at : p.user)).join('');
