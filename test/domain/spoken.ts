import type { Phrase } from '../../src/domain/phrase.ts';

/** A sentence as one would read it aloud: instants in UTC ISO, people by their ids. */
export const spoken = (phrase: Phrase): string =>
  phrase.map((p) => (typeof p === 'string' ? p : 'say' in p ? p.say : 'at' in p ? p.at : `@${p.user}`)).join('');
