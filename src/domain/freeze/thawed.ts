import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { inCharge } from '../people/in-charge.ts';
import { say } from '../phrase.ts';
import { isAhead } from '../release/ahead.ts';
import type { OpenReleases } from '../release/document.ts';
import { mayBegin } from '../release/facts/window-timer.ts';
import { nameOf } from '../release/release.ts';
import { announced } from './announced.ts';
import type { Freezes } from './document.ts';
import type { Freeze } from './freeze.ts';
import { frozenBy } from './frozen-span.ts';
import { frozenHold } from './held-by.ts';
import { freedFrom, holdOver, releasesHeld, shownBy, windowsHit } from './held-releases.ts';
import { inScope, targetOf } from './scope.ts';
import { stillHeld } from './still-held.ts';
import { underWayFreed, waitsAfterStep } from './under-way.ts';

/** A freeze is over, ended or lifted by somebody (`lifted`: why, where they said so): audiences hear, and the owners of what waited for it. */
export function thawed(
  freeze: Freeze,
  cause: string,
  world: World & OpenReleases & Freezes,
  lifted?: { why: string },
): Due[] {
  const over = lifted
    ? say`${{ user: world.actor.id }} lifted ${frozenBy(freeze)}${lifted.why && ` (${lifted.why})`}:`
    : say`${frozenBy(freeze, 'The')} is over:`;
  const held = releasesHeld(freeze, world);
  const waiting = held.flatMap((r) => {
    const isThere = inScope(freeze.scope, targetOf(r));
    // What it held halfway hears it in its thread, what is under way by itself, and so does everybody who may take it on.
    if (isThere && (frozenHold(r) || waitsAfterStep(r, freeze, world.now))) return [];
    if (isThere && (r.status === 'approved' || (r.status === 'deploying' && r.rollout.held))) return [r];
    // Its owner was told that it could not go there at its time, decided or not.
    return world.now < freeze.until && (isAhead(r) || !isThere) ? windowsHit([r], freeze) : [];
  });
  const owners = waiting.flatMap((r) =>
    inCharge(r, world).map((who) =>
      dueAt(world).tell(
        who,
        `${cause}/${r.id}`,
        say`${over} ${nameOf(r)} (${r.id}) ${freedFrom(freeze)}.${freeze.soft ? '' : ' Nothing was restarted.'}`,
        r.id,
      ),
    ),
  );
  return [
    ...announced('thawed', cause, freeze, world, { still: stillHeld(freeze, world), because: lifted?.why }),
    ...shownBy(held, world),
    ...owners,
    ...(lifted ? underWayFreed(held, freeze, say`${over}`, cause, world) : []),
    ...held.flatMap((r) => mayBegin(r, world)),
    ...(freeze.soft ? [] : held.flatMap((r) => holdOver(r, cause, lifted && world.actor.id, world))),
  ];
}
