import { chmodSync, mkdirSync } from 'node:fs';
import { Low } from 'lowdb';
import type { Change, CommitResult, Errand, Fact, Reads, Snapshot, Store, Stores } from '../store.ts';
import { disk, type FileSystem } from './file-system.ts';
import { Journal } from './journal.ts';
import { lockDirectory } from './lock.ts';
import { isRemembered, type Staged, stage } from './stage.ts';
import { type Space, State } from './state.ts';
import type { Upgrade } from './upgrade.ts';

export type LowdbOptions = {
  /** Default: the real disk, with a lock file. */
  fs?: FileSystem;
  /** Bytes of journal after which a snapshot is written. */
  snapshotAfter?: number;
  say?: (what: string) => void;
  /** How things that were stored in the form of before are called and look now. */
  upgrade?: Upgrade;
};

/** Opens (or creates) the stores in `dir`. Errors: CannotOpen, and those of the file system. */
export async function openLowdb(dir: string, options: LowdbOptions = {}): Promise<Stores> {
  let unlock = () => {};
  if (!options.fs) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    chmodSync(dir, 0o700);
    unlock = lockDirectory(dir);
  }
  try {
    const { fs = disk, snapshotAfter = 16 * 1024 * 1024, say = () => {}, upgrade = {} } = options;
    const journal = new Journal({ fs, dir, snapshotAfter, say, upgrade });
    const db = new Low(journal, new State());
    await db.read();
    return new LowdbStores(db, journal, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

class LowdbStores implements Stores {
  readonly db: Low<State>;
  readonly journal: Journal;
  private readonly unlock: () => void;
  private readonly stores = new Map<string, LowdbStore>();
  /** What is staged and not known to be durable, oldest first. */
  private readonly staged = new Set<Staged>();
  private failure: string | undefined;
  private closed = false;
  /** The time of the newest commit, ms: what is remembered is forgotten by the time of those who commit, not by the machine's. */
  private latest = 0;

  constructor(db: Low<State>, journal: Journal, unlock: () => void) {
    this.db = db;
    this.journal = journal;
    this.unlock = unlock;
    if (journal.upgraded()) void this.snapshot();
  }

  of(workspace: string): Store {
    if (!/^\w+$/.test(workspace)) throw new Error(`not a workspace: ${JSON.stringify(workspace)}`);
    const known = this.stores.get(workspace) ?? new LowdbStore(this, this.db.data.space(workspace));
    this.stores.set(workspace, known);
    return known;
  }

  /** Stages a change and waits for the disk. */
  async commit(space: Space, change: Change): Promise<CommitResult> {
    if (this.failure) return { ok: false, why: 'unconfirmed', message: this.failure };
    const now = Date.parse(change.at);
    this.latest = Math.max(this.latest, now);
    const staged = stage(this.db.data, space, change);
    this.staged.add(staged);
    try {
      await this.db.write();
    } catch (error) {
      return { ok: false, why: 'unconfirmed', message: this.fail(error) };
    }
    this.staged.delete(staged);
    for (const errand of staged.line.e) handOver(space, errand);
    if (this.journal.snapshotDue()) void this.snapshot();
    return { ok: true, facts: staged.line.f.map(({ p: _, ...fact }) => fact) };
  }

  async settled(): Promise<void> {
    // A failed disk has taken back what was staged, so what can be read then is durable.
    await this.db.write().catch((error) => this.fail(error));
  }

  broken() {
    return this.failure;
  }

  async close() {
    if (this.closed) return;
    this.closed = true;
    await this.settled();
    if (!this.failure) await this.journal.lastSnapshot(this.db.data, this.latest, () => this.db.write());
    await this.journal.close();
    this.unlock();
  }

  private snapshot(): Promise<void> {
    return this.journal.snapshot(this.db.data, this.latest, () => this.db.write());
  }

  private fail(error: unknown): string {
    if (this.failure) return this.failure;
    const why = error instanceof Error ? error.message : String(error);
    this.failure = `The disk failed (${why}). The change is not confirmed; it may reappear after the restart. Nothing can be saved until Gonogo is restarted with a working disk.`;
    const lost = [...this.staged].filter(({ number }) => number > this.journal.durable());
    for (const { undo } of lost.reverse()) undo();
    this.db.data.pending = [];
    return this.failure;
  }
}

function handOver(space: Space, errand: Errand): void {
  // A later commit may have ended or replaced it already.
  if (space.errands.get(errand.key)?.id !== errand.id) return;
  for (const take of space.takers) take(errand);
}

/** What one workspace has in the stores. */
class LowdbStore implements Store {
  private readonly stores: LowdbStores;
  private readonly space: Space;

  constructor(stores: LowdbStores, space: Space) {
    this.stores = stores;
    this.space = space;
  }

  async read({ docs = [], lists = [] }: Reads): Promise<Snapshot> {
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

  history(stream: string): Promise<Fact[]> {
    return this.stores.journal.history(this.space, stream);
  }

  async pending(prefix: string) {
    return this.errands().filter((errand) => errand.key.startsWith(prefix));
  }

  work(take: (errand: Errand) => void) {
    for (const errand of this.errands()) take(errand);
    this.space.takers.add(take);
    return () => void this.space.takers.delete(take);
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
