import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { say } from '../phrase.ts';
import type { OpenReleases } from '../release/document.ts';
import { mayBegin } from '../release/facts/window-timer.ts';
import { nameOf } from '../release/release.ts';
import { announced } from './announced.ts';
import type { Freezes } from './document.ts';
import type { Freeze } from './freeze.ts';
import { releasesHeld, shownBy, windowsHit } from './held-releases.ts';
import { inScope, targetOf } from './scope.ts';
import { stillHeld } from './still-held.ts';

/** A freeze is over, ended or lifted by somebody (`lifted`: why, where they said so): audiences hear, and the owners of what waited for it. */
export function thawed(
  freeze: Freeze,
  cause: string,
  world: World & OpenReleases & Freezes,
  lifted?: { why: string },
): Due[] {
  const over = lifted
    ? say`${{ user: world.actor.id }} lifted the freeze “${freeze.name}”${lifted.why && ` (${lifted.why})`}:`
    : say`The freeze “${freeze.name}” is over:`;
  const held = releasesHeld(freeze, world);
  const waiting = held.flatMap((r) => {
    if (inScope(freeze.scope, targetOf(r)))
      return r.status === 'approved' || (r.status === 'deploying' && r.rollout.held) ? [r] : [];
    // Its owner was told that it could not go there at its time.
    return world.now < freeze.until ? windowsHit([r], freeze) : [];
  });
  const owners = waiting.map((r) =>
    dueAt(world).tell(
      r.owner,
      `${cause}/${r.id}`,
      say`${over} ${nameOf(r)} (${r.id}) is not held by it any more. Nothing was restarted.`,
      r.id,
    ),
  );
  return [
    ...announced('thawed', cause, freeze, world, stillHeld(freeze, world)),
    ...shownBy(held, world),
    ...owners,
    ...held.flatMap((r) => mayBegin(r, world)),
  ];
}
