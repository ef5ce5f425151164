import { type Need, policyFor, roleTitle, type VotePolicy } from '../company.ts';
import { type Decision, forbidden, type Reads, refuse, type World } from '../decision.ts';
import { at, listed, say } from '../phrase.ts';
import { nameOf, type Release } from '../release/release.ts';
import { riskOf } from '../risk/risk.ts';
import { unknownRelease } from './commands.ts';
import { contentOf, printOf } from './content.ts';
import { closingTime } from './vote.ts';

export type OpenVote = { type: 'OpenVote'; release: string };

/** The risk is reckoned from what else is planned, and from how the last deploys ended. */
export const opening = ({ release }: { release: string }): Reads => ({
  docs: [`release/${release}`],
  lists: ['releases/open', 'freezes/current', 'environments/all', 'delegations/all'],
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
