import type { DocumentKind, Stored } from './document.ts';
import type { World } from './world.ts';

/** Keys of documents and names of lists. */
export type Keys = { docs: readonly string[]; lists: readonly string[] };

/** What the store answered for keys. A key or list that nobody asked for throws: what was not read must not look empty. */
export interface Snapshot {
  doc(key: string): Stored | undefined;
  list(name: string): readonly { key: string; value: Stored }[];
}

/** One thing that is read, and how it is made of what the store answers. */
export type Read<T> = Keys & { from(snapshot: Snapshot): T };

/** What a decision reads, by the names under which it finds it in its world. */
export type Reads = Readonly<Record<string, Read<unknown>>>;
export type Seen<R extends Reads> = { [K in keyof R]: R[K] extends Read<infer T> ? T : never };
/** The world of a decision: what every one knows, and exactly what this one reads. */
export type Knowing<R extends Reads> = World & Seen<R>;

/** The document with an id, or undefined when there is none. */
export const one = <T>(kind: DocumentKind<T>, id: string): Read<T | undefined> => ({
  docs: [kind.key(id)],
  lists: [],
  from: (snapshot) => readOr(kind, snapshot.doc(kind.key(id))),
});

/** The same of what may have no id: then nothing is read, and there is none. */
export const oneIf = <T>(kind: DocumentKind<T>, id: string | undefined): Read<T | undefined> =>
  id === undefined ? { docs: [], lists: [], from: () => undefined } : one(kind, id);

/** The members of lists, each once. */
export const all = <T>(kind: DocumentKind<T>, ...lists: string[]): Read<T[]> => ({
  docs: [],
  lists,
  from: (snapshot) => [...members(snapshot, lists).values()].map(kind.read),
});

/** The members of lists by id. */
export const byId = <T>(kind: DocumentKind<T>, ...lists: string[]): Read<Record<string, T | undefined>> => ({
  docs: [],
  lists,
  from(snapshot) {
    const found: Record<string, T | undefined> = Object.create(null);
    for (const [key, value] of members(snapshot, lists)) found[key.slice(kind.name.length + 1)] = kind.read(value);
    return found;
  },
});

/** Documents by id: of those that exist. */
export const some = <T>(kind: DocumentKind<T>, ids: readonly string[]): Read<Record<string, T | undefined>> => ({
  docs: ids.map((id) => kind.key(id)),
  lists: [],
  from(snapshot) {
    const found: Record<string, T | undefined> = Object.create(null);
    for (const id of ids) found[id] = readOr(kind, snapshot.doc(kind.key(id)));
    return found;
  },
});

export const counterKey = (name: string) => `counter/${name}`;

/** The newest number of a counter, 0 before the first. */
export const count = (name: string): Read<number> => ({
  docs: [counterKey(name)],
  lists: [],
  from: (snapshot) => Number(snapshot.doc(counterKey(name)) ?? 0),
});

export const keysOf = (reads: Reads): Keys => ({
  docs: [...new Set(Object.values(reads).flatMap((r) => r.docs))],
  lists: [...new Set(Object.values(reads).flatMap((r) => r.lists))],
});

/** The world with what was read in it. Asking it for anything else throws. */
export function knowing<R extends Reads>(world: World, reads: R, snapshot: Snapshot): Knowing<R> {
  const known = { ...world, ...Object.fromEntries(Object.entries(reads).map(([name, r]) => [name, r.from(snapshot)])) };
  return new Proxy(known, ONLY_WHAT_WAS_READ) as Knowing<R>;
}

const ONLY_WHAT_WAS_READ: ProxyHandler<object> = {
  get(known, name) {
    if (typeof name === 'string' && !Object.hasOwn(known, name) && name !== 'then')
      throw new Error(`a decision asks for "${name}", which it did not read`);
    return Reflect.get(known, name);
  },
};

const readOr = <T>(kind: DocumentKind<T>, stored: Stored | undefined) =>
  stored === undefined ? undefined : kind.read(stored);

function members(snapshot: Snapshot, lists: readonly string[]): Map<string, Stored> {
  const found = new Map<string, Stored>();
  for (const name of lists) for (const { key, value } of snapshot.list(name)) found.set(key, value);
  return found;
}
