import type { Json } from '../store.ts';

/**
 * What turns one JSON value into another, in JSON itself:
 * `['=', value]` is the other value; `['{', [key, patch, …], [key, value, …], [key, …]]` changes, adds (at the end) and removes keys;
 * `['[', op, …]` builds an array from the old one: n copies n elements, -n passes n over, `[value, …]` inserts, `{ p: patch }` changes one.
 */
export type Patch = Json;

type Dict = { readonly [key: string]: Json | undefined };

/** How many elements that came or went in one place of an array are told from changed ones. */
const LOOK_AHEAD = 3;

/** The patch, or undefined when both are the same. Unchanged subtrees cost nothing where they are the same objects, else a comparison. */
export function diff(before: Json, after: Json): Patch | undefined {
  if (before === after) return undefined;
  if (isArray(before) && isArray(after)) return arrayDiff(before, after);
  if (isDict(before) && isDict(after)) return dictDiff(before, after);
  return ['=', after];
}

/** The value after. Errors: a patch that does not fit the value. */
export function apply(patch: Patch, before: Json): Json {
  if (!isArray(patch)) throw new Error('not a patch');
  const [kind, ...rest] = patch;
  if (kind === '=') return rest[0] ?? null;
  if (kind === '[' && isArray(before)) return applyToArray(rest, before);
  if (kind === '{' && isDict(before)) return applyToDict(rest, before);
  throw new Error('the patch does not fit what it changes');
}

/** Whether two values are the same JSON: a key that is undefined is not there, and the order of keys counts. */
export function same(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((x, i) => same(x, b[i] ?? null));
  if (!isDict(a) || !isDict(b)) return false;
  const [keysA, keysB] = [keysOf(a), keysOf(b)];
  return keysA.length === keysB.length && keysA.every((k, i) => k === keysB[i] && same(a[k] ?? null, b[k] ?? null));
}

/** Whether a value as JSON is longer than about so many characters; looks no further than it has to. */
export function isLongerThan(value: Json, limit: number): boolean {
  return left(value, limit) < 0;
}

function left(value: Json, limit: number): number {
  if (typeof value === 'string') return limit - value.length - 2;
  if (isArray(value)) {
    let rest = limit - 2;
    for (let i = 0; i < value.length && rest >= 0; i++) rest = left(value[i] ?? null, rest - 1);
    return rest;
  }
  if (!isDict(value)) return limit - 4;
  let rest = limit - 2;
  for (const key of keysOf(value)) {
    if (rest < 0) break;
    rest = left(value[key] ?? null, rest - key.length - 4);
  }
  return rest;
}

function dictDiff(before: Dict, after: Dict): Patch | undefined {
  const keys = keysOf(after);
  const kept = keysOf(before).filter((k) => has(after, k));
  const added = keys.filter((k) => !has(before, k));
  // Keys that are added come last: any other order is written whole.
  if (![...kept, ...added].every((k, i) => k === keys[i])) return ['=', after];
  const removed = keysOf(before).filter((k) => !has(after, k));
  const changed = kept.flatMap((k) => {
    const patch = diff(before[k] ?? null, after[k] ?? null);
    return patch === undefined ? [] : [k, patch];
  });
  if (changed.length + added.length + removed.length === 0) return undefined;
  return ['{', changed, added.flatMap((k) => [k, after[k] ?? null]), removed];
}

function arrayDiff(before: readonly Json[], after: readonly Json[]): Patch | undefined {
  const ops = new Ops();
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (sameAt(before, i, after, j)) {
      ops.copy();
      i += 1;
      j += 1;
      continue;
    }
    const { gone, come } = shift(before, i, after, j);
    if (gone > 0) ops.pass(gone);
    else if (come > 0) ops.insert(after.slice(j, j + come));
    else ops.change(diff(before[i] ?? null, after[j] ?? null));
    i += gone || (come > 0 ? 0 : 1);
    j += come || (gone > 0 ? 0 : 1);
  }
  if (j < after.length) ops.insert(after.slice(j));
  return ops.list.length === 1 && ops.list[0] === before.length && before.length === after.length
    ? undefined
    : before.length === 0 && after.length === 0
      ? undefined
      : ['[', ...ops.list];
}

/** How many elements went from the old array, or came into the new one, where the two part. */
function shift(before: readonly Json[], i: number, after: readonly Json[], j: number): { gone: number; come: number } {
  for (let n = 1; n <= LOOK_AHEAD; n++) {
    if (sameAt(before, i + n, after, j)) return { gone: n, come: 0 };
    if (sameAt(before, i, after, j + n)) return { gone: 0, come: n };
  }
  return { gone: 0, come: 0 };
}

function sameAt(before: readonly Json[], i: number, after: readonly Json[], j: number): boolean {
  return i < before.length && j < after.length && same(before[i] ?? null, after[j] ?? null);
}

class Ops {
  list: Json[] = [];
  copy(): void {
    const last = this.list.at(-1);
    if (typeof last === 'number' && last > 0) this.list[this.list.length - 1] = last + 1;
    else this.list.push(1);
  }
  pass(count: number): void {
    this.list.push(-count);
  }
  insert(values: Json[]): void {
    this.list.push(values);
  }
  change(patch: Patch | undefined): void {
    if (patch === undefined) this.copy();
    else this.list.push({ p: patch });
  }
}

function applyToArray(ops: readonly Json[], before: readonly Json[]): Json {
  const after: Json[] = [];
  let i = 0;
  for (const op of ops) {
    if (isArray(op)) after.push(...op);
    else if (typeof op === 'number') {
      if (op > 0) after.push(...before.slice(i, i + op));
      i += Math.abs(op);
    } else if (isDict(op) && i < before.length) {
      after.push(apply(op.p ?? null, before[i] ?? null));
      i += 1;
    } else throw new Error('the patch does not fit what it changes');
  }
  if (i > before.length) throw new Error('the patch does not fit what it changes');
  return after;
}

function applyToDict([changed = [], added = [], removed = []]: readonly Json[], before: Dict): Json {
  const changes = new Map(pairs(changed));
  const gone = new Set(isArray(removed) ? removed : []);
  const kept = keysOf(before).flatMap((key): [string, Json][] => {
    const patch = changes.get(key);
    const value = before[key] ?? null;
    return gone.has(key) ? [] : [[key, patch === undefined ? value : apply(patch, value)]];
  });
  // fromEntries defines keys, so that even `__proto__` is only a key.
  return Object.fromEntries([...kept, ...pairs(added)]);
}

function pairs(flat: Json): [string, Json][] {
  if (!isArray(flat)) throw new Error('not a patch');
  return Array.from({ length: flat.length / 2 }, (_, n) => [String(flat[2 * n]), flat[2 * n + 1] ?? null]);
}

const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isDict = (value: Json | undefined): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (dict: Dict, key: string) => Object.hasOwn(dict, key) && dict[key] !== undefined;
const keysOf = (dict: Dict) => Object.keys(dict).filter((key) => dict[key] !== undefined);
