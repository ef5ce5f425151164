import type { People } from '../company/people.ts';
import { holds, isMember } from '../people/members.ts';
import type { Ballot, Vote } from './vote.ts';

/** Whether whoever gave an answer still counts: for themselves as long as their account may hold a role, for somebody else as long as they are a full member. */
const stillCounts = (people: People, { by, instead, role }: Ballot) =>
  isMember(people, by) || (instead === undefined && holds(people, role, by));

/**
 * A vote as it stands while it is open: a go of somebody who has become a guest, has left or is not known any more counts no longer, and is
 * asked for again. A no-go stays: it is lifted by an answer, not by an account. What was decided stays decided; where time ran out over a go that
 * counted no more, it still says so.
 */
export function counting(vote: Vote, people: People): Vote {
  if (vote.status === 'closed' && vote.outcome !== 'out-of-time') return vote;
  const ballots = vote.ballots.filter((b) => b.answer !== 'go' || stillCounts(people, b));
  return ballots.length === vote.ballots.length ? vote : { ...vote, ballots };
}
