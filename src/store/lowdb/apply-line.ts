import type { Line } from './line.ts';
import type { Space, State } from './state.ts';

/** Brings a durable line into the state at start. */
export function applyLine(state: State, line: Line, place: number): void {
  const space = state.space(line.w ?? '');
  for (const [key, version, lists, value] of line.d ?? []) space.put(key, { version, lists, value });
  for (const key of line.x ?? []) space.remove(key);
  for (const errand of line.e ?? []) {
    space.errands.set(errand.key, errand);
    state.errandId = Math.max(state.errandId, errand.id);
  }
  for (const [key, id] of line.z ?? []) if (space.errands.get(key)?.id === id) space.errands.delete(key);
  for (const [key, until] of line.r ?? []) space.remembered.set(key, until);
  applyHeads(space, line, place);
}

export function applyHeads(space: Space, line: Line, place: number): void {
  for (const { stream, seq } of line.f ?? []) space.heads.set(stream, { seq, written: place, place });
}
