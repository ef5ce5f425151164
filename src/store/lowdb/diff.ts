import type { Json } from '../store.ts';
import { type Dict, has, isArray, isDict, keysOf, same } from './json.ts';
import type { Patch } from './patch.ts';

/** How many elements that came or went in one place of an array are told from changed ones. */
const LOOK_AHEAD = 3;

/** The patch, or undefined when both are the same. Unchanged subtrees cost nothing where they are the same objects, else a comparison. */
export function diff(before: Json, after: Json): Patch | undefined {
  if (before === after) return undefined;
  if (isArray(before) && isArray(after)) return arrayDiff(before, after);
  if (isDict(before) && isDict(after)) return dictDiff(before, after);
  return ['=', after];
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
