import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { paged } from '../../page/paged.ts';
import { nameOf, type Release, type Rollout, type Stage } from '../release.ts';

/** A rollback that fails leaves nobody knows what behind: its owner is woken. */
export function pagedFor(
  release: Release,
  { id, direction }: Rollout,
  stage: Stage,
  { why, link }: { why: string; link: string | undefined },
  world: World,
): Fact[] {
  if (direction !== 'back' && !release.drill) return [];
  const what = release.drill ? 'Rollback drill' : 'Rollback';
  const summary = `${what} of ${nameOf(release)} (${release.id}) failed at step ${stage.name}: ${why}`;
  const key = `rollback-failed-${id}-${stage.name}`;
  return paged(release, { key, summary, severity: 'critical', ...(link && { link }) }, world);
}
