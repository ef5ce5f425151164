import type { World } from '../deciding/world.ts';
import type { Due, Intent } from '../intents/intent.ts';
import { isAhead } from '../release/ahead.ts';
import type { Release } from '../release/release.ts';

/** What changes with a release is asked of the repositories of its services, where any are connected, and how the tickets that its commits name stand; a later asking takes the place of one that waits. */
export function changesSought(release: Release, { company, now }: Pick<World, 'company' | 'now'>): Due[] {
  const { id, items } = release;
  if (!isAhead(release)) return [];
  const tickets =
    (company.trackers ?? []).length > 0 ? [soughtBy(`tickets/${id}`, { kind: 'tickets', release: id }, now)] : [];
  const isConnected = items.some((i) => company.services.some((s) => s.name === i.service && s.repositories));
  if (!company.repositories || company.repositories.length === 0 || !isConnected) return tickets;
  return [soughtBy(`changes/${id}`, { kind: 'changes', release: id }, now), ...tickets];
}

const soughtBy = (key: string, intent: Intent, dueAt: string): Due => ({
  key,
  mode: 'latest',
  lane: key,
  dueAt,
  intent,
});
