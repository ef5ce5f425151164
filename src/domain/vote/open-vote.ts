import type { BuildsOf } from '../build/document.ts';
import { couldMeet } from '../calendar/could-meet.ts';
import { command } from '../command.ts';
import { policyFor, type Rule, roleTitle, type VotePolicy } from '../company.ts';
import { type Decision, forbidden, type Refusal, refuse } from '../decision.ts';
import type { Environments } from '../environment/document.ts';
import { currentOnes, type Freezes } from '../freeze/document.ts';
import { at, listed, say, users } from '../phrase.ts';
import { one } from '../reads.ts';
import { type OpenReleases, releases } from '../release/document.ts';
import { releaseVoteOpened } from '../release/facts/release-vote-opened.ts';
import { nameOf, type Release } from '../release/release.ts';
import { unknownRelease } from '../release/unknown.ts';
import { riskOf } from '../risk/risk.ts';
import type { World } from '../world.ts';
import { closingOf } from './closing.ts';
import { madeOf } from './comparing.ts';
import { contentOf, printOf } from './content.ts';
import { voteOpened } from './facts/vote-opened.ts';
import { ableOf, committersOf, settled } from './terms.ts';

export type OpenVote = { type: 'OpenVote'; release: string };

/** The risk is reckoned from what else is planned then, and from how the last deploys ended. */
type Known = World & Freezes & OpenReleases & BuildsOf & Environments;

export const openVote = command<OpenVote>()({
  reads: ({ release }) => ({ release: one(releases, release), freezes: currentOnes }),
  also: ({ release }) => ({ ...madeOf(release), openReleases: couldMeet(release) }),
  decide(world, { release: id }): Decision {
    const { release, company, now } = world;
    if (!release) return unknownRelease(id);
    const no = forbidden(world, 'open-vote', say`open the vote`, release.owner, id) ?? stateFault(release);
    if (no) return no;
    const policy = policyFor(company, release.environment, release.change);
    if (!policy)
      return refuse('no-policy', say`No vote policy covers ${release.environment}.`, {
        remedy: say`Add one in manifests/vote-policies.yml.`,
      });
    const committers = committersOf(release, policy, world);
    const able = (role: string) => ableOf(role, release, policy, committers, world);
    const rules = settled(policy, able);
    const never = votersFault(rules, able, committers, world);
    if (never) return never;
    if (release.window.end <= now)
      return refuse('too-late', say`The window of ${nameOf(release)} ended ${at(release.window.end)}.`, {
        offers: [{ verb: 'plan-again', label: 'Plan it again…', about: id }],
      });
    return { facts: opened(release, policy, { rules, committers }, world) };
  },
});

function stateFault({ id, status, ...release }: Release): Refusal | undefined {
  if (status === 'planned' || status === 'rejected') return undefined;
  if (status === 'voting')
    return refuse('already-open', say`The vote on ${nameOf(release)} is open already.`, {
      offers: [{ verb: 'review', label: 'Review & vote', about: id }],
    });
  return refuse('wrong-state', say`${nameOf(release)} is ${status}: there is nothing to vote on any more.`, {
    offers: [{ verb: 'show', label: 'Open it', about: id }],
  });
}

/** A vote that could never pass. Of a schedule others may be on duty before it closes. */
function votersFault(
  rules: Rule[],
  able: (role: string) => number,
  committers: string[],
  { company }: World,
): Refusal | undefined {
  const scheduled = (role: string) => company.roles.some((r) => r.name === role && r.shifts);
  const nobody = rules.filter((r) => able(r.role) < r.need && !scheduled(r.role));
  if (nobody.length === 0) return undefined;
  const roles = listed(nobody.map((r) => say`${roleTitle(company, r.role)}`));
  const wrote =
    committers.length > 0
      ? say`, or set committersCount: true in manifests/vote-policies.yml: ${users(committers.slice(0, 5))} wrote what is new in it`
      : [];
  return refuse('too-few-voters', say`Too few people can answer for ${roles}: the vote could never pass.`, {
    remedy: say`Add members in manifests/roles.yml or to the user group${wrote}.`,
  });
}

type Terms = { rules: Rule[]; committers: string[] };

function opened(release: Release, policy: VotePolicy, { rules, committers }: Terms, world: Known) {
  const { id, owner } = release;
  const { now, actor } = world;
  const round = release.round + 1;
  const vote = `${id}/v${round}`;
  const { closesAt, remindAt } = closingOf(release, policy, now);
  const content = contentOf(release, world);
  const clearsAt = clearingTime(release, policy, closesAt, world);
  const { name, openForMinutes, ballotsLastHours, authorCounts } = policy;
  return [
    voteOpened.of(vote, {
      release: id,
      round,
      rules,
      policy: name,
      authorCounts,
      author: owner,
      ...(committers.length > 0 && { committers }),
      by: actor.id,
      at: now,
      closesAt,
      remindAt,
      content,
      print: printOf(content),
      ...(openForMinutes && { notBefore: later(now, openForMinutes) }),
      ...(ballotsLastHours && { ballotsLastHours }),
      ...(clearsAt && { clearsAt }),
    }),
    releaseVoteOpened.of(id, { vote, round, closesAt }),
  ];
}

const later = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** When a release of low risk is cleared by itself, if its policy allows that and there is time to object. */
function clearingTime(release: Release, policy: VotePolicy, closesAt: string, world: Known): string | undefined {
  if (policy.clearsLowRiskAfterMinutes === undefined || riskOf(release, world).level !== 'low') return undefined;
  const clearsAt = later(world.now, policy.clearsLowRiskAfterMinutes);
  return clearsAt < closesAt ? clearsAt : undefined;
}
