import type { Low } from 'lowdb';
import { messageOf } from '../../thrown/words.ts';
import type { Change, CommitResult, Errand, PastFact, Store, Stores } from '../store.ts';
import { CannotOpen, TakenOver } from './faults.ts';
import type { Journal } from './journal.ts';
import type { Space } from './space.ts';
import { type Staged, stage } from './stage.ts';
import type { StoreState } from './state.ts';
import { LowdbStore } from './workspace-store.ts';

/** The stores of all workspaces, on one journal. */
export class LowdbStores implements Stores {
  readonly db: Low<StoreState>;
  readonly journal: Journal;
  private readonly unlock: () => void;
  private readonly stores = new Map<string, LowdbStore>();
  /** What is staged and not known to be durable, oldest first. */
  private readonly staged = new Set<Staged>();
  private failure: string | undefined;
  private closed = false;
  /** The time of the newest commit, ms: what is remembered is forgotten by the time of those who commit, not by the machine's. */
  private latest = 0;

  constructor(db: Low<StoreState>, journal: Journal, unlock: () => void) {
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
    if (this.journal.snapshots.due()) void this.snapshot();
    return { ok: true, facts: staged.line.f.map(({ p: _, ...fact }) => fact) };
  }

  async settled(): Promise<void> {
    // A failed disk has taken back what was staged, so what can be read then is durable.
    await this.db.write().catch((error) => this.fail(error));
  }

  history(space: Space, stream: string): Promise<PastFact[]> {
    return this.journal.history(space, stream);
  }

  async apart(): Promise<string | undefined> {
    try {
      return await this.journal.apart(() => this.db.write());
    } catch (error) {
      throw new CannotOpen(this.fail(error));
    }
  }

  broken() {
    return this.failure;
  }

  async close() {
    if (this.closed) return;
    this.closed = true;
    await this.settled();
    if (!this.failure) await this.journal.snapshots.last(this.db.data, this.latest, () => this.db.write());
    await this.journal.close();
    this.unlock();
  }

  private snapshot(): Promise<void> {
    return this.journal.snapshots.take(this.db.data, this.latest, () => this.db.write());
  }

  private fail(error: unknown): string {
    if (this.failure) return this.failure;
    const why = messageOf(error);
    this.failure =
      error instanceof TakenOver
        ? `The change is not confirmed, and nothing more can be saved here: ${why}`
        : `The disk failed (${why}). The change is not confirmed; it may reappear after the restart. Nothing can be saved until Gonogo is restarted with a working disk.`;
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
