import type { Doc, Errand, Fact, Json } from '../store.ts';
import type { Line } from './line.ts';

/** A document in memory. One that came from a snapshot stays bytes until it is first read. */
export type Entry = { version: number; lists: string[]; value?: Json; raw?: Buffer };

/** `docs`: the members as they were last asked for; dropped when one changes. */
export type ListEntry = { revision: number; members: Set<string>; docs?: Doc[] };

/** A commit that waits for the disk. `undo` takes it back when the disk fails. */
export type Pending = { line: Line; undo: () => void; durable: () => void; failed: (why: Error) => void };

/** What lowdb holds: everything about now, and where in the journal the past lies. */
export class State {
  docs = new Map<string, Entry>();
  lists = new Map<string, ListEntry>();
  errands = new Map<string, Errand>();
  remembered = new Map<string, number>();
  /** stream → how many facts, and the place of its newest durable line (-1: none yet) */
  heads = new Map<string, { seq: number; place: number }>();
  errandId = 0;
  /** every commit bumps it, so a list that is emptied and filled again never shows an old revision */
  revision = 0;
  pending: Pending[] = [];

  value(entry: Entry): Json {
    if (entry.value === undefined && entry.raw) {
      entry.value = JSON.parse(entry.raw.toString('utf8'));
      entry.raw = undefined;
    }
    return entry.value ?? null;
  }

  put(key: string, entry: Entry): void {
    const before = this.docs.get(key);
    this.docs.set(key, entry);
    for (const name of before?.lists ?? []) if (!entry.lists.includes(name)) this.list(name).members.delete(key);
    for (const name of entry.lists) this.list(name).members.add(key);
    this.touch([...(before?.lists ?? []), ...entry.lists]);
  }

  remove(key: string): void {
    const before = this.docs.get(key);
    if (!before) return;
    this.docs.delete(key);
    for (const name of before.lists) this.list(name).members.delete(key);
    this.touch(before.lists);
  }

  list(name: string): ListEntry {
    const known = this.lists.get(name);
    if (known) return known;
    const fresh: ListEntry = { revision: 0, members: new Set() };
    this.lists.set(name, fresh);
    return fresh;
  }

  /** Applies a durable line at start. */
  replay(line: Line, place: number): void {
    for (const [key, version, lists, value] of line.d ?? []) this.put(key, { version, lists, value });
    for (const key of line.x ?? []) this.remove(key);
    for (const errand of line.e ?? []) {
      this.errands.set(errand.key, errand);
      this.errandId = Math.max(this.errandId, errand.id);
    }
    for (const [key, id] of line.z ?? []) if (this.errands.get(key)?.id === id) this.errands.delete(key);
    for (const [key, until] of line.r ?? []) this.remembered.set(key, until);
    for (const fact of line.f ?? []) this.heads.set(fact.stream, { seq: fact.seq, place });
  }

  nextSeq(fact: Omit<Fact, 'seq'>): number {
    const head = this.heads.get(fact.stream) ?? { seq: 0, place: -1 };
    head.seq += 1;
    this.heads.set(fact.stream, head);
    return head.seq;
  }

  remembers(key: string, now: number): boolean {
    return (this.remembered.get(key) ?? 0) > now;
  }

  forget(now: number): void {
    for (const [key, until] of this.remembered) if (until < now) this.remembered.delete(key);
  }

  docsOf(list: ListEntry): Doc[] {
    list.docs ??= [...list.members].flatMap((key) => {
      const entry = this.docs.get(key);
      return entry ? [{ key, version: entry.version, value: this.value(entry) }] : [];
    });
    return list.docs;
  }

  private touch(names: string[]): void {
    this.revision += 1;
    for (const name of names) {
      const list = this.list(name);
      list.revision = this.revision;
      list.docs = undefined;
    }
  }
}
