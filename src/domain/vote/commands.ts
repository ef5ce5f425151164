import { policyFor, roleTitle } from '../company.ts';
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
import { at, listed, say, users } from '../phrase.ts';
import { nameOf, type Release } from '../release/release.ts';
import { evolveVote } from './facts.ts';
import { type Answer, closingTime, missing, outcomeOf, rolesIn, type Vote } from './vote.ts';

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
/** Timers. */
export type RemindVoters = { type: 'RemindVoters'; release: string; vote: string };
export type CloseVote = { type: 'CloseVote'; release: string; vote: string };

export const ofVote = ({ release, vote }: { release: string; vote: string }): Reads => ({
  docs: [`release/${release}`, `vote/${vote}`],
  lists: [],
});

export function openVote(world: World, { release: id }: OpenVote): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'open-vote', say`open the vote`, release.owner);
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
  const policy = policyFor(world.company, release.environment);
  if (!policy)
    return refuse('no-policy', say`No vote policy covers ${release.environment}.`, {
      remedy: say`Add one in manifests/vote-policies.yml.`,
    });
  const nobody = policy.rules.filter(
    (r) => (world.people.roles[r.role] ?? []).filter((p) => policy.authorCounts || p !== release.owner).length < r.need,
  );
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
  const remindAt = new Date(Date.parse(closesAt) - policy.remindBeforeMinutes * 60_000).toISOString();
  return {
    facts: [
      {
        stream: `vote/${vote}`,
        type: 'VoteOpened',
        vote,
        release: id,
        round,
        rules: policy.rules,
        authorCounts: policy.authorCounts,
        author: release.owner,
        by: world.actor.id,
        at: world.now,
        closesAt,
        remindAt,
      },
      { stream: `release/${id}`, type: 'ReleaseVoteOpened', release: id, vote, round, closesAt },
    ],
  };
}

export function castBallot(world: World, command: CastBallot): Decision {
  const release = world.releases[command.release];
  const vote = world.votes[command.vote];
  if (!release || !vote) return unknownRelease(command.release);
  const closed = closedFor(release, vote);
  if (closed) return closed;
  const { actor, company, people } = world;
  const mine = rolesIn(vote, people.roles, actor.id);
  const roles = command.role === undefined ? mine : mine.filter((r) => r === command.role);
  if (people.deactivated.includes(actor.id) || roles.length === 0) {
    const asked = vote.rules.map((r) => r.role).filter((r) => command.role === undefined || r === command.role);
    const able = asked.flatMap((r) => people.roles[r] ?? []);
    return refuse(
      'not-a-voter',
      say`Your vote isn't asked for here: ${nameOf(release)} is decided by ${listed(vote.rules.map((r) => say`${roleTitle(company, r.role)}`))}.`,
      {
        remedy: say`Tell ${users([...new Set(able)].slice(0, 5))} what you know.`,
      },
    );
  }
  if (!vote.authorCounts && actor.id === vote.author)
    return refuse('author', say`You planned ${nameOf(release)}, so your own vote doesn't count.`, {
      remedy: say`If it shouldn't go out, cancel it.`,
      offers: [{ verb: 'cancel', label: 'Cancel it…', about: release.id }],
    });
  if (command.answer === 'no-go' && command.why.trim() === '')
    return refuse('needs-reason', say`A no-go needs its reason.`, {
      remedy: say`Answer again with it, such as “no-go: migration not tested”.`,
      offers: [{ verb: 'no-go', label: 'No-go…', about: vote.id }],
      field: 'why',
    });
  const cast = roles.map(
    (role): DomainFact => ({
      stream: `vote/${vote.id}`,
      type: 'BallotCast',
      vote: vote.id,
      by: actor.id,
      role,
      answer: command.answer,
      at: world.now,
      text: { why: command.why },
    }),
  );
  if (
    roles.every((role) =>
      vote.ballots.some(
        (b) => b.by === actor.id && b.role === role && b.answer === command.answer && b.why === command.why,
      ),
    )
  )
    return moot('the same answer again');
  const after = cast.reduce((v, fact) => (fact.type === 'BallotCast' ? evolveVote(v, fact) : v), vote);
  return { facts: [...cast, ...conclusion(world, release, after, outcomeOf(after))] };
}

export function remindVoters(world: World, { release, vote: id }: RemindVoters): Decision {
  const vote = world.votes[id];
  if (world.releases[release]?.status !== 'voting' || vote?.status !== 'open') return moot('the vote is over');
  const people = [...new Set(missing(vote, world.people.roles).flatMap((m) => m.people))];
  return { facts: [{ stream: `vote/${id}`, type: 'VotersReminded', vote: id, people }] };
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
  const veto = vote.ballots.find((b) => b.answer === 'no-go' && vote.rules.some((r) => r.veto && r.role === b.role));
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
} as const;

export const unknownRelease = (id: string) =>
  refuse('unknown-release', say`I don't know a release ${id}.`, {
    remedy: say`See them all with /release list.`,
    offers: [{ verb: 'list', label: 'List releases' }],
  });
