import { type Need, policyFor, roleTitle, type VotePolicy } from '../company.ts';
import {
  type Decision,
  type DomainFact,
  forbidden,
  moot,
  type Reads,
  type Refusal,
  refuse,
  type World,
} from '../decision.ts';
import { actingFor, delegatesOf } from '../delegation/delegation.ts';
import { at, listed, say, users } from '../phrase.ts';
import { nameOf, type Release } from '../release/release.ts';
import { riskOf } from '../risk/risk.ts';
import { contentOf, printOf } from './content.ts';
import { evolveVote, type VoteFact } from './facts.ts';
import { type Answer, closingTime, counted, missing, outcomeOf, type Vote, waitsFor } from './vote.ts';

export type OpenVote = { type: 'OpenVote'; release: string };
/** `role`: only that one; otherwise every role of the vote that the person holds. */
export type CastBallot = {
  type: 'CastBallot';
  release: string;
  vote: string;
  answer: Answer;
  why: string;
  role?: string;
};
/** Somebody is against clearing it without a vote. */
export type ObjectToClearing = { type: 'ObjectToClearing'; release: string; vote: string; why: string };
/** Timers. */
export type ConcludeVote = { type: 'ConcludeVote'; release: string; vote: string };
export type RemindVoters = { type: 'RemindVoters'; release: string; vote: string };
export type CloseVote = { type: 'CloseVote'; release: string; vote: string };

/** The risk is reckoned from what else is planned, and from how the last deploys ended. */
export const opening = ({ release }: { release: string }): Reads => ({
  docs: [`release/${release}`],
  lists: ['releases/open', 'freezes/current', 'environments/all', 'delegations/all'],
});

export const ofVote = ({ release, vote }: { release: string; vote: string }): Reads => ({
  docs: [`release/${release}`, `vote/${vote}`],
  lists: ['delegations/all'],
});

export function openVote(world: World, { release: id }: OpenVote): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'open-vote', say`open the vote`, release.owner, id);
  if (no) return no;
  switch (release.status) {
    case 'planned':
    case 'rejected':
      break;
    case 'voting':
      return refuse('already-open', say`The vote on ${nameOf(release)} is open already.`, {
        offers: [{ verb: 'review', label: 'Review & vote', about: id }],
      });
    default:
      return refuse(
        'wrong-state',
        say`${nameOf(release)} is ${release.status}: there is nothing to vote on any more.`,
        { offers: [{ verb: 'show', label: 'Open it', about: id }] },
      );
  }
  const policy = policyFor(world.company, release.environment, release.change);
  if (!policy)
    return refuse('no-policy', say`No vote policy covers ${release.environment}.`, {
      remedy: say`Add one in manifests/vote-policies.yml.`,
    });
  const able = (role: string) =>
    (world.people.roles[role] ?? []).filter((p) => policy.authorCounts || p !== release.owner).length;
  const rules = policy.rules.map((r) => ({ ...r, need: neededOf(r.need, able(r.role)) }));
  const nobody = rules.filter((r) => able(r.role) < r.need);
  if (nobody.length > 0)
    return refuse(
      'too-few-voters',
      say`Too few people can answer for ${listed(nobody.map((r) => say`${roleTitle(world.company, r.role)}`))}: the vote could never pass.`,
      {
        remedy: say`Add members in manifests/roles.yml or to the user group.`,
      },
    );
  if (release.window.end <= world.now)
    return refuse('too-late', say`The window of ${nameOf(release)} ended ${at(release.window.end)}.`, {
      offers: [{ verb: 'plan-again', label: 'Plan it again…', about: id }],
    });
  const round = release.round + 1;
  const vote = `${id}/v${round}`;
  const closesAt = closingTime(release, world.now, policy.closesBeforeMinutes);
  const remindAt = later(closesAt, -policy.remindBeforeMinutes);
  const content = contentOf(release);
  const clearsAt = clearingTime(release, policy, closesAt, world);
  const { name, openForMinutes, ballotsLastHours, authorCounts } = policy;
  return {
    facts: [
      {
        stream: `vote/${vote}`,
        type: 'VoteOpened',
        vote,
        release: id,
        round,
        rules,
        policy: name,
        authorCounts,
        author: release.owner,
        by: world.actor.id,
        at: world.now,
        closesAt,
        remindAt,
        content,
        print: printOf(content),
        ...(openForMinutes && { notBefore: later(world.now, openForMinutes) }),
        ...(ballotsLastHours && { ballotsLastHours }),
        ...(clearsAt && { clearsAt }),
      },
      { stream: `release/${id}`, type: 'ReleaseVoteOpened', release: id, vote, round, closesAt },
    ],
  };
}

const later = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** How many of so many people: a share is rounded up, and is never nobody. */
function neededOf(need: Need, able: number): number {
  if (typeof need === 'number') return need;
  return Math.max(1, need === 'all' ? able : Math.ceil((able * Number.parseInt(need, 10)) / 100));
}

/** When a release of low risk is cleared by itself, if its policy allows that and there is time to object. */
function clearingTime(release: Release, policy: VotePolicy, closesAt: string, world: World): string | undefined {
  if (policy.clearsLowRiskAfterMinutes === undefined || riskOf(release, world).level !== 'low') return undefined;
  const clearsAt = later(world.now, policy.clearsLowRiskAfterMinutes);
  return clearsAt < closesAt ? clearsAt : undefined;
}

/** As whom a person answers: for themselves, for who asked them to, or in cover of a role whose people are all away. */
type Seat = { role: string; instead?: string };

export function seatsOf(vote: Vote, world: World): Seat[] {
  const { actor, people } = world;
  return vote.rules.flatMap(({ role, cover }): Seat[] => {
    if (people.roles[role]?.includes(actor.id)) return [{ role }];
    const [instead] = actingFor(actor.id, role, world);
    if (instead) return [{ role, instead }];
    const members = people.roles[role] ?? [];
    const allAway = members.length > 0 && members.every((m) => people.away?.includes(m));
    const [absent] = members;
    return cover && allAway && absent && people.roles[cover]?.includes(actor.id) ? [{ role, instead: absent }] : [];
  });
}

export function castBallot(world: World, command: CastBallot): Decision {
  const release = world.releases[command.release];
  const vote = world.votes[command.vote];
  if (!release || !vote) return unknownRelease(command.release);
  const closed = closedFor(release, vote);
  if (closed) return closed;
  const { actor, company, people } = world;
  const all = seatsOf(vote, world).filter((s) => command.role === undefined || s.role === command.role);
  // Those who hold a role answer for themselves; only who holds none of it answers for others.
  const own = all.filter((s) => !s.instead);
  const seats = own.length > 0 ? own : all;
  if (people.deactivated.includes(actor.id) || seats.length === 0) {
    const asked = vote.rules.map((r) => r.role).filter((r) => command.role === undefined || r === command.role);
    const able = asked.flatMap((r) => people.roles[r] ?? []);
    return refuse(
      'not-a-voter',
      say`Your vote isn't asked for here: ${nameOf(release)} is decided by ${listed(vote.rules.map((r) => say`${roleTitle(company, r.role)}`))}.`,
      {
        remedy: say`Tell ${users([...new Set(able)].slice(0, 5))} what you know.`,
        ...(vote.clearsAt && { offers: [{ verb: 'object', label: 'Object…', about: vote.id }] }),
      },
    );
  }
  if (!vote.authorCounts && (actor.id === vote.author || seats.every((s) => s.instead === vote.author)))
    return refuse('author', say`You planned ${nameOf(release)}, so your own vote doesn't count.`, {
      remedy: say`If it shouldn't go out, cancel it.`,
      offers: [{ verb: 'cancel', label: 'Cancel it…', about: release.id }],
    });
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
      ...(people.onDuty?.[role]?.includes(actor.id) && { onDuty: true }),
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
  const after = cast.reduce(evolveVote, vote);
  const outcome = outcomeOf(after);
  const early = outcome === 'go' && after.notBefore !== undefined && world.now < after.notBefore;
  const decided = early ? [] : conclusion(world, release, after, outcome);
  return { facts: [...cast, ...decided, ...(decided.length > 0 ? [] : nextAsked(vote, after, world))] };
}

/** Those whose role comes after others, once these have answered. */
function nextAsked(before: Vote, after: Vote, world: World): DomainFact[] {
  const open = (vote: Vote) => missing(vote, world.people.roles).map((m) => m.role);
  const now = missing(after, world.people.roles).filter((m) => !open(before).includes(m.role));
  const people = [...new Set(now.flatMap((m) => m.people))];
  return people.length > 0 ? [{ stream: `vote/${after.id}`, type: 'VotersAsked', vote: after.id, people }] : [];
}

/** Timer: the vote has been open long enough to be decided, or to be cleared without one. */
export function concludeVote(world: World, { release: id, vote: voteId }: ConcludeVote): Decision {
  const release = world.releases[id];
  const vote = world.votes[voteId];
  if (release?.status !== 'voting' || vote?.status !== 'open' || release.vote !== voteId)
    return moot('the vote is over');
  const cleared = vote.clearsAt !== undefined && vote.clearsAt <= world.now;
  const objected = vote.ballots.some((b) => b.answer === 'no-go');
  if (cleared && !objected) return { facts: conclusion(world, release, vote, 'go') };
  if (vote.notBefore !== undefined && world.now < vote.notBefore) return moot('it is open for longer now');
  const outcome = outcomeOf(vote);
  return outcome ? { facts: conclusion(world, release, vote, outcome) } : moot('answers are missing');
}

/** Anybody may: a release that would be cleared by itself then needs its votes. */
export function objectToClearing(world: World, { release: id, vote: voteId, why }: ObjectToClearing): Decision {
  const release = world.releases[id];
  const vote = world.votes[voteId];
  if (!release || !vote) return unknownRelease(id);
  const closed = closedFor(release, vote);
  if (closed) return closed;
  if (!vote.clearsAt) return moot('it needs its votes already');
  if (why.trim() === '')
    return refuse('needs-reason', say`An objection needs its reason: those who decide see it.`, { field: 'why' });
  return {
    facts: [
      {
        stream: `vote/${voteId}`,
        type: 'ObjectionRaised',
        vote: voteId,
        by: world.actor.id,
        at: world.now,
        text: { why },
      },
    ],
  };
}

export function remindVoters(world: World, { release, vote: id }: RemindVoters): Decision {
  const vote = world.votes[id];
  if (world.releases[release]?.status !== 'voting' || vote?.status !== 'open') return moot('the vote is over');
  const late = missing(vote, world.people.roles);
  const people = [
    ...new Set(
      late.flatMap((m) => m.people.flatMap((p) => [p, ...delegatesOf(p, m.role, world.delegations, world.now)])),
    ),
  ];
  return {
    facts: [
      { stream: `vote/${id}`, type: 'VotersReminded', vote: id, people },
      ...(late.length > 0
        ? [
            {
              stream: `vote/${id}` as const,
              type: 'VoteEscalated' as const,
              vote: id,
              people,
              roles: late.map((m) => m.role),
            },
          ]
        : []),
    ],
  };
}

export function closeVote(world: World, { release: id, vote: voteId }: CloseVote): Decision {
  const release = world.releases[id];
  const vote = world.votes[voteId];
  if (release?.status !== 'voting' || vote?.status !== 'open' || release.vote !== voteId)
    return moot('the vote is over');
  if (vote.closesAt > world.now) return moot('it closes later now');
  return { facts: conclusion(world, release, vote, 'out-of-time') };
}

function conclusion(
  world: World,
  release: Release,
  vote: Vote,
  outcome: 'go' | 'no-go' | 'out-of-time' | undefined,
): DomainFact[] {
  if (!outcome) return [];
  const stream = `release/${release.id}` as const;
  const closed: DomainFact = { stream: `vote/${vote.id}`, type: 'VoteClosed', vote: vote.id, outcome, at: world.now };
  if (outcome === 'go') return [closed, { stream, type: 'ReleaseApproved', release: release.id, at: world.now }];
  const veto = vote.ballots.find(
    (b) => b.answer === 'no-go' && counted(vote, b) && vote.rules.some((r) => r.veto && r.role === b.role),
  );
  const lacking = missing(vote, world.people.roles).map((m) => roleTitle(world.company, m.role));
  const why = outcome === 'no-go' ? (veto?.why ?? '') : `no answer in time from ${lacking.join(', ')}`;
  return [
    closed,
    {
      stream,
      type: 'ReleaseRejected',
      release: release.id,
      at: world.now,
      role: veto?.role ?? lacking.join(', '),
      by: veto?.by ?? '',
      text: { why },
    },
  ];
}

function closedFor(release: Release, vote: Vote): Refusal | undefined {
  if (release.status === 'voting' && release.vote === vote.id && vote.status === 'open') return undefined;
  const offers = [{ verb: 'show', label: 'Open it', about: release.id }];
  if (vote.status === 'closed')
    return refuse(
      'closed',
      say`This vote closed ${at(vote.closedAt)} with ${OUTCOME_WORDS[vote.outcome]}. ${nameOf(release)} is ${release.status}.`,
      { offers },
    );
  return refuse('superseded', say`A newer vote has replaced this one.`, { offers });
}

export const OUTCOME_WORDS = {
  go: 'Go',
  'no-go': 'No-go',
  'out-of-time': 'no decision: time ran out',
  cancelled: 'nothing: the release was cancelled',
  moved: 'nothing: the release was moved',
  changed: 'nothing: what the release contains has changed',
  overridden: 'an override',
} as const;

export const unknownRelease = (id: string) =>
  refuse('unknown-release', say`I don't know a release ${id}.`, {
    remedy: say`See them all with /release list.`,
    offers: [{ verb: 'list', label: 'List releases' }],
  });
