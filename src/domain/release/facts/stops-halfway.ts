import type { World } from '../../deciding/world.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import type { Phrase } from '../../phrase.ts';
import { isPartDone } from '../part-done.ts';
import { isStuck, type Release } from '../release.ts';

/** It goes no further until its team says so: whoever does not read its thread, where that is said, hears so, once for each cause. */
export const stopsHalfway = (release: Release, cause: string, said: Phrase, world: World): Due[] =>
  dueAt(world).posts('held', `${release.id}/${cause}/halfway`, { release, said }, (a) => !a.headline);

/** A deploy or a rollback that was said to have failed, of which nothing failed after all: the rest waits. */
export function stopsAfterAll(release: Release, said: Phrase, world: World): Due[] {
  return isStuck(release) && isPartDone(release.rollout) ? stopsHalfway(release, release.rollout.id, said, world) : [];
}
