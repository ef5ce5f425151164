import { deadlinesOf } from '../../deadline/deadline.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import type { World } from '../../deciding/world.ts';
import { forbidden } from '../../people/may.ts';
import { at, say } from '../../phrase.ts';
import { type PlanJudged, sameTarget } from '../planning/judge.ts';
import { nameOf, type Release } from '../release.ts';

/** The scope of a release is cut off: what changes it is asked for, unless its manager does it. */
export function cutOffFault(plan: PlanJudged, world: World, self: Release): Refusal | undefined {
  const { items, environment, change } = plan;
  const same =
    sameTarget(plan, self) &&
    items.every((i) => self.items.some((x) => x.version === i.version && x.service === i.service));
  if (same || !forbidden(world, { action: 'cancel' }, say`edit`)) return undefined;
  const since = cutOffPassed(self, world) ?? cutOffPassed({ ...self, items, environment, change }, world);
  if (!since) return undefined;
  return refuse('cut-off', say`The scope of ${nameOf(self)} is cut off since ${at(since)}.`, {
    remedy: say`Ask for it: \`/release request\`, or the message shortcut.`,
    field: 'what',
  });
}

/** When the cut-off of a release came, if it has. */
export function cutOffPassed(release: Release, world: Pick<World, 'now' | 'company'>): string | undefined {
  const cutOff = deadlinesOf(release, world.company).find((d) => d.cutOff && d.due <= world.now);
  return cutOff?.due;
}
