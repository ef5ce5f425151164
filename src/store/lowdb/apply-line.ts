import type { Line, PutPatch } from './line.ts';
import { apply } from './patch.ts';
import { type Space, type SpaceEntry, valueIn } from './space.ts';
import type { StoreState } from './state.ts';

/** Brings a durable line into the state at start. Errors: a patch whose version before is not there. */
export function applyLine(state: StoreState, line: Line, place: number): void {
  const space = state.space(line.w ?? '');
  for (const put of line.d ?? []) {
    if (put.length === 5) space.put(put[0], patched(space.docs.get(put[0]), put));
    else space.put(put[0], { version: put[1], lists: put[2], value: put[3] });
  }
  for (const key of line.x ?? []) space.remove(key);
  for (const errand of line.e ?? []) {
    space.errands.set(errand.key, errand);
    state.errandId = Math.max(state.errandId, errand.id);
  }
  for (const [key, id] of line.z ?? []) if (space.errands.get(key)?.id === id) space.errands.delete(key);
  for (const [key, until] of line.r ?? []) space.remembered.set(key, until);
  applyHeads(space, line, place);
}

function patched(before: SpaceEntry | undefined, [key, version, lists, , patch]: PutPatch): SpaceEntry {
  if (before?.version !== version - 1)
    throw new Error(
      `${key}: a change of version ${version - 1} to ${version}, but there is ${before?.version ?? 'none'}`,
    );
  const value = valueIn(before);
  return { version, lists: lists ?? before.lists, value: patch === null ? value : apply(patch, value) };
}

export function applyHeads(space: Space, line: Line, place: number): void {
  for (const { stream, seq } of line.f ?? []) space.heads.set(stream, { seq, written: place, place });
}
