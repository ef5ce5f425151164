import { instantOf, MINUTE_MS } from '../../../time/instants.ts';
import type { VotePolicy } from '../../company/policies.ts';
import { isAtItsTime } from '../../release/planning/route.ts';
import type { Release } from '../../release/release.ts';

/** When a vote on a release closes, and when those missing are reminded of that, UTC ISO. `isGoingOn`: it may be answered as long as its window is open. */
export function closingOf(release: Release, policy: VotePolicy | undefined, now: string, isGoingOn = false) {
  const { closesBeforeMinutes = 0, remindBeforeMinutes = 0 } = policy ?? {};
  // Where it goes whenever it can before the next environment, it may take until then.
  // So may a hotfix, which begins as soon as somebody has approved it.
  const by = !isAtItsTime(release) || release.hotfix || isGoingOn ? release.window.end : release.window.start;
  const planned = Date.parse(by) - closesBeforeMinutes * MINUTE_MS;
  // A vote opened late still gets a quarter of an hour, though never beyond the window's end.
  const earliest = Math.min(Date.parse(now) + 15 * MINUTE_MS, Date.parse(release.window.end));
  const closes = Math.max(planned, earliest);
  const remindAt = instantOf(closes - remindBeforeMinutes * MINUTE_MS);
  return { closesAt: instantOf(closes), remindAt };
}
