import type { Json } from '../store.ts';

export type Dict = { readonly [key: string]: Json | undefined };

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

export const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
export const isDict = (value: Json | undefined): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const has = (dict: Dict, key: string) => Object.hasOwn(dict, key) && dict[key] !== undefined;
export const keysOf = (dict: Dict) => Object.keys(dict).filter((key) => dict[key] !== undefined);
