import type { BuildsOf } from '../build/document.ts';
import { type Company, type Part, policyFor, type Rule, roleTitle, type VotePolicy } from '../company.ts';
import { type Decision, type DomainFact, moot, type Reads, type World } from '../decision.ts';
import { MADE_OF, votesOf } from '../documents.ts';
import type { Environments } from '../environment/document.ts';
import type { Fact } from '../fact.ts';
import { listed, type Phrase, say } from '../phrase.ts';
import { lapsedClearances } from '../release/clearance.ts';
import { releaseVoteDropped } from '../release/facts/release-vote-dropped.ts';
import { releaseVoteOpened } from '../release/facts/release-vote-opened.ts';
import { itemsOf, type Release } from '../release/release.ts';
import type { RevokedTemplates } from '../template/document.ts';
import type { World as Base } from '../world.ts';
import { type Content, contentOf, partsChanged, printOf } from './content.ts';
import { ableOf, committersOf, settledAnew } from './terms.ts';
import { type Ballot, closingOf, counted, standings, type Vote } from './vote.ts';

/** Timer: the oldest answers of a vote are too old to stand. */
export type ExpireBallots = { type: 'ExpireBallots'; release: string; vote: string };

/** Timer, and at each start: what a release is about is compared with what its vote was about, for what changed beside it: a build, or how it is deployed. */
export type CompareContent = { type: 'CompareContent'; release: string };

/** What a content is compared with: the vote on it, and what is known of what it is built from. */
export type Compared = Base & BuildsOf & Environments & RevokedTemplates & { votes: Record<string, Vote | undefined> };

/** What it takes to see whether the content of a release has changed. */
export const ofContent = (release: string): Reads => ({
  docs: [`release/${release}`],
  lists: ['delegations/all', ...MADE_OF, votesOf(release)],
});

export function compareContent(world: World, { release: id }: CompareContent): Decision {
  const release = world.releases[id];
  const facts = release ? contentChanged(release, release, world) : [];
  return facts.length > 0 ? { facts } : moot('it is what was voted on');
}

/**
 * What a changed content does to what cleared it. To its vote: the rules it concerns are asked again, the others keep their answers. Another policy asks
 * others: then the vote is over. `after`: the release as it is to be. Nothing when there is no vote, or what changed is not material.
 */
export const contentChanged = (before: Release, after: Release, world: Compared): Fact[] => [
  ...voteChanged(before, after, world),
  ...lapsedClearances(before, after, world),
];

function voteChanged(before: Release, after: Release, world: Compared): Fact[] {
  const vote = 'vote' in before && before.vote ? world.votes[before.vote] : undefined;
  if (!vote || (before.status !== 'voting' && before.status !== 'approved')) return [];
  const policy = policyFor(world.company, after.environment, after.change);
  if (policy?.name !== vote.policy) return dropped(before, vote, world);
  const content = contentOf(after, world);
  const parts = partsChanged(vote.content ?? contentOf(before, world), content, policy?.toleranceMinutes ?? 0);
  const writers = policy ? committersOf(after, policy, world).filter((c) => !vote.committers?.includes(c)) : [];
  if (parts.length === 0 && writers.length === 0) return closingMoved(before, after, vote, world);
  // Cleared by low risk, or by an override, a role has said nothing that could stand.
  const silent = vote.status === 'closed' ? standings(vote).flatMap((s) => (s.met ? [] : [s.rule.role])) : [];
  const concerned = ({ role, keepsOn }: Rule) =>
    (parts.length > 0 && silent.includes(role)) ||
    parts.some((p) => !keepsOn?.includes(p)) ||
    vote.ballots.some((b) => b.role === role && clearedBy(b, writers, vote));
  const roles = vote.rules.filter(concerned).map((r) => r.role);
  return reopened(after, vote, content, { parts, roles, because: parts.length > 0 ? 'content' : 'committers' }, world);
}

/** Whether a go that counts was given by, or for, somebody who turns out to have written some of it. */
const clearedBy = (b: Ballot, writers: string[], vote: Vote) =>
  b.answer === 'go' && counted(vote, b) && (writers.includes(b.by) || writers.includes(b.instead ?? b.by));

/** What is material stays: only when the vote closes moves with the window. */
function closingMoved(before: Release, after: Release, vote: Vote, world: Compared): Fact[] {
  if (before.status !== 'voting' || before.window.start === after.window.start || !vote.content) return [];
  return reopened(after, vote, vote.content, { parts: [], roles: [], because: 'content' }, world);
}

type Why = { parts: Part[]; roles: string[]; because: 'content' | 'committers' | 'expired' };

function reopened(release: Release, vote: Vote, content: Content, why: Why, world: Compared): Fact[] {
  // An approval that nobody has to give again stands.
  const open = vote.status === 'open' || why.roles.length > 0;
  const policy = policyFor(world.company, release.environment, release.change);
  const { closesAt, remindAt } = closingOf(release, policy, world.now);
  const settledNow = policy && why.because !== 'expired' ? termsOf(release, vote, policy, world) : {};
  const changed: DomainFact = {
    stream: `vote/${vote.id}`,
    type: 'VoteContentChanged',
    vote: vote.id,
    content,
    print: printOf(content, vote.contents),
    ...why,
    ...settledNow,
    ...(open && { closesAt, remindAt }),
    at: world.now,
  };
  const { id } = release;
  return open ? [changed, releaseVoteOpened.of(id, { vote: vote.id, round: vote.round, closesAt })] : [changed];
}

function termsOf(release: Release, vote: Vote, policy: VotePolicy, world: Compared) {
  const committers = committersOf(release, policy, world);
  const rules = settledAnew(vote, policy, (role) => ableOf(role, release, policy, committers, world));
  return { rules, ...(committers.length > 0 && { committers }) };
}

function dropped({ id }: Release, vote: Vote, world: Compared): Fact[] {
  const closed: DomainFact[] =
    vote.status === 'open'
      ? [{ stream: `vote/${vote.id}`, type: 'VoteClosed', vote: vote.id, outcome: 'changed', at: world.now }]
      : [];
  return [...closed, releaseVoteDropped.of(id, {})];
}

export function expireBallots(world: World, { release: id, vote: voteId }: ExpireBallots): Decision {
  const release = world.releases[id];
  const vote = world.votes[voteId];
  if (!release || !vote || (release.status !== 'voting' && release.status !== 'approved') || release.vote !== voteId)
    return moot('the vote is over');
  if (release.window.start <= world.now) return moot('the window is open');
  const old = expiredRoles(vote, world.now);
  if (old.length === 0) return moot('nothing is too old');
  const content = vote.content ?? contentOf(release, world);
  return { facts: reopened(release, vote, content, { parts: [], roles: old, because: 'expired' }, world) };
}

/** The roles with a counted answer that is older than answers last. */
const expiredRoles = (vote: Vote, now: string): string[] =>
  standings(vote)
    .filter((s) => s.ballots.some((b) => counted(vote, b) && expiresAt(vote, b.at) <= now))
    .map((s) => s.rule.role);

/** When an answer of an instant is too old, UTC ISO. */
export const expiresAt = (vote: Vote, at: string) =>
  new Date(Date.parse(at) + (vote.ballotsLastHours ?? 24 * 366) * 3_600_000).toISOString();

/** "The window moved by 2 h: SRE is asked again, the others stand" */
export function reopenedWords(
  { parts, roles, because, content }: Why & { content: Content },
  vote: Vote,
  company: Company,
): Phrase {
  const what =
    because === 'expired'
      ? say`The answers are too old`
      : because === 'committers'
        ? say`Others wrote it than was known`
        : listed(parts.map((part) => partWords(part, content)));
  const asked = listed(roles.map((r) => say`${roleTitle(company, r)}`));
  if (roles.length === 0) return say`${what}: every vote stands`;
  const all = roles.length === vote.rules.length;
  const kept = vote.rules.filter((r) => !roles.includes(r.role)).map((r) => say`${roleTitle(company, r.role)}`);
  return say`${what}: ${asked} ${roles.length === 1 ? 'is' : 'are'} asked again${all ? [] : say`, what ${listed(kept)} said stands`}`;
}

function partWords(part: Part, { items, environment, change, window, strategy = '' }: Content): Phrase {
  switch (part) {
    case 'services':
    case 'versions':
      return say`it is ${itemsOf(items)} now`;
    case 'commits':
      return say`it is built from ${listed(items.flatMap((i) => (i.commit ? [say`${i.service} ${i.commit.slice(0, 7)}`] : [])))} now`;
    case 'strategy':
      return say`it is deployed as ${strategy} now`;
    case 'documents':
      return say`its documents changed`;
    case 'environment':
      return say`it goes to ${environment} now`;
    case 'change':
      return say`it is a change of another kind (${change}) now`;
    case 'window':
      return say`the window moved to ${{ at: window.start }}`;
    case 'order':
      return say`what must complete first changed`;
  }
}
