import { expect } from 'vitest';
import type { Changed } from '../../src/domain/deciding/carry-out.ts';
import type { Fact } from '../../src/domain/deciding/fact.ts';
import type { Keys, Snapshot } from '../../src/domain/deciding/reads.ts';
import { DOCUMENTS, FACTS } from '../../src/domain/index.ts';
import { dictionary } from '../../src/domain/own.ts';

type KindName = keyof typeof DOCUMENTS;
/** Every document there is, by kind and id. */
export type Everything = { [K in KindName]: Record<string, ReturnType<(typeof DOCUMENTS)[K]['read']>> };

/** What a store would hold: documents as JSON by key, in lists; beside them the facts they were made of. */
export class LittleStore {
  private kept = new Map<string, Changed>();
  private facts = new Map<string, Fact[]>();
  /** documents that were there before any fact, by key */
  private found = new Map<string, Changed>();

  /** A document that no command of the test made: facts on it count from here. */
  put(kind: KindName, id: string, document: unknown): void {
    const key = `${kind}/${id}`;
    const kept = asStored({ document, lists: DOCUMENTS[kind].lists(document as never) });
    this.kept.set(key, kept);
    this.facts.delete(key);
    this.found.set(key, kept);
  }

  /** What answers a command: that which it has asked for, and nothing else. */
  reading(): (keys: Keys) => Snapshot {
    const docs = new Set<string>();
    const lists = new Set<string>();
    const snapshot: Snapshot = {
      doc: (key) => {
        if (!docs.has(key)) throw new Error(`${key} was not read`);
        return this.kept.get(key)?.document;
      },
      list: (name) => {
        if (!lists.has(name)) throw new Error(`the list ${name} was not read`);
        return this.members(name);
      },
    };
    return (keys) => {
      for (const key of keys.docs) docs.add(key);
      for (const name of keys.lists) lists.add(name);
      return snapshot;
    };
  }

  /** Keeps what a command changed, and sees that the documents are what all their facts amount to. */
  keep(changed: ReadonlyMap<string, Changed>, facts: Fact[]): void {
    for (const fact of facts) keepable(fact, fact.type);
    for (const fact of facts) this.facts.set(fact.stream, [...(this.facts.get(fact.stream) ?? []), throughJson(fact)]);
    for (const [key, one] of changed) this.kept.set(key, asStored(one));
    for (const { stream } of facts) expect(this.rebuilt(stream), stream).toEqual(this.kept.get(stream));
  }

  /** All there is: for tests to look at, never to decide on. */
  everything(): Everything {
    const all: Record<string, Record<string, unknown>> = {};
    for (const name of Object.keys(DOCUMENTS)) all[name] = dictionary();
    for (const [key, { document }] of this.kept) {
      const kind = key.slice(0, key.indexOf('/'));
      const known = all[kind];
      if (known && kind in DOCUMENTS)
        known[key.slice(kind.length + 1)] = DOCUMENTS[kind as KindName].read(document as never);
    }
    return all as Everything;
  }

  document(key: string): unknown {
    return this.kept.get(key)?.document;
  }

  private members(list: string): { key: string; value: unknown }[] {
    return [...this.kept].flatMap(([key, { document, lists }]) =>
      lists.includes(list) ? [{ key, value: document }] : [],
    );
  }

  /** A document made anew from all facts of its stream. */
  private rebuilt(key: string): Changed | undefined {
    let made = this.found.get(key);
    for (const fact of this.facts.get(key) ?? [])
      made = FACTS[fact.type as keyof typeof FACTS].fold(made?.document, fact as never);
    return made && asStored(made);
  }
}

/** Frozen, because a store hands the same value to everybody who reads it. */
const asStored = (kept: Changed): Changed => frozen(throughJson(kept));
/** Throws at a key without a value: what tells nothing would be told another way once it was kept. */
export function keepable(value: unknown, where: string): void {
  for (const [key, inner] of Object.entries(Object(value))) {
    if (inner === undefined) throw new Error(`${where} has a key without a value: ${key}`);
    if (typeof inner === 'object') keepable(inner, `${where}.${key}`);
  }
}
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));
function frozen<T>(value: T): T {
  for (const inner of Object.values(Object(value))) if (typeof inner === 'object') frozen(inner);
  return Object.freeze(value);
}
