import { policyFor } from '../../company/policies.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { noGoGiven } from '../../release/facts/no-go-given.ts';
import { noGoLifted } from '../../release/facts/no-go-lifted.ts';
import { releaseVoteOpened } from '../../release/facts/release-vote-opened.ts';
import type { Release } from '../../release/release.ts';
import { closingOf } from '../closing/closing.ts';
import { conclusion, decided } from '../closing/conclusion.ts';
import { ballotCast } from '../facts/ballot-cast.ts';
import { goTakenBack } from '../facts/go-taken-back.ts';
import { objectionRaised } from '../facts/objection-raised.ts';
import { votersAsked } from '../facts/voters-asked.ts';
import { outcomeOf } from '../outcome.ts';
import { missingOf, openRoles, standings } from '../standing.ts';
import type { Vote } from '../vote.ts';
import { lift } from './lifting.ts';
import type { BallotTaking } from './taking.ts';

type Cast = { cast: ReturnType<typeof ballotCast.of>[]; taking: BallotTaking; lifts: boolean };

/** Answers that count, and what they lead to. */
export function follow(release: Release, vote: Vote, { cast, taking, lifts }: Cast, world: World): Fact[] {
  const after = cast.reduce<Vote>(ballotCast.evolve, vote);
  switch (taking) {
    case 'passed':
      return [...cast, ...changedAfter(release, vote, after, world)];
    case 'begun':
      return [
        ...cast,
        ...(lifts ? [noGoLifted.of(release.id, { by: world.actor.id, at: world.now })] : held(release, cast)),
      ];
    case 'open': {
      const end = decided(release, after, world);
      if (end.length > 0) return [...cast, ...end];
      return [...cast, ...objected(vote, cast), ...nextAsked(vote, after, world)];
    }
    case undefined:
      return lift(release, vote, cast, world);
  }
}

/** A no-go is an objection, too: what would be cleared by itself needs its votes from then on, also once it is taken back. */
const objected = ({ id, clearsAt }: Vote, cast: Cast['cast']): Fact[] =>
  clearsAt === undefined
    ? []
    : cast
        .filter((c) => c.answer === 'no-go')
        .slice(0, 1)
        .map(({ by, at, text: { why } }) => objectionRaised.of(id, { by, at, text: { why } }));

/** Those of a role that comes after others, once these have answered, or that has lost what it had. */
function nextAsked(before: Vote, after: Vote, { people: { roles } }: World): Fact[] {
  const open = openRoles(before);
  const opened = openRoles(after).filter((role) => !open.includes(role));
  const people = opened.flatMap((role) => missingOf(after, role, roles));
  return people.length > 0 ? [votersAsked.of(after.id, { people: [...new Set(people)] })] : [];
}

/** It had passed, and no step has started: a veto holds the release; a rule that is not met any more is asked again. */
function changedAfter(release: Release, before: Vote, after: Vote, world: World): Fact[] {
  if (outcomeOf(after) === 'no-go') return conclusion(release, after, 'no-go', world);
  const roles = lostBetween(before, after);
  if (roles.length === 0) return [];
  const policy = policyFor(world.company, release.environment, release.change);
  const { closesAt, remindAt } = closingOf(release, policy, world.now);
  const taken = goTakenBack.of(after.id, { by: world.actor.id, roles, closesAt, remindAt, at: world.now });
  return [
    taken,
    releaseVoteOpened.of(release.id, { vote: after.id, round: after.round, closesAt, was: release.status }),
  ];
}

/** The roles whose rule was met, and is not any more. */
export function lostBetween(before: Vote, after: Vote): string[] {
  const met = standings(before).flatMap((s) => (s.met ? [s.rule.role] : []));
  return standings(after).flatMap((s) => (!s.met && met.includes(s.rule.role) ? [s.rule.role] : []));
}

/** A step has started: it holds the next one. */
const held = (release: Release, cast: Cast['cast']): Fact[] =>
  cast
    .filter((c) => c.answer === 'no-go')
    .slice(0, 1)
    .map(({ by, role, at, text }) => noGoGiven.of(release.id, { by, role, at, text }));
