import { document } from '../deciding/document.ts';
import { all } from '../deciding/reads.ts';
import type { Feed } from './feed.ts';

const listOf = (user: string) => `feeds/${user}`;

export const feeds = document<Feed>()({
  name: 'feed',
  field: 'feed',
  lists: ({ revoked, by }) => (revoked ? [] : [listOf(by)]),
});

/** The feeds of a person that are not revoked. */
export const feedsOf = (user: string) => all(feeds, listOf(user));
