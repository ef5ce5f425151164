import type { World } from '../../deciding/world.ts';
import type { Freezes } from '../../freeze/document.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import type { Release } from '../release.ts';

type Held = { rollout: string; freeze: string; until: string };

/** A freeze that comes again has no timer of its own at its end: whoever waits for it is told by this. */
export function holdEnds({ id }: Release, { rollout, freeze, until }: Held, world: World & Freezes): Due[] {
  if (world.freezes.some((f) => f.status === 'declared' && f.name === freeze)) return [];
  return [dueAt(world).timer(`hold/${rollout}/${until}`, until, { type: 'EndHold', release: id, rollout })];
}
