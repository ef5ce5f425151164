import { type Deadline, deadlinesOf, isAhead, isMet, owing } from './deadline/deadline.ts';
import type { World } from './decision.ts';
import { delegatesOf } from './delegation/delegation.ts';
import { closedGates, gatesOf } from './gates/index.ts';
import { deployers } from './holders.ts';
import type { Release, Request } from './release/release.ts';
import { missing, type Vote } from './vote/vote.ts';

export { deployers, managers } from './holders.ts';

/** One thing a person has to do now. */
export type Duty =
  | { kind: 'vote'; release: Release; vote: Vote; roles: string[] }
  | { kind: 'deadline'; release: Release; deadline: Deadline }
  | { kind: 'request'; release: Release; request: Request }
  | { kind: 'hand-over' | 'review'; release: Release }
  | { kind: 'open-vote' | 'deploy' | 'wait' | 'recover'; release: Release };

/** Whose turn it is, for one person: what is due first comes first. Reads the open releases and their votes. */
export function dutiesOf(person: string, world: World): Duty[] {
  const canDeploy = deployers(world).includes(person);
  const toReview = Object.values(world.releases).flatMap((release): Duty[] =>
    release?.review && !release.review.by && release.owner === person ? [{ kind: 'review', release }] : [],
  );
  const open = [...world.openReleases]
    .sort((a, b) => a.window.start.localeCompare(b.window.start))
    .flatMap((release): Duty[] => [
      ...(release.handOver?.to === person ? [{ kind: 'hand-over' as const, release }] : []),
      ...aheadOf(person, release, world),
      ...inState(release),
    ]);
  return [...open, ...toReview];

  function inState(release: Release): Duty[] {
    const mine = release.owner === person;
    switch (release.status) {
      case 'planned':
      case 'rejected':
        return mine ? [{ kind: 'open-vote', release }] : [];
      case 'voting': {
        const vote = world.votes[release.vote];
        const roles = vote
          ? missing(vote, world.people.roles)
              .filter((m) =>
                m.people.some(
                  (p) => p === person || delegatesOf(p, m.role, world.delegations, world.now).includes(person),
                ),
              )
              .map((m) => m.role)
          : [];
        return vote && roles.length > 0 ? [{ kind: 'vote', release, vote, roles }] : [];
      }
      case 'approved':
      case 'deploying': {
        if (release.status === 'deploying' && !release.rollout.held) return [];
        if (!canDeploy && !mine) return [];
        const ready = canDeploy && closedGates(gatesOf(release, world)).length === 0;
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
}

/** What is owed before a release begins, from its reminder on; and the requests its owner has not answered. */
function aheadOf(person: string, release: Release, world: World): Duty[] {
  if (!isAhead(release)) return [];
  const owed = deadlinesOf(release, world.company)
    .filter(
      (d) => !d.cutOff && d.remind <= world.now && !isMet(release, d) && owing(release, d, world).includes(person),
    )
    .map((deadline): Duty => ({ kind: 'deadline', release, deadline }));
  const asked = release.owner === person ? (release.requests ?? []) : [];
  return [...asked.map((request): Duty => ({ kind: 'request', release, request })), ...owed];
}
