import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { isMissed } from '../../release/ahead.ts';
import { contentOf } from '../content.ts';
import { type OfVote, OVER, voteOn, voteTimer } from '../ongoing.ts';
import { madeOf } from '../reopening/comparing.ts';
import { reopened } from '../reopening/reopened.ts';
import type { Gone, Why } from '../reopening/reopened-words.ts';
import type { Ballot } from '../vote.ts';
import { expiredIn, lackingWithout } from './expiry.ts';

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
    // With another window they are asked again; without one nobody needs their answer.
    if (isMissed(release, now)) return moot('the window has ended');
    const expired = expiredIn(vote, now);
    if (expired.length === 0) return moot('nothing is too old');
    const content = vote.content ?? contentOf(release, world);
    const roles = lackingWithout(vote, expired);
    const why: Why = { parts: [], roles, because: 'expired', expired: expired.map(named) };
    return { facts: reopened(release, vote, content, why, world, { was: release.status }) };
  },
});

/** Without what was said: that stands in the answer's own fact. */
const named = ({ by, role, answer, at, instead }: Ballot): Gone => ({
  by,
  role,
  answer,
  at,
  ...(instead && { instead }),
});
