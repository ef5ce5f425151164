import { command } from '../../deciding/command.ts';
import { type Decision, moot, type Refusal } from '../../deciding/decision.ts';
import type { World } from '../../deciding/world.ts';
import { standing } from '../../delegation/document.ts';
import { own } from '../../own.ts';
import type { Release } from '../../release/release.ts';
import { unknownRelease } from '../../release/unknown.ts';
import { answerRepeated } from '../facts/answer-repeated.ts';
import { ballotCast } from '../facts/ballot-cast.ts';
import { type OfVote, voteOn } from '../ongoing.ts';
import { counted, waitsFor } from '../standing.ts';
import { hasVeto } from '../veto.ts';
import type { BallotAnswer, Vote } from '../vote.ts';
import { actedAt, answerBefore, isBefore, printAt, printSeen } from './acted.ts';
import { agedNow } from './aged.ts';
import { follow } from './following.ts';
import { ownWork } from './own-work.ts';
import { begunAlready, closedFor, noGoFault, notAVoter, notYet, olderThan } from './refusals.ts';
import { type Seat, seatsTaken } from './seats.ts';
import { placeOf, type SightsMore, sightsOf } from './sights.ts';
import { type BallotTaking, isLifting, takingOf } from './taking.ts';

/** `role`: only that one; otherwise every role of the vote that the person holds. `acted`: when they did, where Slack says so, UTC ISO; `seen`: the fingerprint of what they had before them. */
export type CastBallot = {
  type: 'CastBallot';
  answer: BallotAnswer;
  why: string;
  role?: string;
  acted?: string;
  seen?: string;
} & OfVote;
type BallotCast = ReturnType<typeof ballotCast.of>;

export const castBallot = command<CastBallot>()({
  reads: (command) => ({ ...voteOn(command), delegations: standing }),
  decide(world, command): Decision {
    const { release, vote, now, actor } = world;
    if (!release || !vote) return unknownRelease(command.release);
    const taking = takingOf(release, vote);
    const lifts = isLifting(release, vote, actor.id, command.answer, now);
    const closed = taking || lifts ? undefined : closedFor(release, vote, world);
    if (closed) return closed;
    const seats = seatsTaken(vote, command.role, world);
    const renews = command.answer === 'go' && taking === 'begun' ? agedNow(release, vote, now) : [];
    const ready = readyOf(vote, seats, { taking, lifts, renews });
    const no = fault(release, vote, { seats, ready, lifts, taking, renews }, command, world);
    if (no) return no;
    const seen = sightsOf(release, world);
    const saw = seen.length > 0 ? placeOf(vote, seen) : undefined;
    const all = ready.map((seat) => ballotOf(seat, vote, command, saw, world));
    const newest = all.filter((ballot) => !isOlder(vote, ballot));
    if (newest.length === 0)
      return olderThan(
        all.flatMap((b) => answerBefore(vote, b) ?? []),
        release,
        world.company,
      );
    if (!newest.every((ballot) => isSaid(vote, ballot)))
      return { facts: follow(release, vote, { cast: withMore(newest, saw?.more), taking, lifts }, world) };
    const again = newest.flatMap((ballot) => repeated(vote, ballot));
    return again.length > 0 ? { facts: again } : moot('the same answer again');
  },
});

/** `renews`: the roles of which a go is asked for again, for what was said is too old. */
type Now = { taking: BallotTaking; lifts: boolean; renews: string[] };

/** The seats whose turn it is: in their order while it is open; once it has begun only those whose no-go still holds anything, or whose go is too old. */
function readyOf(vote: Vote, seats: Seat[], { taking, lifts, renews }: Now): Seat[] {
  if (taking === 'passed') return seats;
  if (taking === 'begun') return lifts ? seats : seats.filter((s) => renews.includes(s.role) || hasVeto(vote, s.role));
  return seats.filter((s) => waitsFor(vote, s.role).length === 0);
}

function fault(
  release: Release,
  vote: Vote,
  { seats, ready, lifts, taking, renews }: Now & { seats: Seat[]; ready: Seat[] },
  { answer, why, role }: CastBallot,
  world: World,
): Refusal | undefined {
  if (seats.length === 0) return notAVoter(vote, release, role, world);
  const theirs = ownWork(vote, release, { by: world.actor.id, seats, answer, lifts });
  if (theirs) return theirs;
  const isRenewed = ready.some((s) => renews.includes(s.role));
  if (taking === 'begun' && !lifts && !isRenewed && (answer !== 'no-go' || ready.length === 0))
    return begunAlready(release, ready.length > 0);
  if (ready.length === 0)
    return notYet(
      vote,
      seats.map((s) => s.role),
      world.company,
    );
  return answer === 'no-go' ? noGoFault(why, vote, role) : undefined;
}

function ballotOf(
  { role, instead }: Seat,
  vote: Vote,
  { answer, why, acted, seen }: CastBallot,
  saw: ReturnType<typeof placeOf> | undefined,
  world: World,
): BallotCast {
  const by = world.actor.id;
  const said = actedAt(acted, vote, world.now);
  const before = answerBefore(vote, { by, role, instead });
  // What comes without a time of its own was given just now, whatever Slack's clock says of the answer before.
  const at = acted === undefined && before && isBefore(said, before.at) ? before.at : said;
  const print = printSeen(vote, seen) ?? printAt(vote, at);
  return ballotCast.of(vote.id, {
    by,
    role,
    answer,
    at,
    ...(print && { print }),
    ...(instead && { instead }),
    ...(own(world.people.onDuty, role)?.includes(by) && { onDuty: true }),
    ...(saw && { saw: saw.n }),
    text: { why },
  });
}

/** What nobody had seen before is told once, however many roles are answered for. */
const withMore = ([first, ...others]: BallotCast[], more: SightsMore | undefined): BallotCast[] =>
  first && more ? [{ ...first, text: { ...first.text, ...more } }, ...others] : [...(first ? [first] : []), ...others];

/** The person has answered in that role since: it comes late, and changes nothing. */
function isOlder(vote: Vote, ballot: BallotCast): boolean {
  const before = answerBefore(vote, ballot);
  return before !== undefined && isBefore(ballot.at, before.at);
}

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

/** The same again, later: what was written in between, and comes after this, is older. */
function repeated(vote: Vote, { by, role, instead, at }: BallotCast) {
  const before = answerBefore(vote, { by, role, instead });
  return before && isBefore(before.at, at)
    ? [answerRepeated.of(vote.id, { by, role, at, ...(instead && { instead }) })]
    : [];
}
