export { feedOpened as FeedOpened } from './feed-opened.ts';
export { feedRevoked as FeedRevoked } from './feed-revoked.ts';
