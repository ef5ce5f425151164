import { roleTitle } from '../company.ts';
import { type Decision, type DomainFact, moot, type Refusal, refuse, type World } from '../decision.ts';
import { actingFor } from '../delegation/delegation.ts';
import { holds } from '../members.ts';
import { own } from '../own.ts';
import { listed, say, users } from '../phrase.ts';
import { nameOf, type Release } from '../release/release.ts';
import { unknownRelease } from '../release/unknown.ts';
import { closedFor, conclusion } from './commands.ts';
import { evolveVote, type VoteFact } from './facts.ts';
import { lift } from './lift.ts';
import { type Answer, counted, isOwnWork, missing, outcomeOf, type Vote, vetoersOf, waitsFor } from './vote.ts';

/** `role`: only that one; otherwise every role of the vote that the person holds. */
export type CastBallot = {
  type: 'CastBallot';
  release: string;
  vote: string;
  answer: Answer;
  why: string;
  role?: string;
};

/** As whom a person answers: for themselves, for who asked them to, or in cover of a role whose people are all away. */
type Seat = { role: string; instead?: string };

export function seatsOf(vote: Vote, world: World): Seat[] {
  const { actor, people } = world;
  return vote.rules.flatMap(({ role, cover }): Seat[] => {
    if (holds(people, role, actor.id)) return [{ role }];
    const [instead] = actingFor(actor.id, role, world);
    if (instead) return [{ role, instead }];
    const members = own(people.roles, role) ?? [];
    const allAway = members.length > 0 && members.every((m) => people.away?.includes(m));
    const absent = members.find((m) => !isOwnWork(vote, m)) ?? members[0];
    return cover && allAway && absent && holds(people, cover, actor.id) ? [{ role, instead: absent }] : [];
  });
}

export function castBallot(world: World, command: CastBallot): Decision {
  const release = world.releases[command.release];
  const vote = world.votes[command.vote];
  if (!release || !vote) return unknownRelease(command.release);
  const lifts = command.answer !== 'no-go' && vetoersOf(release, vote, world.now).includes(world.actor.id);
  const closed = lifts ? undefined : closedFor(release, vote, world);
  if (closed) return closed;
  const { actor, company, people } = world;
  const all = seatsOf(vote, world).filter((s) => command.role === undefined || s.role === command.role);
  // Those who hold a role answer for themselves; only who holds none of it answers for others.
  const mine = all.filter((s) => !s.instead);
  const seats = mine.length > 0 ? mine : all;
  if (seats.length === 0) return notAVoter(vote, release, command.role, world);
  const partial = ownWork(vote, release, seats, command.answer, world, lifts);
  if (partial) return partial;
  const waiting = seats.filter((s) => waitsFor(vote, s.role).length > 0);
  const ready = seats.filter((s) => !waiting.includes(s));
  if (ready.length === 0) {
    const first = waiting.flatMap((s) => waitsFor(vote, s.role));
    return refuse(
      'not-yet',
      say`${listed(waiting.map((s) => say`${roleTitle(company, s.role)}`))} answers after ${listed([...new Set(first)].map((r) => say`${roleTitle(company, r)}`))}.`,
      { remedy: say`You are asked when it is your turn.` },
    );
  }
  if (command.answer === 'no-go' && command.why.trim() === '')
    return refuse('needs-reason', say`A no-go needs its reason.`, {
      remedy: say`Answer again with it, such as “no-go: migration not tested”.`,
      offers: [{ verb: 'no-go', label: 'No-go…', about: vote.id }],
      field: 'why',
    });
  const { answer, why } = command;
  const cast = ready.map(
    ({ role, instead }): VoteFact => ({
      stream: `vote/${vote.id}`,
      type: 'BallotCast',
      vote: vote.id,
      by: actor.id,
      role,
      answer,
      at: world.now,
      ...(vote.print && { print: vote.print }),
      ...(instead && { instead }),
      ...(own(people.onDuty, role)?.includes(actor.id) && { onDuty: true }),
      text: { why },
    }),
  );
  const given = ({ role, instead }: Seat) =>
    vote.ballots.some(
      (b) =>
        b.by === actor.id &&
        b.instead === instead &&
        b.role === role &&
        b.answer === answer &&
        b.why === why &&
        counted(vote, b),
    );
  if (ready.every(given)) return moot('the same answer again');
  if (lifts) return lift(release, vote, cast, world);
  const after = cast.reduce(evolveVote, vote);
  const outcome = outcomeOf(after);
  const early = outcome === 'go' && after.notBefore !== undefined && world.now < after.notBefore;
  const decided = early ? [] : conclusion(world, release, after, outcome);
  return { facts: [...cast, ...decided, ...(decided.length > 0 ? [] : nextAsked(vote, after, world))] };
}

function notAVoter(vote: Vote, release: Release, role: string | undefined, { company, people }: World): Refusal {
  const asked = vote.rules.map((r) => r.role).filter((r) => role === undefined || r === role);
  const able = asked.flatMap((r) => own(people.roles, r) ?? []);
  return refuse(
    'not-a-voter',
    say`Your vote isn't asked for here: ${nameOf(release)} is decided by ${listed(vote.rules.map((r) => say`${roleTitle(company, r.role)}`))}.`,
    {
      remedy: say`Tell ${users([...new Set(able)].slice(0, 5))} what you know.`,
      ...(vote.clearsAt && { offers: [{ verb: 'object', label: 'Object…', about: vote.id }] }),
    },
  );
}

/** Nobody clears what is their own. Its owner cancels it instead; who wrote some of it may still say that it must not go out. */
function ownWork(
  vote: Vote,
  release: Release,
  seats: Seat[],
  answer: Answer,
  { actor }: World,
  lifts: boolean,
): Refusal | undefined {
  const theirs = (is: (person: string) => boolean) => is(actor.id) || seats.every((s) => s.instead && is(s.instead));
  if (!vote.authorCounts && theirs((p) => p === vote.author))
    return refuse('author', say`You planned ${nameOf(release)}, so your own vote doesn't count.`, {
      remedy: say`If it shouldn't go out, cancel it.`,
      offers: [{ verb: 'cancel', label: 'Cancel it…', about: release.id }],
    });
  if (answer === 'go' && lifts && theirs((p) => isOwnWork(vote, p)))
    return refuse('committer', say`You wrote some of ${nameOf(release)}, so your own go doesn't count.`, {
      remedy: say`Abstain: that lifts your no-go.`,
      offers: [{ verb: 'abstain', label: 'Abstain', about: vote.id }],
    });
  if (answer === 'go' && theirs((p) => isOwnWork(vote, p)))
    return refuse('committer', say`You wrote some of ${nameOf(release)}, so your own go doesn't count.`, {
      remedy: say`A no-go of yours does, with its reason.`,
      offers: [{ verb: 'no-go', label: 'No-go…', about: vote.id }],
    });
  return undefined;
}

/** Those whose role comes after others, once these have answered. */
function nextAsked(before: Vote, after: Vote, world: World): DomainFact[] {
  const open = (vote: Vote) => missing(vote, world.people.roles).map((m) => m.role);
  const now = missing(after, world.people.roles).filter((m) => !open(before).includes(m.role));
  const people = [...new Set(now.flatMap((m) => m.people))];
  return people.length > 0 ? [{ stream: `vote/${after.id}`, type: 'VotersAsked', vote: after.id, people }] : [];
}
