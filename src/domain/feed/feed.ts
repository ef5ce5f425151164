import { unreachable } from '../phrase.ts';

/** What a calendar feed shows: everything, or what concerns its owner, a role, or some services. */
export type FeedOf =
  | { kind: 'all' }
  | { kind: 'mine' }
  | { kind: 'role'; role: string }
  | { kind: 'services'; services: string[] };

/** A secret address under which a calendar can be subscribed to. `id` is the digest of the secret, which nobody keeps. */
export type Feed = { v: 1; id: string; by: string; of: FeedOf; at: string; revoked?: true };

type Of<T> = T & { stream: `feed/${string}`; feed: string };
export type FeedFact =
  | Of<{ type: 'FeedOpened'; of: FeedOf; by: string; at: string }>
  | Of<{ type: 'FeedRevoked'; by: string; at: string }>;

export function evolveFeed(state: Feed | undefined, fact: FeedFact): Feed {
  switch (fact.type) {
    case 'FeedOpened':
      return { v: 1, id: fact.feed, by: fact.by, of: fact.of, at: fact.at };
    case 'FeedRevoked':
      if (!state) throw new Error('FeedRevoked before FeedOpened');
      return { ...state, revoked: true };
    default:
      return unreachable(fact);
  }
}

export const feedsOf = (user: string) => `feeds/${user}`;
