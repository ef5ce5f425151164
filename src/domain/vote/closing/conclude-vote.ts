import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { type OfVote, OVER, ongoing, voteOn, voteTimer } from '../ongoing.ts';
import { conclusion, decided } from './conclusion.ts';

/** Timer: the vote has been open long enough to be decided, or to be cleared without one. */
export type ConcludeVote = { type: 'ConcludeVote' } & OfVote;

export const concludeVote = command<ConcludeVote>()({
  timer: voteTimer,
  reads: voteOn,
  decide(world): Decision {
    const open = ongoing(world);
    if (!open) return OVER;
    const { release, vote } = open;
    const cleared = vote.clearsAt !== undefined && vote.clearsAt <= world.now;
    const objected = vote.ballots.some((b) => b.answer === 'no-go');
    if (cleared && !objected) return { facts: conclusion(release, vote, 'go', world) };
    const facts = decided(release, vote, world);
    return facts.length > 0 ? { facts } : moot('answers are missing, or it is open for longer');
  },
});
