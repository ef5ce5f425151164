import type { Keys, Snapshot } from './domain/reads.ts';
import type { Change, Doc, Store } from './store/store.ts';

/** What has been read of the store for one decision or look, and in which versions. A key or list that nobody asked for throws. */
export class Reading implements Snapshot {
  /** document versions (0: did not exist) and list revisions */
  readonly read: NonNullable<Change['read']> = { docs: {}, lists: {} };
  private readonly docs = new Map<string, unknown>();
  private readonly lists = new Map<string, Doc[]>();
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  async of(keys: Keys): Promise<this> {
    for (const name of keys.lists) {
      if (this.lists.has(name)) continue;
      const { revision, docs } = await this.store.list(name);
      this.read.lists[name] = revision;
      this.lists.set(name, docs);
    }
    for (const key of keys.docs) {
      if (this.docs.has(key)) continue;
      const doc = await this.store.get(key);
      this.read.docs[key] = doc?.version ?? 0;
      this.docs.set(key, doc?.value);
    }
    return this;
  }

  doc(key: string): unknown {
    if (!this.docs.has(key)) throw new Error(`${key} was not read`);
    return this.docs.get(key);
  }

  list(name: string): Doc[] {
    const found = this.lists.get(name);
    if (!found) throw new Error(`the list ${name} was not read`);
    return found;
  }
}
