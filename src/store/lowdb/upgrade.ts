import type { Errand, Json, Lists } from '../store.ts';
import type { Segments } from './segments.ts';
import { membershipsOf, nameOf, type Space, type SpaceEntry, valueIn } from './space.ts';
import type { StoreState } from './state.ts';

/**
 * What stored things of the form of before are called and look like now; without a function they stay as they are, and what it gives
 * `undefined` for is left out. Applied to all there is when files of before are read; a throw refuses the start, and changes nothing.
 */
export type StoredUpgrade = {
  doc?(key: string, value: Json, lists: string[]): { key: string; value: Json; lists: Lists } | undefined;
  errand?(errand: Errand): Errand | undefined;
  /** a key that counts once, such as `event/Ev1`; that of an errand which is over reads `once/` and the errand's key */
  remembered?(key: string): string | undefined;
  /** the key of the document that a stream of facts tells of; facts themselves are upgraded by who reads them, by their `v` */
  stream?(name: string): string;
};

/** All that is there in the form of before moves into the workspace that its facts name. */
export async function upgrade(
  state: StoreState,
  segments: Segments,
  how: StoredUpgrade,
): Promise<{ leftOut: boolean }> {
  const old = state.space('');
  state.spaces.delete('');
  const workspace = await workspaceOf(old, segments);
  if (workspace === undefined) return { leftOut: old.docs.size + old.errands.size > 0 };
  const space = state.space(workspace);
  for (const [key, entry] of old.docs) {
    const doc = { key, value: valueIn(entry), lists: entry.lists.map(nameOf) };
    const now = how.doc ? how.doc(doc.key, doc.value, doc.lists) : doc;
    if (now) space.put(now.key, upgraded(entry, now));
  }
  for (const errand of old.errands.values()) {
    const now = how.errand ? how.errand(errand) : errand;
    if (now) space.errands.set(now.key, now);
  }
  for (const [key, until] of old.remembered) {
    const now = how.remembered ? how.remembered(key) : key;
    if (now !== undefined) space.remembered.set(now, until);
  }
  for (const [stream, head] of old.heads) space.heads.set(how.stream?.(stream) ?? stream, head);
  return { leftOut: false };
}

const upgraded = ({ version }: SpaceEntry, { value, lists }: { value: Json; lists: Lists }): SpaceEntry => ({
  version,
  lists: membershipsOf(lists),
  value,
  upgraded: true,
});

/** Until now a data directory held one workspace, and only facts said which. */
async function workspaceOf(space: Space, segments: Segments): Promise<string | undefined> {
  for (const { place } of space.heads.values()) if (place >= 0) return (await segments.factsAt(place))[0]?.workspace;
  return undefined;
}
