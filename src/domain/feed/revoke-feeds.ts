import { command } from '../deciding/command.ts';
import { feedsOf } from './document.ts';
import { feedRevoked } from './facts/feed-revoked.ts';

/** All feeds of a person end. */
export type RevokeFeeds = { type: 'RevokeFeeds'; by: string };

export const revokeFeeds = command<RevokeFeeds>()({
  reads: ({ by }) => ({ feeds: feedsOf(by) }),
  decide: ({ feeds, now }, { by }) => ({
    facts: feeds.map((f) => feedRevoked.of(f.id, { by, at: now })),
    note: 'nothing to revoke',
  }),
});
