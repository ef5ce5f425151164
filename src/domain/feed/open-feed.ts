import { command } from '../deciding/command.ts';
import { type Decision, refuse } from '../deciding/decision.ts';
import { unreadable } from '../people/may-read.ts';
import { say } from '../phrase.ts';
import { feedsOf } from './document.ts';
import { feedOpened } from './facts/feed-opened.ts';
import type { FeedOf } from './feed.ts';

/** `feed`: the digest of a new secret. */
export type OpenFeed = { type: 'OpenFeed'; feed: string; of: FeedOf; by: string };

const MOST = 10;

export const openFeed = command<OpenFeed>()({
  reads: ({ by }) => ({ feeds: feedsOf(by) }),
  decide(world, { feed, of, by }): Decision {
    const { feeds, now } = world;
    const no = unreadable(world);
    if (no) return no;
    if (feeds.length >= MOST)
      return refuse('too-many', say`You have ${MOST} calendar feeds already.`, {
        remedy: say`Revoke them first; those you still use you can make anew.`,
        offers: [{ verb: 'revoke-feeds', label: 'Revoke all' }],
      });
    return { facts: [feedOpened.of(feed, { of, by, at: now })] };
  },
});
