import { command } from '../deciding/command.ts';
import { type Decision, moot, type Refusal } from '../deciding/decision.ts';
import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import { standing } from '../delegation/document.ts';
import { own } from '../own.ts';
import type { Release } from '../release/release.ts';
import { unknownRelease } from '../release/unknown.ts';
import { decided } from './conclusion.ts';
import { ballotCast } from './facts/ballot-cast.ts';
import { votersAsked } from './facts/voters-asked.ts';
import { lift } from './lifting.ts';
import { type OfVote, voteOn } from './ongoing.ts';
import { ownWork } from './own-work.ts';
import { closedFor, needsReason, notAVoter, notYet } from './refusals.ts';
import { type Seat, seatsTaken } from './seats.ts';
import { counted, missingOf, openRoles, vetoersOf, waitsFor } from './standing.ts';
import type { Answer, Vote } from './vote.ts';

/** `role`: only that one; otherwise every role of the vote that the person holds. */
export type CastBallot = { type: 'CastBallot'; answer: Answer; why: string; role?: string } & OfVote;
type BallotCast = ReturnType<typeof ballotCast.of>;

export const castBallot = command<CastBallot>()({
  reads: (command) => ({ ...voteOn(command), delegations: standing }),
  decide(world, command): Decision {
    const { release, vote, now, actor } = world;
    if (!release || !vote) return unknownRelease(command.release);
    const lifts = command.answer !== 'no-go' && vetoersOf(release, vote, now).includes(actor.id);
    const closed = lifts ? undefined : closedFor(release, vote, world);
    if (closed) return closed;
    const seats = seatsTaken(vote, command.role, world);
    const ready = seats.filter((s) => waitsFor(vote, s.role).length === 0);
    const no = fault(release, vote, { seats, ready, lifts }, command, world);
    if (no) return no;
    const cast = ready.map((seat) => ballotOf(seat, vote, command, world));
    if (cast.every((ballot) => isSaid(vote, ballot))) return moot('the same answer again');
    return { facts: lifts ? lift(release, vote, cast, world) : answered(release, vote, cast, world) };
  },
});

function fault(
  release: Release,
  vote: Vote,
  { seats, ready, lifts }: { seats: Seat[]; ready: Seat[]; lifts: boolean },
  { answer, why, role }: CastBallot,
  world: World,
): Refusal | undefined {
  if (seats.length === 0) return notAVoter(vote, release, role, world);
  const theirs = ownWork(vote, release, { by: world.actor.id, seats, answer, lifts });
  if (theirs) return theirs;
  if (ready.length === 0)
    return notYet(
      vote,
      seats.map((s) => s.role),
      world.company,
    );
  return answer === 'no-go' && why.trim() === '' ? needsReason(vote) : undefined;
}

const ballotOf = ({ role, instead }: Seat, vote: Vote, { answer, why }: CastBallot, world: World) =>
  ballotCast.of(vote.id, {
    by: world.actor.id,
    role,
    answer,
    at: world.now,
    ...(vote.print && { print: vote.print }),
    ...(instead && { instead }),
    ...(own(world.people.onDuty, role)?.includes(world.actor.id) && { onDuty: true }),
    text: { why },
  });

const isSaid = (vote: Vote, { by, role, instead, answer, text }: BallotCast) =>
  vote.ballots.some(
    (b) =>
      b.by === by &&
      b.instead === instead &&
      b.role === role &&
      b.answer === answer &&
      b.why === text.why &&
      counted(vote, b),
  );

function answered(release: Release, vote: Vote, cast: BallotCast[], world: World): Fact[] {
  const after = cast.reduce<Vote>(ballotCast.evolve, vote);
  const end = decided(release, after, world);
  return [...cast, ...(end.length > 0 ? end : nextAsked(vote, after, world))];
}

/** Those whose role comes after others, once these have answered. */
function nextAsked(before: Vote, after: Vote, { people: { roles } }: World): Fact[] {
  const open = openRoles(before);
  const opened = openRoles(after).filter((role) => !open.includes(role));
  const people = opened.flatMap((role) => missingOf(after, role, roles));
  return people.length > 0 ? [votersAsked.of(after.id, { people: [...new Set(people)] })] : [];
}
