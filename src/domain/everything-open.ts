import { monthBefore } from './calendar/months.ts';
import { byId, type Knowing } from './deciding/reads.ts';
import { standing } from './delegation/document.ts';
import { aroundAny } from './gates/reads.ts';
import { openOnes, unreviewedOnes } from './release/document.ts';
import { answeredBy, OPEN, openVotes, votes } from './vote/document.ts';

/** All that is open, and what stands in its way. */
export const everythingOpen = {
  openReleases: openOnes,
  toReview: unreviewedOnes,
  votes: openVotes,
  ...aroundAny,
  delegations: standing,
};
export type EverythingOpen = Knowing<typeof everythingOpen>;

/** What App Home shows one person: all that is open, and what they answered this month and last. */
export const homeOf = (user: string, now: string) => ({
  ...everythingOpen,
  votes: byId(votes, OPEN, answeredBy(user, now), answeredBy(user, monthBefore(now))),
});
