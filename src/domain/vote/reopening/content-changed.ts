import type { BuildsOf } from '../../build/document.ts';
import { policyFor, type VotedOn, type VotePolicy, type VoteRule } from '../../company/policies.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { isAhead } from '../../release/ahead.ts';
import { lapsedClearances } from '../../release/clearing/clearance.ts';
import { authorsOf } from '../../release/clearing/unknown-authors.ts';
import { releaseVoteDropped } from '../../release/facts/release-vote-dropped.ts';
import type { Release } from '../../release/release.ts';
import { heardOf } from '../../release/rollout/audiences-heard.ts';
import type { RevokedTemplates } from '../../template/document.ts';
import { contentOf, partsChanged } from '../content.ts';
import type { Votes } from '../document.ts';
import { voteClosed } from '../facts/vote-closed.ts';
import { counted, isOwner, standings } from '../standing.ts';
import { committersOf } from '../terms.ts';
import type { Ballot, Vote } from '../vote.ts';
import { reopened } from './reopened.ts';

/** See `comparing.ts` for how it is read. */
export type Clearing = World & Votes & BuildsOf & Environments & RevokedTemplates;

/**
 * What a changed content does to what cleared it. To its vote: the rules it concerns are asked again, the others keep their answers. Another policy asks
 * others: then the vote is over. `after`: the release as it is to be. Nothing when there is no vote, or what changed is not material.
 */
export const contentChanged = (before: Release, after: Release, world: Clearing): Fact[] => [
  ...voteChanged(before, after, world),
  ...lapsedClearances(before, after, world),
  ...(isAhead(after) ? authorsOf(after, world) : []),
];

function voteChanged(before: Release, after: Release, world: Clearing): Fact[] {
  const vote = 'vote' in before && before.vote ? world.votes[before.vote] : undefined;
  if (!vote || (before.status !== 'voting' && before.status !== 'approved')) return [];
  const policy = policyFor(world.company, after.environment, after.change);
  if (policy?.name !== vote.policy) return dropped(before, after, vote, world);
  const content = contentOf(after, world);
  const parts = partsChanged(vote.content ?? contentOf(before, world), content, policy?.toleranceMinutes ?? 0);
  const isKnown = (c: string) => vote.committers?.includes(c) || (vote.authorCounts && isOwner(vote, c));
  const writers = policy ? committersOf(after, policy, world).filter((c) => !isKnown(c)) : [];
  if (parts.length === 0 && writers.length === 0) {
    const more = policy ? askedMore(vote, policy) : [];
    if (more.length === 0) return closingMoved(before, after, vote, world);
    return reopened(after, vote, content, { parts, roles: more, because: 'policy' }, world, heardOf(before, after));
  }
  const roles = concerned(vote, parts, writers);
  const because = parts.length > 0 ? 'content' : 'committers';
  return reopened(after, vote, content, { parts, roles, because }, world, heardOf(before, after));
}

/**
 * The roles that the policy asks more of than when the vote was opened: one that it did not ask, or a higher number. Of shares nobody can tell whether the
 * policy is another, or who they are of. What low risk or an override cleared was cleared without their answers.
 */
function askedMore(vote: Vote, policy: VotePolicy): string[] {
  if (vote.status === 'closed' && standings(vote).some((s) => !s.met)) return [];
  return policy.rules.flatMap(({ role, need }) => {
    const was = vote.rules.filter((r) => r.role === role).map((r) => r.need);
    return was.length === 0 || (typeof need === 'number' && need > Math.max(...was)) ? [role] : [];
  });
}

/** The roles whose answers do not stand on what changed; nor on who turns out to have written it. */
function concerned(vote: Vote, parts: VotedOn[], writers: string[]): string[] {
  // Cleared by low risk, or by an override, a role has said nothing that could stand.
  const silent = vote.status === 'closed' ? standings(vote).flatMap((s) => (s.met ? [] : [s.rule.role])) : [];
  const isConcerned = ({ role, keepsOn }: VoteRule) =>
    (parts.length > 0 && silent.includes(role)) ||
    parts.some((p) => !keepsOn?.includes(p)) ||
    vote.ballots.some((b) => b.role === role && clearedBy(b, writers, vote));
  return vote.rules.filter(isConcerned).map((r) => r.role);
}

/** Whether a go that counts was given by, or for, somebody who turns out to have written some of it. */
const clearedBy = (b: Ballot, writers: string[], vote: Vote) =>
  b.answer === 'go' && counted(vote, b) && (writers.includes(b.by) || writers.includes(b.instead ?? b.by));

/** What is material stays: only when the vote closes moves with the window. */
function closingMoved(before: Release, after: Release, vote: Vote, world: Clearing): Fact[] {
  if (before.status !== 'voting' || before.window.start === after.window.start || !vote.content) return [];
  return reopened(after, vote, vote.content, { parts: [], roles: [], because: 'content' }, world);
}

function dropped(before: Release, after: Release, vote: Vote, { now }: World): Fact[] {
  const closed = vote.status === 'open' ? [voteClosed.of(vote.id, { outcome: 'changed', at: now })] : [];
  return [...closed, releaseVoteDropped.of(before.id, heardOf(before, after))];
}
