import { fact } from '../../deciding/fact.ts';
import type { Due } from '../../intents/intent.ts';
import { releases } from '../document.ts';
import { telling } from './telling.ts';

/** `to …`: what an audience gets, by its name; the others get nothing. */
type Data = {
  at: string;
  by: string;
  text: { happened: string; next: string; [audience: `to ${string}`]: string };
};

export const updatePosted = fact(releases, 'UpdatePosted')<Data>()({
  evolve: (release, { at, by, text: { happened, next } }) => ({ ...release, lastUpdate: { at, by, happened, next } }),
  follows(posted, release, world) {
    const { due, id, headline, told } = telling(posted, release, world);
    const posts = due.posts('update', `${id}/update/${posted.at}`, told).flatMap((d): Due[] => {
      if (d.intent.kind !== 'post') return [];
      const text = posted.text[`to ${d.intent.audience}`];
      return text ? [{ ...d, intent: { ...d.intent, told: { ...d.intent.told, text } } }] : [];
    });
    return [headline, ...posts];
  },
});
