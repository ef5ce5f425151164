import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { standing } from '../../delegation/document.ts';
import { askedOf } from '../asked.ts';
import { voteEscalated } from '../facts/vote-escalated.ts';
import { type OfVote, OVER, ongoing, voteOn, voteTimer } from '../ongoing.ts';
import { missing } from '../standing.ts';
import { counting } from '../still-counts.ts';

/** Timer: those missing and their delegates have been reminded, and still did not answer. */
export type EscalateVote = { type: 'EscalateVote' } & OfVote;

export const escalateVote = command<EscalateVote>()({
  timer: voteTimer,
  reads: (command) => ({ ...voteOn(command), delegations: standing }),
  decide(world): Decision {
    const vote = ongoing(world)?.vote;
    if (!vote) return OVER;
    const roles = missing(counting(vote, world.people), world.people.roles).map((m) => m.role);
    if (roles.length === 0) return moot('nobody is missing');
    return { facts: [voteEscalated.of(vote.id, { people: askedOf(vote, world), roles })] };
  },
});
