import type { Doc, Errand, Json, Lists, NewFact } from '../store.ts';
import { same } from './json.ts';
import type { Membership } from './line.ts';

/** A document in memory, replaced with each change. One that came from a snapshot stays bytes until it is first read. */
export type SpaceEntry = {
  version: number;
  lists: Membership[];
  value?: Json;
  raw?: Buffer;
  /** came from the form of before: its next change is written whole, so that no line builds on how it was brought into this form */
  upgraded?: true;
};

/** `docs`: the members as they were last asked for; dropped when one changes. */
type ListEntry = { name: string; revision: number; members: Set<string>; docs?: Doc[] };

/** A stream: how many facts, and the places of its newest written and its newest durable line (-1: none yet). Replaced, never changed. */
export type Head = { seq: number; written: number; place: number };

/** All that belongs to one workspace. */
export class Space {
  readonly workspace: string;
  docs = new Map<string, SpaceEntry>();
  lists = new Map<string, ListEntry>();
  errands = new Map<string, Errand>();
  /** key → until when, ms */
  remembered = new Map<string, number>();
  heads = new Map<string, Head>();
  takers = new Set<(errand: Errand) => void>();
  private readonly nextRevision: () => number;

  constructor(workspace: string, nextRevision: () => number) {
    this.workspace = workspace;
    this.nextRevision = nextRevision;
  }

  doc(key: string): Doc | undefined {
    const entry = this.docs.get(key);
    return entry && { key, version: entry.version, value: valueIn(entry) };
  }

  /** The members of a list, each with its summary there, or whole. */
  members(name: string): { revision: number; docs: Doc[] } {
    const list = this.lists.get(name);
    if (!list) return { revision: 0, docs: [] };
    list.docs ??= [...list.members].flatMap((key) => this.member(key, name) ?? []);
    return { revision: list.revision, docs: list.docs };
  }

  private member(key: string, list: string): Doc | undefined {
    const entry = this.docs.get(key);
    const summarised = entry?.lists.find((m) => typeof m !== 'string' && m[0] === list);
    return entry && summarised ? { key, version: entry.version, value: summarised[1] ?? null } : this.doc(key);
  }

  put(key: string, entry: SpaceEntry): void {
    const before = this.docs.get(key);
    this.docs.set(key, entry);
    this.moved(key, before?.lists ?? [], entry.lists);
  }

  remove(key: string): void {
    const before = this.docs.get(key);
    if (this.docs.delete(key)) this.moved(key, before?.lists ?? [], []);
  }

  private moved(key: string, before: Membership[], after: Membership[]): void {
    for (const was of before) {
      const list = this.list(nameOf(was));
      if (after.some((is) => nameOf(is) === list.name)) continue;
      list.members.delete(key);
      this.touch(list);
    }
    for (const is of after) {
      const list = this.list(nameOf(is));
      const was = before.find((m) => nameOf(m) === list.name);
      list.members.add(key);
      list.docs = undefined;
      // Members without a summary are read whole: every change of theirs is one of the list.
      if (was === undefined || typeof was === 'string' || !same(was, is)) this.touch(list);
    }
  }

  private touch(list: ListEntry): void {
    list.revision = this.nextRevision();
    list.docs = undefined;
  }

  private list(name: string): ListEntry {
    const known = this.lists.get(name);
    if (known) return known;
    const fresh: ListEntry = { name, revision: 0, members: new Set() };
    this.lists.set(name, fresh);
    return fresh;
  }

  nextSeq({ stream }: Pick<NewFact, 'stream'>): number {
    const head = this.heads.get(stream) ?? { seq: 0, written: -1, place: -1 };
    this.heads.set(stream, { ...head, seq: head.seq + 1 });
    return head.seq + 1;
  }

  /** A fact that was staged is taken back. */
  dropSeq(stream: string): void {
    this.moveHead(stream, (head) => ({ ...head, seq: head.seq - 1 }));
  }

  moveHead(stream: string, move: (head: Head) => Head): void {
    const head = this.heads.get(stream);
    if (head) this.heads.set(stream, move(head));
  }
}

export function valueIn(entry: SpaceEntry): Json {
  if (entry.value === undefined && entry.raw) {
    entry.value = JSON.parse(entry.raw.toString('utf8'));
    entry.raw = undefined;
  }
  return entry.value ?? null;
}

export const nameOf = (membership: Membership): string => (typeof membership === 'string' ? membership : membership[0]);

export const membershipsOf = (lists: Lists): Membership[] =>
  isNames(lists)
    ? [...lists]
    : Object.entries(lists).map(([name, summary]) => (summary === undefined ? name : [name, summary]));

const isNames = (lists: Lists): lists is readonly string[] => Array.isArray(lists);
