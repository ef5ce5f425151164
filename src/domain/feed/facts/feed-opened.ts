import { fact } from '../../deciding/fact.ts';
import { feeds } from '../document.ts';
import type { FeedOf } from '../feed.ts';

export const feedOpened = fact(feeds, 'FeedOpened')<{ of: FeedOf; by: string; at: string }>()({
  opens: ({ feed: id, by, of, at }) => ({ v: 1, id, by, of, at }),
});
