import { policyFor, roleTitle } from '../company.ts';
import type { Decision, World } from '../decision.ts';
import { type Due, dueAt, headlineOf } from '../intents.ts';
import { listed, say, users } from '../phrase.ts';
import { releaseVoteOpened } from '../release/facts/release-vote-opened.ts';
import type { Release } from '../release/release.ts';
import { conclusion } from './commands.ts';
import { evolveVote, type VoteFact } from './facts.ts';
import { closingOf, missing, outcomeOf, type Vote } from './vote.ts';

/** Whoever held a release lets it go on: the vote is open again, and what the others said stands. `cast`: their new answers. */
export function lift(release: Release, vote: Vote, cast: VoteFact[], world: World): Decision {
  const policy = policyFor(world.company, release.environment, release.change);
  const { closesAt, remindAt } = closingOf(release, policy, world.now);
  const { id } = release;
  const lifted: VoteFact = {
    stream: `vote/${vote.id}`,
    type: 'VetoLifted',
    vote: vote.id,
    by: world.actor.id,
    closesAt,
    remindAt,
    at: world.now,
  };
  const answered = cast.reduce(evolveVote, vote);
  // Somebody else holds it too.
  if (outcomeOf(answered) === 'no-go') return { facts: cast };
  const open = releaseVoteOpened.of(id, { vote: vote.id, round: vote.round, closesAt });
  const after = evolveVote(answered, lifted);
  const early = after.notBefore !== undefined && world.now < after.notBefore;
  const decided = early ? [] : conclusion(world, release, after, outcomeOf(after));
  return { facts: [...cast, lifted, open, ...decided] };
}

export function ofLift(fact: Extract<VoteFact, { type: 'VetoLifted' }>, vote: Vote, world: World): Due[] {
  const due = dueAt(world);
  const needed = missing(vote, world.people.roles).map((m) => say`${roleTitle(world.company, m.role)}`);
  const left = needed.length > 0 ? say` Still needed: ${listed(needed)}.` : [];
  return [
    due.edit(vote.id),
    due.edit(headlineOf(vote.release)),
    due.note(
      vote.release,
      `${vote.id}/lifted/${fact.at}`,
      say`${users([fact.by])} lifted the no-go: the vote goes on, and what the others said stands.${left}`,
      true,
    ),
  ];
}
