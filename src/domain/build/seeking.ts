import { isAhead } from '../deadline/deadline.ts';
import type { World } from '../deciding/world.ts';
import type { Due } from '../intents/intent.ts';
import type { Release } from '../release/release.ts';

/** What changes with a release is asked of the repositories of its services, where any are connected; a later asking takes the place of one that waits. */
export function changesSought(release: Release, { company, now }: Pick<World, 'company' | 'now'>): Due[] {
  const { id, items } = release;
  const isConnected = items.some((i) => company.services.some((s) => s.name === i.service && s.repositories));
  if (!company.repositories || company.repositories.length === 0 || !isConnected || !isAhead(release)) return [];
  const key = `changes/${id}`;
  return [{ key, mode: 'latest', lane: key, dueAt: now, intent: { kind: 'changes', release: id } }];
}
