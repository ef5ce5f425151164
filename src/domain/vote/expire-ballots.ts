import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { madeOf } from './comparing.ts';
import { contentOf } from './content.ts';
import { expiredRoles } from './expiry.ts';
import { type OfVote, OVER, voteOn, voteTimer } from './ongoing.ts';
import { reopened } from './reopening.ts';

/** Timer: the oldest answers of a vote are too old to stand. */
export type ExpireBallots = { type: 'ExpireBallots' } & OfVote;

export const expireBallots = command<ExpireBallots>()({
  timer: voteTimer,
  reads: voteOn,
  also: ({ release }) => madeOf(release),
  decide(world): Decision {
    const { release, vote, now } = world;
    if (!release || !vote || (release.status !== 'voting' && release.status !== 'approved') || release.vote !== vote.id)
      return OVER;
    if (release.window.start <= now) return moot('the window is open');
    const roles = expiredRoles(vote, now);
    if (roles.length === 0) return moot('nothing is too old');
    const content = vote.content ?? contentOf(release, world);
    return {
      facts: reopened(release, vote, content, { parts: [], roles, because: 'expired' }, world, { was: release.status }),
    };
  },
});
