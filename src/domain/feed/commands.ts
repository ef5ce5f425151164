import { type Decision, type Reads, refuse, type World } from '../decision.ts';
import { say } from '../phrase.ts';
import { type FeedOf, feedsOf } from './feed.ts';

/** `feed`: the digest of a new secret. */
export type OpenFeed = { type: 'OpenFeed'; feed: string; of: FeedOf; by: string };
/** All feeds of a person end. */
export type RevokeFeeds = { type: 'RevokeFeeds'; by: string };

const MOST = 10;

export const ofFeeds = ({ by }: { by: string }): Reads => ({ docs: [], lists: [feedsOf(by)] });

export function openFeed(world: World, { feed, of, by }: OpenFeed): Decision {
  if (world.people.deactivated.includes(by))
    return refuse('deactivated', say`Your Slack account is deactivated, so you can't subscribe.`);
  if (ownFeeds(world, by).length >= MOST)
    return refuse('too-many', say`You have ${MOST} calendar feeds already.`, {
      remedy: say`Revoke them first; those you still use you can make anew.`,
      offers: [{ verb: 'revoke-feeds', label: 'Revoke all' }],
    });
  return { facts: [{ stream: `feed/${feed}`, type: 'FeedOpened', feed, of, by, at: world.now }] };
}

export function revokeFeeds(world: World, { by }: RevokeFeeds): Decision {
  return {
    facts: ownFeeds(world, by).map((f) => ({
      stream: `feed/${f.id}`,
      type: 'FeedRevoked',
      feed: f.id,
      by,
      at: world.now,
    })),
    note: 'nothing to revoke',
  };
}

const ownFeeds = ({ feeds }: World, by: string) => feeds.filter((f) => f.by === by);
