import type { Phrase } from '../phrase.ts';

/** A phrase for those who read no Slack: instants in UTC, people by their ids. */
export const plainOf = (phrase: Phrase): string =>
  phrase
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('say' in part) return part.say;
      return 'at' in part ? `${part.at.slice(part.time ? 11 : 0, 16).replace('T', ' ')} UTC` : part.user;
    })
    .join('');
