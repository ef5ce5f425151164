import type { World } from '../../deciding/world.ts';
import type { Delegations } from '../../delegation/document.ts';
import { noGosOf, type Release } from '../../release/release.ts';
import { hasVeto, vetoersOf } from '../veto.ts';
import type { BallotAnswer, Vote } from '../vote.ts';
import { agedNow } from './aged.ts';
import { ownWork } from './own-work.ts';
import { type Seat, seatsTaken } from './seats.ts';

/**
 * What a vote takes now. `open`: answers. `passed`: they may be changed until the first step starts, and those who were not needed may still
 * answer. `begun`: a no-go of a role with veto. Undefined: nothing any more.
 */
export type BallotTaking = 'open' | 'passed' | 'begun' | undefined;

export function takingOf(release: Release, vote: Vote): BallotTaking {
  if (!('vote' in release) || release.vote !== vote.id) return undefined;
  if (vote.status === 'open') return release.status === 'voting' ? 'open' : undefined;
  if (vote.outcome !== 'go') return undefined;
  switch (release.status) {
    case 'approved':
      return 'passed';
    case 'deploying':
    case 'failed':
    case 'completed':
      return 'begun';
    default:
      return undefined;
  }
}

/** Whether an answer takes back a no-go of theirs that holds the release, or its next step. */
export const isLifting = (release: Release, vote: Vote, by: string, answer: BallotAnswer, now: string) =>
  answer !== 'no-go' && (vetoersOf(release, vote, now).includes(by) || noGosOf(release).some((n) => n.by === by));

/** The seats from which the actor may say something that counts now. Nobody else is bothered about what they write. */
export function seatsNow(release: Release, vote: Vote, world: World & Delegations): Seat[] {
  const by = world.actor.id;
  const taking = takingOf(release, vote);
  const lifts = isLifting(release, vote, by, 'abstain', world.now);
  if (!taking && !lifts) return [];
  const seats = seatsTaken(vote, undefined, world);
  const aged = taking === 'begun' ? agedNow(release, vote, world.now) : [];
  const able =
    taking === 'begun' && !lifts ? seats.filter((s) => aged.includes(s.role) || hasVeto(vote, s.role)) : seats;
  return able.length > 0 && !ownWork(vote, release, { by, seats: able, answer: 'no-go', lifts }) ? able : [];
}
