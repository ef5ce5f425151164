import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { type OfVote, OVER, ongoing, voteOn, voteTimer } from '../ongoing.ts';
import { conclusion } from './conclusion.ts';

/** Timer: its time is over. */
export type CloseVote = { type: 'CloseVote' } & OfVote;

export const closeVote = command<CloseVote>()({
  timer: voteTimer,
  reads: voteOn,
  decide(world): Decision {
    const open = ongoing(world);
    if (!open) return OVER;
    if (open.vote.closesAt > world.now) return moot('it closes later now');
    return { facts: conclusion(open.release, open.vote, 'out-of-time', world) };
  },
});
