import type { BuildsOf } from '../../build/document.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import type { Successors } from '../document.ts';
import { type Came, finished, over } from '../ended.ts';
import { type Release, rolloutOf } from '../release.ts';

/** What a release comes to once its last open step is known: live everywhere, or nowhere any more. Otherwise people go on from where it is. */
export function whenAllIsSettled(
  after: Release,
  rollout: string,
  world: World & Successors & BuildsOf,
  came: Came = {},
): Fact[] {
  const run = rolloutOf(after);
  if (!run || run.id !== rollout || (after.status !== 'failed' && after.status !== 'rolling-back')) return [];
  const all = (state: string) => run.stages.every((s) => s.state === state);
  if (all('done')) return finished(after, run, world, came);
  return run.direction === 'forward' && all('waiting') ? over(after, 'rolled-back', world, came) : [];
}
