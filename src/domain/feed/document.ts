import { document } from '../document.ts';
import type { Feed } from './feed.ts';

/** The feeds of a person. */
export const feedsOf = (user: string) => `feeds/${user}`;

export const feeds = document<Feed>()({
  name: 'feed',
  field: 'feed',
  lists: ({ revoked, by }) => (revoked ? [] : [feedsOf(by)]),
});
