import { policyFor } from '../../company/policies.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { releaseVoteOpened } from '../../release/facts/release-vote-opened.ts';
import type { Release } from '../../release/release.ts';
import { closingOf } from '../closing/closing.ts';
import { decided } from '../closing/conclusion.ts';
import { ballotCast } from '../facts/ballot-cast.ts';
import { vetoLifted } from '../facts/veto-lifted.ts';
import { outcomeOf } from '../outcome.ts';
import type { Vote } from '../vote.ts';

/** Whoever held a release lets it go on: the vote is open again, and what the others said stands. `cast`: their new answers. */
export function lift(release: Release, vote: Vote, cast: ReturnType<typeof ballotCast.of>[], world: World): Fact[] {
  const answered = cast.reduce<Vote>(ballotCast.evolve, vote);
  // Somebody else holds it too.
  if (outcomeOf(answered) === 'no-go') return cast;
  const policy = policyFor(world.company, release.environment, release.change);
  const { closesAt, remindAt } = closingOf(release, policy, world.now);
  const lifted = vetoLifted.of(vote.id, { by: world.actor.id, closesAt, remindAt, at: cast[0]?.at ?? world.now });
  const open = releaseVoteOpened.of(release.id, { vote: vote.id, round: vote.round, closesAt, was: release.status });
  return [...cast, lifted, open, ...decided(release, vetoLifted.evolve(answered, lifted), world)];
}
