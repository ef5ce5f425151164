import { roleTitle } from '../company.ts';
import { type Decision, type DomainFact, moot, type Reads, type Refusal, refuse, type World } from '../decision.ts';
import { delegatesOf } from '../delegation/delegation.ts';
import type { Fact } from '../fact.ts';
import { outsider } from '../outsiders.ts';
import { own } from '../own.ts';
import { at, say, users } from '../phrase.ts';
import { releaseApproved } from '../release/facts/release-approved.ts';
import { releaseRejected } from '../release/facts/release-rejected.ts';
import { nameOf, type Release } from '../release/release.ts';
import { unknownRelease } from '../release/unknown.ts';
import { counted, missing, outcomeOf, type Vote, vetoersOf } from './vote.ts';

/** Somebody is against clearing it without a vote. */
export type ObjectToClearing = { type: 'ObjectToClearing'; release: string; vote: string; why: string };
/** Timers. */
export type ConcludeVote = { type: 'ConcludeVote'; release: string; vote: string };
export type RemindVoters = { type: 'RemindVoters'; release: string; vote: string };
export type EscalateVote = { type: 'EscalateVote'; release: string; vote: string };
/** Somebody else has come on duty. */
export type AskOnDuty = { type: 'AskOnDuty'; release: string; vote: string };
export type CloseVote = { type: 'CloseVote'; release: string; vote: string };

export const ofVote = ({ release, vote }: { release: string; vote: string }): Reads => ({
  docs: [`release/${release}`, `vote/${vote}`],
  lists: ['delegations/all'],
});

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

/** Any full member may: a release that would be cleared by itself then needs its votes. */
export function objectToClearing(world: World, { release: id, vote: voteId, why }: ObjectToClearing): Decision {
  const release = world.releases[id];
  const vote = world.votes[voteId];
  if (!release || !vote) return unknownRelease(id);
  const closed = closedFor(release, vote, world);
  if (closed) return closed;
  if (!vote.clearsAt) return moot('it needs its votes already');
  const no = outsider(world, say`object to it`);
  if (no) return no;
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
  const people = latePeople(vote, world);
  return { facts: [{ stream: `vote/${id}`, type: 'VotersReminded', vote: id, people }] };
}

/** Those missing and their delegates have been reminded, and still did not answer: the release managers hear. */
export function escalateVote(world: World, { release, vote: id }: EscalateVote): Decision {
  const vote = world.votes[id];
  if (world.releases[release]?.status !== 'voting' || vote?.status !== 'open') return moot('the vote is over');
  const roles = missing(vote, world.people.roles).map((m) => m.role);
  if (roles.length === 0) return moot('nobody is missing');
  const people = latePeople(vote, world);
  return { facts: [{ stream: `vote/${id}`, type: 'VoteEscalated', vote: id, people, roles }] };
}

/** Those missing, and who votes for them. */
const latePeople = (vote: Vote, world: World): string[] => [
  ...new Set(
    missing(vote, world.people.roles).flatMap((m) => m.people.flatMap((p) => [p, ...delegatesOf(p, m.role, world)])),
  ),
];

export function askOnDuty(world: World, { release, vote: id }: AskOnDuty): Decision {
  const vote = world.votes[id];
  if (world.releases[release]?.status !== 'voting' || vote?.status !== 'open') return moot('the vote is over');
  const { roles, onDuty } = world.people;
  const people = missing(vote, roles).flatMap((m) => m.people.filter((p) => own(onDuty, m.role)?.includes(p)));
  if (people.length === 0) return moot('whoever is on duty has answered');
  return { facts: [{ stream: `vote/${id}`, type: 'VotersAsked', vote: id, people: [...new Set(people)] }] };
}

export function closeVote(world: World, { release: id, vote: voteId }: CloseVote): Decision {
  const release = world.releases[id];
  const vote = world.votes[voteId];
  if (release?.status !== 'voting' || vote?.status !== 'open' || release.vote !== voteId)
    return moot('the vote is over');
  if (vote.closesAt > world.now) return moot('it closes later now');
  return { facts: conclusion(world, release, vote, 'out-of-time') };
}

export function conclusion(
  world: World,
  release: Release,
  vote: Vote,
  outcome: 'go' | 'no-go' | 'out-of-time' | undefined,
): Fact[] {
  if (!outcome) return [];
  const closed: DomainFact = { stream: `vote/${vote.id}`, type: 'VoteClosed', vote: vote.id, outcome, at: world.now };
  if (outcome === 'go') return [closed, releaseApproved.of(release.id, { at: world.now })];
  const veto = vote.ballots.find(
    (b) => b.answer === 'no-go' && counted(vote, b) && vote.rules.some((r) => r.veto && r.role === b.role),
  );
  const lacking = missing(vote, world.people.roles).map((m) => roleTitle(world.company, m.role));
  const why = outcome === 'no-go' ? (veto?.why ?? '') : `no answer in time from ${lacking.join(', ')}`;
  return [
    closed,
    releaseRejected.of(release.id, {
      at: world.now,
      role: veto?.role ?? lacking.join(', '),
      by: veto?.by ?? '',
      text: { why },
    }),
  ];
}

export function closedFor(release: Release, vote: Vote, { now }: Pick<World, 'now'>): Refusal | undefined {
  if (release.status === 'voting' && release.vote === vote.id && vote.status === 'open') return undefined;
  // A newer vote is offered where there is one.
  const offers =
    release.status === 'voting'
      ? [{ verb: 'review', label: 'Review & vote', about: release.vote }]
      : [{ verb: 'show', label: 'Open it', about: release.id }];
  const vetoers = vetoersOf(release, vote, now);
  if (vote.status === 'closed')
    return refuse(
      'closed',
      say`This vote closed ${at(vote.closedAt)} with ${OUTCOME_WORDS[vote.outcome]}. ${nameOf(release)} is ${release.status}.`,
      { offers, ...(vetoers.length > 0 && { remedy: say`${users(vetoers)} can lift it by answering go.` }) },
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

export { unknownRelease } from '../release/unknown.ts';
