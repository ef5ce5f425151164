import { type Audience, isForBuilders } from '../../company/audiences.ts';
import type { World } from '../../deciding/world.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { isLastCovered } from '../../vote/covered.ts';
import { isMissed } from '../ahead.ts';
import { canStillCome } from '../planning/route.ts';
import type { Release } from '../release.ts';
import { type HeardBefore, hearsAnew } from '../rollout/audiences-heard.ts';

/** Approved for its way alone: who does not build it heard that it is rejected, and not of the way. */
export const openAfar = (release: Release, cause: string, world: World): Due[] =>
  // Where its time is over at the end of its way, that is what they heard last.
  isLastCovered(release, world) || !canStillCome(release, world.now)
    ? []
    : dueAt(world).posts('reopened', cause, { release }, (a) => !isForBuilders(a));

/** Whoever heard that it is approved, or that it is not, hears that it is open again: of a vote on the way only those who build it did. */
export function reopenedTold(release: Release, cause: string, before: HeardBefore, world: World): Due[] {
  const wasApproved = before.was === 'approved';
  // Whoever heard by then that its time is over.
  const readLate = (a: Audience) =>
    wasApproved && isMissed(release, world.now) && (isForBuilders(a) || !canStillCome(release, world.now));
  const isWhole = !wasApproved || isLastCovered(release, world);
  const { ahead: _, ...here } = release;
  const hears = hearsAnew(before);
  return dueAt(world).posts(
    'reopened',
    cause,
    { release: isWhole ? release : here },
    (a) => hears(a) && !readLate(a) && (isWhole || isForBuilders(a)),
  );
}
