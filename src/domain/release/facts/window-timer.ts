import type { World } from '../../deciding/world.ts';
import { type Due, dueAt } from '../../intents.ts';
import type { Release } from '../release.ts';

/** Whoever deploys an approved release is told when its window opens. */
export const windowTimer = ({ id, window }: Release, world: World): Due =>
  dueAt(world).timer(`window/${id}/${window.start}/${world.now}`, window.start, { type: 'OpenWindow', release: id });
