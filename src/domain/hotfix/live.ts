import { isSameVersion } from '../build/same-version.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import { placesOf, versionsOf, type WhatRuns } from '../environment/environment.ts';
import { listed, say } from '../phrase.ts';
import { versionOrder } from '../release/planning/version-order.ts';
import { type Item, itemsOf } from '../release/release.ts';

type Known = Pick<World, 'company'>;

/** What runs there and would be replaced: regions may differ. */
export const replacedBy = (items: readonly Item[], running: WhatRuns | undefined, world: Known): Item[] =>
  items.flatMap(({ service, version }) =>
    versionsOf(running, service, world).flatMap((live) =>
      isSameVersion(live, version) ? [] : [{ service, version: live }],
    ),
  );

/** A fix is newer than what it fixes. `older`: the person knows that it is not. */
export function liveFault(
  items: Item[],
  running: WhatRuns | undefined,
  older: boolean | undefined,
  world: Known,
): Refusal | undefined {
  if (items.every((item) => runsEverywhere(item, running, world)))
    return refuse('already-live', say`${itemsOf(items)} is live there already.`, { field: 'what' });
  const behind = items.flatMap((item) =>
    versionsOf(running, item.service, world)
      .filter((live) => versionOrder(item.version, live) === -1)
      .map((live) => say`${item.service} ${item.version} is older than ${live}`),
  );
  if (older || behind.length === 0) return undefined;
  return refuse('older', say`${listed(behind)}, which is live: a hotfix is based on what is live.`, {
    remedy: say`Roll back to go back, or say that it is meant.`,
    field: 'older',
  });
}

function runsEverywhere({ service, version }: Item, running: WhatRuns | undefined, world: Known): boolean {
  const places = placesOf(running, service, world);
  return (
    places.length > 0 &&
    places.every(([, { now, doubt, partly }]) => isSameVersion(now?.version, version) && !doubt && partly === undefined)
  );
}
