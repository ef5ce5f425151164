import type { World } from '../../deciding/world.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import type { Release } from '../release.ts';

/** At the end of its window, those who wait for it are told that it was missed; one that is moved is waited for anew. */
export const missedTimer = ({ id, window }: Release, world: World): Due =>
  dueAt(world).timer(`missed/${id}`, window.end, { type: 'MissWindow', release: id }, 'latest');

/** Whoever deploys an approved release is told when its window opens. */
export const windowTimer = ({ id, window }: Release, world: World): Due =>
  dueAt(world).timer(`window/${id}/${window.start}/${world.now}`, window.start, { type: 'OpenWindow', release: id });
