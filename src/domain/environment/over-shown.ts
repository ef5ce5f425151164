import type { World } from '../deciding/world.ts';
import { dueAt, headlineOf } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { placeAt, type WhatRuns } from './environment.ts';

type Place = { service: string; region: string };

/** The cards of the releases that brought what runs in some places now, and what ran there until then. Most are over, and say all the same that they are live, or what of them is left. */
export function overShown(environment: WhatRuns, places: readonly Place[], world: World): Due[] {
  const brought = places.flatMap(({ service, region }) => {
    const { now, before } = placeAt(environment, service, region);
    return [now, before[0]].flatMap((ran) => ran?.release ?? []);
  });
  return [...new Set(brought)].map((id) => dueAt(world).edit(headlineOf(id)));
}
