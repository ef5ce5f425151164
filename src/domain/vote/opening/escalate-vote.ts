import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { standing } from '../../delegation/document.ts';
import { askedOf } from '../asked.ts';
import { voteEscalated } from '../facts/vote-escalated.ts';
import { type OfVote, OVER, ongoing, voteOn, voteTimer } from '../ongoing.ts';
import { missing } from '../standing.ts';
import { counting } from '../still-counts.ts';

/** Timer: those missing and their delegates have been reminded, and still did not answer. `closesAt`: when the vote was to close as it was set (UTC ISO); one that closes at another time by now reminds anew first. */
export type EscalateVote = { type: 'EscalateVote'; closesAt?: string | undefined } & OfVote;

export const escalateVote = command<EscalateVote>()({
  timer: voteTimer.extend({ closesAt: z.string().optional() }),
  reads: (command) => ({ ...voteOn(command), delegations: standing }),
  decide(world, { closesAt }): Decision {
    const vote = ongoing(world)?.vote;
    if (!vote) return OVER;
    if (closesAt !== undefined && closesAt !== vote.closesAt) return moot('it closes at another time by now');
    const roles = missing(counting(vote, world.people), world.people.roles).map((m) => m.role);
    if (roles.length === 0) return moot('nobody is missing');
    return { facts: [voteEscalated.of(vote.id, { people: askedOf(vote, world), roles })] };
  },
});
