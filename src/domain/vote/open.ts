import { policyFor, roleTitle, type VotePolicy } from '../company.ts';
import { type Decision, forbidden, type Reads, refuse, type World } from '../decision.ts';
import { MADE_OF } from '../documents.ts';
import { at, listed, say, users } from '../phrase.ts';
import { releaseVoteOpened } from '../release/facts/release-vote-opened.ts';
import { nameOf, type Release } from '../release/release.ts';
import { unknownRelease } from '../release/unknown.ts';
import { riskOf } from '../risk/risk.ts';
import { contentOf, printOf } from './content.ts';
import { ableOf, committersOf, settled } from './terms.ts';
import { closingOf } from './vote.ts';

export type OpenVote = { type: 'OpenVote'; release: string };

/** The risk is reckoned from what else is planned, and from how the last deploys ended. */
export const opening = ({ release }: { release: string }): Reads => ({
  docs: [`release/${release}`],
  lists: ['releases/open', 'freezes/current', 'delegations/all', ...MADE_OF],
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
  const committers = committersOf(release, policy, world);
  const able = (role: string) => ableOf(role, release, policy, committers, world);
  const rules = settled(policy, able);
  // Of a schedule others may be on duty before the vote closes.
  const scheduled = (role: string) => world.company.roles.some((r) => r.name === role && r.shifts);
  const nobody = rules.filter((r) => able(r.role) < r.need && !scheduled(r.role));
  if (nobody.length > 0)
    return refuse(
      'too-few-voters',
      say`Too few people can answer for ${listed(nobody.map((r) => say`${roleTitle(world.company, r.role)}`))}: the vote could never pass.`,
      {
        remedy: say`Add members in manifests/roles.yml or to the user group${committers.length > 0 ? say`, or set committersCount: true in manifests/vote-policies.yml: ${users(committers.slice(0, 5))} wrote what is new in it` : []}.`,
      },
    );
  if (release.window.end <= world.now)
    return refuse('too-late', say`The window of ${nameOf(release)} ended ${at(release.window.end)}.`, {
      offers: [{ verb: 'plan-again', label: 'Plan it again…', about: id }],
    });
  const round = release.round + 1;
  const vote = `${id}/v${round}`;
  const { closesAt, remindAt } = closingOf(release, policy, world.now);
  const content = contentOf(release, world);
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
        ...(committers.length > 0 && { committers }),
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
      releaseVoteOpened.of(id, { vote, round, closesAt }),
    ],
  };
}

const later = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** When a release of low risk is cleared by itself, if its policy allows that and there is time to object. */
function clearingTime(release: Release, policy: VotePolicy, closesAt: string, world: World): string | undefined {
  if (policy.clearsLowRiskAfterMinutes === undefined || riskOf(release, world).level !== 'low') return undefined;
  const clearsAt = later(world.now, policy.clearsLowRiskAfterMinutes);
  return clearsAt < closesAt ? clearsAt : undefined;
}
