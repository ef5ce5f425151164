import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { standing } from '../../delegation/document.ts';
import { askedOf } from '../asked.ts';
import { replyWondered } from '../facts/reply-wondered.ts';
import { type OfVote, OVER, ongoing, voteOn } from '../ongoing.ts';

/** Somebody wrote what may have been meant as an answer, such as “yes”: it is none, but who is still missing is asked whether it was. Once. */
export type WonderAtReply = { type: 'WonderAtReply' } & OfVote;

export const wonderAtReply = command<WonderAtReply>()({
  reads: (command) => ({ ...voteOn(command), delegations: standing }),
  decide(world): Decision {
    const vote = ongoing(world)?.vote;
    if (!vote) return OVER;
    const { id } = world.actor;
    if (vote.wondered?.includes(id)) return moot('they were asked before');
    if (!askedOf(vote, world).includes(id)) return moot('nobody waits for them');
    return { facts: [replyWondered.of(vote.id, { by: id, at: world.now })] };
  },
});
