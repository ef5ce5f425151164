import { command } from '../../deciding/command.ts';
import type { Decision } from '../../deciding/decision.ts';
import { standing } from '../../delegation/document.ts';
import { askedOf } from '../asked.ts';
import { votersReminded } from '../facts/voters-reminded.ts';
import { type OfVote, OVER, ongoing, voteOn, voteTimer } from '../ongoing.ts';

/** Timer: it closes soon. */
export type RemindVoters = { type: 'RemindVoters' } & OfVote;

export const remindVoters = command<RemindVoters>()({
  timer: voteTimer,
  reads: (command) => ({ ...voteOn(command), delegations: standing }),
  decide(world): Decision {
    const open = ongoing(world);
    if (!open) return OVER;
    return { facts: [votersReminded.of(open.vote.id, { people: askedOf(open.vote, world) })] };
  },
});
