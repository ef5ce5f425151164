import type { Change, CommitResult, Errand, PastFact, Store, ToRead, WasRead } from '../store.ts';
import type { Space } from './space.ts';
import { isRemembered } from './stage.ts';

/** What all workspaces have in common: one journal, and one disk that may fail. */
export type Shared = {
  commit(space: Space, change: Change): Promise<CommitResult>;
  settled(): Promise<void>;
  history(space: Space, stream: string): Promise<PastFact[]>;
  apart(): Promise<string | undefined>;
  broken(): string | undefined;
  close(): Promise<void>;
};

/** What one workspace has in the stores. */
export class LowdbStore implements Store {
  private readonly stores: Shared;
  private readonly space: Space;

  constructor(stores: Shared, space: Space) {
    this.stores = stores;
    this.space = space;
  }

  async read({ docs = [], lists = [] }: ToRead): Promise<WasRead> {
    return {
      docs: Object.fromEntries(docs.map((key) => [key, this.space.doc(key)])),
      lists: Object.fromEntries(lists.map((name) => [name, this.space.members(name)])),
    };
  }

  async get(key: string) {
    return this.space.doc(key);
  }

  async list(name: string) {
    return this.space.members(name);
  }

  async commit(change: Change): Promise<CommitResult> {
    const now = Date.parse(change.at);
    if (!this.broken() && change.remember?.some(({ key }) => isRemembered(this.space, key, now))) {
      await this.settled();
      return { ok: false, why: 'duplicate' };
    }
    if (!this.broken() && this.isStale(change)) return { ok: false, why: 'stale' };
    return this.stores.commit(this.space, change);
  }

  settled() {
    return this.stores.settled();
  }

  async remembers(key: string, at: string) {
    // First what was staged: if the disk takes it back, it is not remembered.
    await this.settled();
    return isRemembered(this.space, key, Date.parse(at));
  }

  history(stream: string): Promise<PastFact[]> {
    return this.stores.history(this.space, stream);
  }

  async pending(prefix: string) {
    return this.errands().filter((errand) => errand.key.startsWith(prefix));
  }

  work(take: (errand: Errand) => void) {
    for (const errand of this.errands()) take(errand);
    this.space.takers.add(take);
    return () => void this.space.takers.delete(take);
  }

  apart() {
    return this.stores.apart();
  }

  broken() {
    return this.stores.broken();
  }

  close() {
    return this.stores.close();
  }

  private errands(): Errand[] {
    return [...this.space.errands.values()].sort((a, b) => a.id - b.id);
  }

  private isStale({ read }: Change): boolean {
    for (const [key, version] of Object.entries(read?.docs ?? {}))
      if ((this.space.docs.get(key)?.version ?? 0) !== version) return true;
    for (const [name, revision] of Object.entries(read?.lists ?? {}))
      if ((this.space.lists.get(name)?.revision ?? 0) !== revision) return true;
    return false;
  }
}
