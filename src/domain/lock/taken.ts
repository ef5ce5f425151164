import type { World } from '../deciding/world.ts';
import type { Due } from '../intents/intent.ts';
import type { OpenReleases } from '../release/document.ts';
import { ownersTold, shownBy, touchedBy } from './concerned.ts';
import type { Lock } from './lock.ts';
import { ends, nags } from './timers.ts';

/** What follows where somebody holds a lock from now on. */
export function followsTaking(lock: Lock, world: World & OpenReleases): Due[] {
  const touched = touchedBy(lock, world);
  return [
    ...shownBy(touched, lock, world),
    ...ownersTold(touched, lock, `${lock.id}/taken/${world.now}`, world),
    ...nags(lock, world),
    ...ends(lock, world),
  ];
}
