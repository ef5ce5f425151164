import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { own } from '../../own.ts';
import { votersAsked } from '../facts/voters-asked.ts';
import { type OfVote, OVER, ongoing, voteOn, voteTimer } from '../ongoing.ts';
import { missing } from '../standing.ts';
import { counting } from '../still-counts.ts';

/** Timer: somebody else has come on duty. */
export type AskOnDuty = { type: 'AskOnDuty' } & OfVote;

export const askOnDuty = command<AskOnDuty>()({
  timer: voteTimer,
  reads: voteOn,
  decide(world): Decision {
    const vote = ongoing(world)?.vote;
    if (!vote) return OVER;
    const { roles, onDuty } = world.people;
    const people = missing(counting(vote, world.people), roles).flatMap((m) =>
      m.people.filter((p) => own(onDuty, m.role)?.includes(p)),
    );
    if (people.length === 0) return moot('whoever is on duty has answered');
    return { facts: [votersAsked.of(vote.id, { people: [...new Set(people)] })] };
  },
});
