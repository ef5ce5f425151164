/** The one interface to what Gonogo knows. A store passes `test/store/contract.ts` or is not a store. */

/** Anything JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A document as last committed; what was read, or given to be stored, is shared and must never be changed. `key` reads `kind/id`, such as `release/R-118`; `version` counts its commits from 1. */
export type Doc = { key: string; version: number; value: Json };

/**
 * The members of a list (`name/key`, such as `freezes/acme`), each with its version, and as `value` its summary in this list or, where it
 * has none, all of it. `revision` moves when a member comes, goes, or its value here changes: whoever needs to know that nothing else of a
 * member changed reads it as a document too.
 */
export type List = { revision: number; docs: Doc[] };

/** The lists that a document is a member of: names, or for each name a summary (`undefined`: none, the whole document). */
export type Lists = readonly string[] | { readonly [list: string]: Json | undefined };

/** What is to be read, and what was there at one moment; a key that nothing is stored under is there as `undefined`. */
export type ToRead = { docs?: readonly string[]; lists?: readonly string[] };
export type WasRead = { docs: Record<string, Doc | undefined>; lists: Record<string, List> };

/** One past event. `stream` is the key of the document it tells of; `seq` counts within the stream from 1; `at` is a UTC ISO instant. */
export type PastFact = {
  seq: number;
  v: number;
  workspace: string;
  stream: string;
  type: string;
  at: string;
  by: string;
  via: string;
  cause: string;
  data: Json;
};
export type NewFact = Omit<PastFact, 'seq'>;

/**
 * One thing still to be done outside. `once`: a key is taken only once in 90 days; `latest`: replaces the pending errand of that key,
 * which stays as it is, with its `id`, where it says the same and is due more than a minute after the change.
 * Errands of a lane leave in order of `id`, one at a time, none before `dueAt` (UTC ISO).
 */
export type Errand = {
  id: number;
  key: string;
  mode: 'once' | 'latest';
  lane: string;
  kind: string;
  dueAt: string;
  data: Json;
  /** UTC ISO instant (wall clock) of the latest attempt whose outcome is not known, or absent. */
  triedAt?: string;
};
export type NewErrand = Omit<Errand, 'id' | 'triedAt'>;

export type Change = {
  /** UTC ISO instant; from it the 90 days of a `once` key are counted. */
  at: string;
  /** What the decision read: document versions (0: did not exist) and list revisions. Any difference makes the commit stale. */
  read?: { docs: Record<string, number>; lists: Record<string, number> };
  put?: { key: string; value: Json; lists: Lists }[];
  remove?: string[];
  facts?: NewFact[];
  errands?: NewErrand[];
  /** Errands that are over, by key and id: a newer errand of the same key stays. */
  done?: { key: string; id: number }[];
  /** Notes on a pending errand that must survive a restart. */
  tried?: { key: string; id: number; at: string }[];
  /** Keys that may be committed only once, such as Slack's `event_id`; each is kept until `until` (UTC ISO). */
  remember?: { key: string; until: string }[];
};

export type CommitResult =
  | { ok: true; facts: PastFact[] }
  | { ok: false; why: 'stale' | 'duplicate' }
  /** The disk failed: the change is not confirmed and may reappear after a restart. */
  | { ok: false; why: 'unconfirmed'; message: string };

/** All there is, by workspace: a workspace sees nothing of another. */
export interface Stores {
  /** `workspace`: Slack's id of it. */
  of(workspace: string): Store;
  /** Why nothing can be written any more, or undefined. */
  broken(): string | undefined;
  close(): Promise<void>;
}

/** Every key, list, errand, stream and remembered id of it belongs to one workspace. */
export interface Store {
  /** Everything a decision reads, as it is at one moment: what is staged is seen, also before it is durable. */
  read(reads: ToRead): Promise<WasRead>;
  /** One document of such a snapshot. */
  get(key: string): Promise<Doc | undefined>;
  /** One list of such a snapshot. */
  list(name: string): Promise<List>;
  /** Resolves when the change is durable, or is known not to be. */
  commit(change: Change): Promise<CommitResult>;
  /** Resolves when all that was staged before this call is durable: what was read may then be told. */
  settled(): Promise<void>;
  /** Whether a key is remembered at an instant (UTC ISO), by what is durable. */
  remembers(key: string, at: string): Promise<boolean>;
  /** The durable facts of a stream, oldest first. */
  history(stream: string): Promise<PastFact[]>;
  /** The errands whose keys begin so, in order of id, for who only looks at them. */
  pending(prefix: string): Promise<Errand[]>;
  /** Hands over every pending errand, now and as each becomes durable, in order of id. Returns how to stop. */
  work(take: (errand: Errand) => void): () => void;
  /** What is committed from now on lies apart from what was there before, which stays as it is. Gives the name of the first file of it, if anything was there. */
  apart(): Promise<string | undefined>;
  /** Why nothing can be written any more, or undefined. */
  broken(): string | undefined;
  /** Closes the stores of all workspaces. */
  close(): Promise<void>;
}

export const ONCE_KEPT_DAYS = 90;
