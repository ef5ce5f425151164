import type { Keys, Snapshot } from '../domain/deciding/reads.ts';
import type { Change, Doc, Store } from '../store/store.ts';

/** What has been read of the store for one decision or look, and in which versions. A key or list that nobody asked for throws. */
export class Reading implements Snapshot {
  /** document versions (0: did not exist) and list revisions */
  readonly read: NonNullable<Change['read']> = { docs: {}, lists: {} };
  private readonly docs = new Map<string, Doc | undefined>();
  private readonly lists = new Map<string, Doc[]>();
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  /** Reads what is not read yet, all of it as it is at one moment. */
  async of({ docs, lists }: Keys): Promise<this> {
    const asked = {
      docs: docs.filter((key) => !this.docs.has(key)),
      lists: lists.filter((name) => !this.lists.has(name)),
    };
    const found = await this.store.read(asked);
    for (const key of asked.docs) {
      const doc = found.docs[key];
      this.docs.set(key, doc);
      this.read.docs[key] = doc?.version ?? 0;
    }
    for (const name of asked.lists) {
      const list = found.lists[name];
      this.lists.set(name, list?.docs ?? []);
      this.read.lists[name] = list?.revision ?? 0;
    }
    return this;
  }

  /** A document that was read, by itself or in a list. Throws where there is none. */
  known(key: string): unknown {
    const found = this.docs.get(key) ?? [...this.lists.values()].flat().find((d) => d.key === key);
    if (!found) throw new Error(`${key} was not read, or there is none`);
    return found.value;
  }

  doc(key: string): unknown {
    if (!this.docs.has(key)) throw new Error(`${key} was not read`);
    return this.docs.get(key)?.value;
  }

  list(name: string): Doc[] {
    const found = this.lists.get(name);
    if (!found) throw new Error(`the list ${name} was not read`);
    return found;
  }
}
