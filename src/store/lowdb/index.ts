import { chmodSync, mkdirSync } from 'node:fs';
import { Low } from 'lowdb';
import { type Change, type CommitResult, type Errand, type Fact, ONCE_KEPT_DAYS, type Store } from '../store.ts';
import { disk, type FileSystem } from './file-system.ts';
import { Journal } from './journal.ts';
import type { Line } from './line.ts';
import { lockDirectory } from './lock.ts';
import { type Pending, State } from './state.ts';

export type LowdbOptions = {
  /** Default: the real disk, with a lock file. */
  fs?: FileSystem;
  /** Bytes of journal after which a snapshot is written. */
  snapshotAfter?: number;
  say?: (what: string) => void;
};

/** Opens (or creates) the store in `dir`. Errors: StoreInUse, DamagedJournal, and those of the file system. */
export async function openLowdb(dir: string, options: LowdbOptions = {}): Promise<Store> {
  let unlock = () => {};
  if (!options.fs) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    chmodSync(dir, 0o700);
    unlock = lockDirectory(dir);
  }
  try {
    const { fs = disk, snapshotAfter = 16 * 1024 * 1024, say = () => {} } = options;
    const journal = new Journal({ fs, dir, snapshotAfter, say });
    const db = new Low(journal, new State());
    await db.read();
    return new LowdbStore(db, journal, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

class LowdbStore implements Store {
  private readonly db: Low<State>;
  private readonly journal: Journal;
  private readonly unlock: () => void;
  private writing: Promise<void> | undefined;
  private failure: string | undefined;
  private closed = false;
  /** The time of the newest commit, ms: what is remembered is forgotten by the time of those who commit, not by the machine's. */
  private latest = 0;
  private takers = new Set<(errand: Errand) => void>();

  constructor(db: Low<State>, journal: Journal, unlock: () => void) {
    this.db = db;
    this.journal = journal;
    this.unlock = unlock;
  }

  private get state(): State {
    return this.db.data;
  }

  async get(key: string) {
    const entry = this.state.docs.get(key);
    return entry && { key, version: entry.version, value: this.state.value(entry) };
  }

  async list(name: string) {
    const list = this.state.lists.get(name);
    if (!list) return { revision: 0, docs: [] };
    return { revision: list.revision, docs: this.state.docsOf(list) };
  }

  async commit(change: Change): Promise<CommitResult> {
    if (this.failure) return { ok: false, why: 'unconfirmed', message: this.failure };
    const now = Date.parse(change.at);
    this.latest = Math.max(this.latest, now);
    if (change.remember?.some(({ key }) => this.state.remembers(key, now))) {
      await this.settled();
      return { ok: false, why: 'duplicate' };
    }
    if (this.isStale(change)) return { ok: false, why: 'stale' };
    const { line, undo } = this.stage(change);
    return this.durable(line, undo).then(
      (): CommitResult => {
        for (const errand of line.e ?? []) this.handOver(errand);
        if (this.journal.snapshotDue()) void this.journal.snapshot(this.state, now, () => this.drain());
        return { ok: true, facts: (line.f ?? []).map(({ p: _, ...fact }) => fact) };
      },
      (): CommitResult => ({ ok: false, why: 'unconfirmed', message: this.failure ?? 'the disk failed' }),
    );
  }

  async settled(): Promise<void> {
    // A failed disk has taken back what was staged, so what can be read then is durable.
    if (this.writing || this.state.pending.length > 0) await this.drain().catch(() => {});
  }

  async remembers(key: string, at: string) {
    // First what was staged: if the disk takes it back, it is not remembered.
    await this.settled();
    return this.state.remembers(key, Date.parse(at));
  }

  history(stream: string): Promise<Fact[]> {
    return this.journal.history(this.state, stream);
  }

  work(take: (errand: Errand) => void) {
    for (const errand of [...this.state.errands.values()].sort((a, b) => a.id - b.id)) take(errand);
    this.takers.add(take);
    return () => void this.takers.delete(take);
  }

  broken() {
    return this.failure;
  }

  async close() {
    if (this.closed) return;
    this.closed = true;
    await this.settled();
    if (!this.failure) await this.journal.lastSnapshot(this.state, this.latest, () => this.drain());
    await this.journal.close();
    this.unlock();
  }

  private handOver(errand: Errand): void {
    // A later commit of the same batch may have ended or replaced it already.
    if (this.state.errands.get(errand.key)?.id !== errand.id) return;
    for (const take of this.takers) take(errand);
  }

  private isStale({ read }: Change): boolean {
    for (const [key, version] of Object.entries(read?.docs ?? {}))
      if ((this.state.docs.get(key)?.version ?? 0) !== version) return true;
    for (const [name, revision] of Object.entries(read?.lists ?? {}))
      if ((this.state.lists.get(name)?.revision ?? 0) !== revision) return true;
    return false;
  }

  /** Applies the change in memory, synchronously: from here on decisions see it, and nothing outside does. */
  private stage(change: Change): { line: Required<Line>; undo: () => void } {
    const { state } = this;
    const undo: (() => void)[] = [];
    const line = { d: [], x: [], f: [], e: [], z: [], r: [] } satisfies Line as Required<Line>;
    const now = Date.parse(change.at);
    for (const { key, value, lists } of change.put ?? []) {
      assertPlainKey(key, ...lists);
      const before = state.docs.get(key);
      const version = (before?.version ?? 0) + 1;
      state.put(key, { version, lists, value });
      undo.push(() => (before ? state.put(key, before) : state.remove(key)));
      line.d.push([key, version, lists, value]);
    }
    for (const key of change.remove ?? []) {
      const before = state.docs.get(key);
      if (!before) continue;
      state.remove(key);
      undo.push(() => state.put(key, before));
      line.x.push(key);
    }
    for (const fact of change.facts ?? []) {
      assertPlainKey(fact.stream);
      const seq = state.nextSeq(fact);
      undo.push(() => {
        const head = state.heads.get(fact.stream);
        if (head) head.seq -= 1;
      });
      line.f.push({ ...fact, seq });
    }
    const remember = (key: string, until: number) => {
      const before = state.remembered.get(key);
      state.remembered.set(key, until);
      undo.push(() => (before === undefined ? state.remembered.delete(key) : state.remembered.set(key, before)));
      line.r.push([key, until]);
    };
    for (const { key, until } of change.remember ?? []) remember(key, Date.parse(until));
    const setErrand = (errand: Errand) => {
      const before = state.errands.get(errand.key);
      state.errands.set(errand.key, errand);
      undo.push(() => (before ? state.errands.set(errand.key, before) : state.errands.delete(errand.key)));
      line.e.push(errand);
    };
    for (const { key, id } of change.done ?? []) {
      const before = state.errands.get(key);
      if (before?.id !== id) continue;
      state.errands.delete(key);
      undo.push(() => state.errands.set(key, before));
      line.z.push([key, id]);
      if (before.mode === 'once') remember(onceKey(key), now + ONCE_KEPT_DAYS * 86_400_000);
    }
    for (const errand of change.errands ?? []) {
      const taken = state.errands.has(errand.key) || state.remembers(onceKey(errand.key), now);
      if (errand.mode === 'once' && taken) continue;
      state.errandId += 1;
      setErrand({ ...errand, id: state.errandId });
    }
    for (const { key, id, at } of change.tried ?? []) {
      const before = state.errands.get(key);
      if (before?.id === id) setErrand({ ...before, triedAt: at });
    }
    return { line, undo: () => undo.reverse().forEach((step) => void step()) };
  }

  private durable(line: Line, undo: () => void): Promise<void> {
    return new Promise((durable, failed) => {
      this.state.pending.push({ line, undo, durable, failed });
      void this.drain().catch(() => {});
    });
  }

  /** One batch after another until nothing is pending; commits that arrive while the disk works share the next batch. */
  private drain(): Promise<void> {
    this.writing ??= this.writeBatches();
    return this.writing;
  }

  private async writeBatches(): Promise<void> {
    // The first commit of a turn must not leave alone: its neighbours of the same turn share its fdatasync.
    await Promise.resolve();
    do {
      const batch: Pending[] = [...this.state.pending];
      try {
        await this.db.write();
      } catch (error) {
        this.writing = undefined;
        this.fail(error, batch);
        throw error;
      }
      for (const { durable } of batch) durable();
    } while (this.state.pending.length > 0);
    // In the same breath as the check above: whoever comes next starts a new round.
    this.writing = undefined;
  }

  private fail(error: unknown, batch: Pending[]): void {
    const why = error instanceof Error ? error.message : String(error);
    this.failure = `The disk failed (${why}). The change is not confirmed; it may reappear after the restart. Nothing can be saved until Gonogo is restarted with a working disk.`;
    const lost = [...batch, ...this.state.pending.splice(0)];
    for (const { undo } of lost.reverse()) undo();
    for (const { failed } of lost) failed(new Error(this.failure));
  }
}

const onceKey = (key: string) => `once/${key}`;

function assertPlainKey(...names: string[]): void {
  for (const name of names) if (/[\t\n,]/.test(name)) throw new Error(`not a key: ${JSON.stringify(name)}`);
}
