import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { say, user } from '../phrase.ts';
import { stands } from '../release/clearing/overrides.ts';
import { nameOf, type Release, type Rollout, servicesOf } from '../release/release.ts';
import type { Locks } from './document.ts';
import { type Lock, locksOn } from './lock.ts';
import { spotWords } from './lock-words.ts';

/** A rollback takes what it needs whoever locks it, and an override passes a lock: its holder hears. The lock holds again when it is over. */
export const holdersTold = (
  release: Release,
  { id, direction, by }: Pick<Rollout, 'id' | 'direction' | 'by'>,
  why: string,
  world: World & Locks,
): Due[] =>
  locksOn(world.locks, { environment: release.environment, services: servicesOf(release) }, world.now, by).flatMap(
    (lock) => {
      if (!lock.held) return [];
      const overridden = direction === 'back' ? undefined : passedBy(release, lock);
      const over = overridden ? say` (${user(overridden.by)} overrode it: ${overridden.why})` : say``;
      const does = direction === 'back' ? say`is rolled back` : say`is deployed`;
      const said = say`${nameOf(release)} (${release.id}) ${does} by ${user(by)} although you lock ${spotWords(lock)}${over}${why ? say`: ${why}` : say``}. Your lock holds again after it.`;
      return [dueAt(world).tell(lock.held.by, `${lock.id}/passed/${id}`, said, release.id)];
    },
  );

/** Who overrode its lock, last. */
const passedBy = ({ overrides = [] }: Release, { held }: Lock) =>
  overrides.findLast((o) => stands(o) && o.gates.includes('lock') && held !== undefined && o.at >= held.since);
