import type { DeadlineRule } from '../company/plans.ts';
import { type Deadline, deadlinesOf, isMet, owing, remindedFrom, remindedUpTo } from '../deadline/deadline.ts';
import type { World } from '../deciding/world.ts';
import { delegatesOf, isActive } from '../delegation/delegation.ts';
import type { Delegations } from '../delegation/document.ts';
import { isReady } from '../gates/index.ts';
import type { AroundAny } from '../gates/reads.ts';
import { own } from '../own.ts';
import { isAhead, isMissed } from '../release/ahead.ts';
import type { OpenReleases, ReleasesToReview } from '../release/document.ts';
import { isStuck, type Release, type Request } from '../release/release.ts';
import type { Votes } from '../vote/document.ts';
import { missing } from '../vote/standing.ts';
import { counting } from '../vote/still-counts.ts';
import type { Vote } from '../vote/vote.ts';
import { deployers, managers } from './may.ts';
import { isMember } from './members.ts';

/** One thing a person has to do now. */
export type Duty =
  | { kind: 'vote'; release: Release; vote: Vote; roles: string[] }
  | { kind: 'deadline'; release: Release; deadline: Deadline }
  | { kind: 'request'; release: Release; request: Request }
  | { kind: 'hand-over' | 'review'; release: Release }
  | { kind: 'open-vote' | 'deploy' | 'wait' | 'recover' | 'missed'; release: Release };

/** What may be somebody's turn. */
export type MayBeTheirTurn = World & OpenReleases & ReleasesToReview & Votes & Delegations & AroundAny;

/** What is asked of every release for one person. `voting`: those they may answer for; `isTheirs`: whether it is theirs to see to. */
type Turn = {
  person: string;
  world: MayBeTheirTurn;
  canDeploy: boolean;
  voting: string[];
  isTheirs: (release: Release) => boolean;
};

/** Whose turn it is, for one person: what has failed, then what is due first. */
export function dutiesOf(person: string, world: MayBeTheirTurn): Duty[] {
  const turn = turnOf(person, world);
  const { isTheirs } = turn;
  const toReview = [...world.openReleases, ...world.toReview].flatMap((release): Duty[] =>
    release.review && !release.review.by && isTheirs(release) ? [{ kind: 'review', release }] : [],
  );
  const upTo = new Map(
    world.company.deadlines
      .filter((d) => !d.cutOff && (d.owes === 'owner' || own(world.people.roles, d.owes)?.includes(person)))
      .map((d) => [d, remindedUpTo(d, world.company, world.now)]),
  );
  const reminded = [...upTo.values()].reduce((last, at) => (at > last ? at : last), '');
  const counts = isMember(world.people, person);
  const open = world.openReleases
    .flatMap((release): Duty[] => [
      ...(release.handOver?.to === person && counts ? [{ kind: 'hand-over' as const, release }] : []),
      ...(isTheirs(release) ? requestsOf(release) : []),
      ...(release.window.start <= reminded ? owedBy(person, release, upTo, world) : []),
      ...inState(release, turn),
    ])
    .sort(byUrgency);
  return [...open, ...toReview];
}

function turnOf(person: string, world: MayBeTheirTurn): Turn {
  const isManager = managers(world).includes(person);
  const counts = isMember(world.people, person);
  const isGone = goneIn(world.people);
  const delegating = world.delegations.filter((d) => d.to === person && isActive(d, world.now)).map((d) => d.by);
  return {
    person,
    world,
    canDeploy: deployers(world).includes(person),
    voting: [person, ...delegating],
    // Where its owner is gone, the managers see to it.
    isTheirs: ({ owner }) => (owner === person ? counts : isManager && counts && isGone(owner)),
  };
}

function inState(release: Release, turn: Turn): Duty[] {
  const { person, world, canDeploy } = turn;
  const mine = turn.isTheirs(release);
  // Nothing else helps before it has another window.
  if (isMissed(release, world.now)) return mine ? [{ kind: 'missed', release }] : [];
  switch (release.status) {
    case 'planned':
    case 'rejected':
      return mine ? [{ kind: 'open-vote', release }] : [];
    case 'voting':
      return toVoteOn(release, world.votes[release.vote], turn);
    case 'approved':
    case 'deploying': {
      if (release.status === 'deploying' && !release.rollout.held) return [];
      if (!canDeploy && !mine) return [];
      const ready = canDeploy && isReady(release, world, person);
      return [{ kind: ready ? 'deploy' : 'wait', release }];
    }
    case 'failed':
      return canDeploy || mine ? [{ kind: 'recover', release }] : [];
    case 'rolling-back':
      return release.failed && (canDeploy || mine) ? [{ kind: 'recover', release }] : [];
    default:
      return [];
  }
}

function toVoteOn(release: Release, vote: Vote | undefined, { person, world, voting }: Turn): Duty[] {
  const { people } = world;
  // Most votes concern others: what is missing is reckoned only where the person may answer at all.
  if (!vote?.rules.some(({ role }) => voting.some((p) => own(people.roles, role)?.includes(p)))) return [];
  const roles = missing(counting(vote, people), people.roles)
    .filter((m) => m.people.some((p) => p === person || delegatesOf(p, m.role, world).includes(person)))
    .map((m) => m.role);
  return roles.length > 0 ? [{ kind: 'vote', release, vote, roles }] : [];
}

/** ISO instants are in order as they are written; what a release asks for stays together. */
const byUrgency = (one: Duty, other: Duty) => {
  const [a, b] = [one.release.window.start, other.release.window.start];
  const failed = Number(isStuck(other.release)) - Number(isStuck(one.release));
  return failed || (a < b ? -1 : a > b ? 1 : 0);
};

/** The requests that nobody has answered. */
const requestsOf = (release: Release): Duty[] =>
  isAhead(release) ? (release.requests ?? []).map((request): Duty => ({ kind: 'request', release, request })) : [];

/** Whose account counts no more; thousands of releases have few owners, and each is looked up once. */
function goneIn(people: World['people']): (owner: string) => boolean {
  const known = new Map<string, boolean>();
  return (owner) => {
    const before = known.get(owner);
    if (before !== undefined) return before;
    const gone = !isMember(people, owner);
    known.set(owner, gone);
    return gone;
  };
}

/** What is owed before a release begins, from its reminder on. `upTo`: what the person may owe. */
function owedBy(person: string, release: Release, upTo: Map<DeadlineRule, string>, world: World): Duty[] {
  if (!isAhead(release)) return [];
  const theirs = (d: DeadlineRule) =>
    release.window.start <= (upTo.get(d) ?? '') && !isMet(release, d) && owing(release, d, world).includes(person);
  return deadlinesOf(release, world.company, theirs)
    .filter((d) => remindedFrom(d) <= world.now)
    .map((deadline): Duty => ({ kind: 'deadline', release, deadline }));
}
