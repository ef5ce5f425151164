import { fact } from '../../deciding/fact.ts';
import { feeds } from '../document.ts';

export const feedRevoked = fact(feeds, 'FeedRevoked')<{ by: string; at: string }>()({
  evolve: (feed) => ({ ...feed, revoked: true }),
});
