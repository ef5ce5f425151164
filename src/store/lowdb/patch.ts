import type { Json } from '../store.ts';
import { type Dict, isArray, isDict, keysOf } from './json.ts';

/**
 * What turns one JSON value into another, in JSON itself:
 * `['=', value]` is the other value; `['{', [key, patch, …], [key, value, …], [key, …]]` changes, adds (at the end) and removes keys;
 * `['[', op, …]` builds an array from the old one: n copies n elements, -n passes n over, `[value, …]` inserts, `{ p: patch }` changes one.
 */
export type Patch = Json;

/** The value after. Errors: a patch that does not fit the value. */
export function apply(patch: Patch, before: Json): Json {
  if (!isArray(patch)) throw new Error('not a patch');
  const [kind, ...rest] = patch;
  if (kind === '=') return rest[0] ?? null;
  if (kind === '[' && isArray(before)) return applyToArray(rest, before);
  if (kind === '{' && isDict(before)) return applyToDict(rest, before);
  throw new Error('the patch does not fit what it changes');
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
