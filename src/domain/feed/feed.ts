/** What a calendar feed shows: everything, or what concerns its owner, a role, or some services. */
export type FeedOf =
  | { kind: 'all' }
  | { kind: 'mine' }
  | { kind: 'role'; role: string }
  | { kind: 'services'; services: string[] };

/** A secret address under which a calendar can be subscribed to. `id` is the digest of the secret, which nobody keeps. */
export type Feed = { v: 1; id: string; by: string; of: FeedOf; at: string; revoked?: true };
