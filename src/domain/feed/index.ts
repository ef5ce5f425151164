export { openFeed as OpenFeed } from './open-feed.ts';
export { revokeFeeds as RevokeFeeds } from './revoke-feeds.ts';
