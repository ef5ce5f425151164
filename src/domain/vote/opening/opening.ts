import { instantAfter, MINUTE_MS } from '../../../time/instants.ts';
import type { BuildsOf } from '../../build/document.ts';
import type { VotePolicy, VoteRule } from '../../company/policies.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import type { Delegations } from '../../delegation/document.ts';
import type { Environments } from '../../environment/document.ts';
import type { Freezes } from '../../freeze/document.ts';
import { authorsOf } from '../../release/clearing/unknown-authors.ts';
import type { OpenReleases } from '../../release/document.ts';
import { releaseVoteOpened } from '../../release/facts/release-vote-opened.ts';
import type { Release } from '../../release/release.ts';
import { riskOf } from '../../risk/risk.ts';
import { closingOf } from '../closing/closing.ts';
import { contentOf, printOf } from '../content.ts';
import { voteId } from '../document.ts';
import { voteOpened } from '../facts/vote-opened.ts';
import type { Vote } from '../vote.ts';
import { nextApprover } from './next-approver.ts';

/** The risk is reckoned from what else is planned then, and from how the last deploys ended. */
type Known = World & Freezes & OpenReleases & BuildsOf & Environments & Delegations;
/** Whom it needs, settled; and who wrote what is new in it. */
type Terms = { rules: VoteRule[]; committers: string[] };

export function opened(release: Release, policy: VotePolicy, { rules, committers }: Terms, world: Known): Fact[] {
  const { id, owner, former = [] } = release;
  const { now, actor } = world;
  const round = release.round + 1;
  const vote = voteId(id, round);
  const { closesAt, remindAt } = closingOf(release, policy, now);
  const content = contentOf(release, world);
  const clearsAt = clearingTime(release, policy, closesAt, world);
  const { name, openForMinutes, ballotsLastHours, authorCounts } = policy;
  const opening = {
    release: id,
    round,
    rules,
    policy: name,
    authorCounts,
    author: owner,
    ...(former.length > 0 && { owners: former }),
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
  };
  const first = release.hotfix ? askedAtOnce(voteOpened.evolve(undefined, voteOpened.of(vote, opening)), world) : [];
  return [
    // Whoever is asked at once is asked by that alone, and the others in their turn.
    voteOpened.of(vote, { ...opening, ...(first.length > 0 && { paged: true as const }) }),
    ...authorsOf(release, world),
    releaseVoteOpened.of(id, { vote, round, closesAt, ...(release.status === 'rejected' && { was: release.status }) }),
    ...first,
  ];
}

/** A hotfix waits for no morning: whoever may approve it is asked one after the other. */
function askedAtOnce(vote: Vote, world: World & Delegations): Fact[] {
  const first = nextApprover(vote, 0, world);
  return first ? [first] : [];
}

const later = (instant: string, minutes: number) => instantAfter(instant, minutes * MINUTE_MS);

/** When a release of low risk is cleared by itself, if its policy allows that and there is time to object. */
function clearingTime(release: Release, policy: VotePolicy, closesAt: string, world: Known): string | undefined {
  if (policy.clearsLowRiskAfterMinutes === undefined || riskOf(release, world).level !== 'low') return undefined;
  const clearsAt = later(world.now, policy.clearsLowRiskAfterMinutes);
  return clearsAt < closesAt ? clearsAt : undefined;
}
