import type { BuildsOf } from '../../build/document.ts';
import { policyFor, type VotePolicy } from '../../company/policies.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { releaseVoteOpened } from '../../release/facts/release-vote-opened.ts';
import type { Release } from '../../release/release.ts';
import type { HeardBefore } from '../../release/rollout/audiences-heard.ts';
import { closingOf } from '../closing/closing.ts';
import { type Content, printOf } from '../content.ts';
import { voteContentChanged } from '../facts/vote-content-changed.ts';
import { ableOf, committersOf, settled, settledAnew } from '../terms.ts';
import type { Vote } from '../vote.ts';
import type { Why } from './reopened-words.ts';

type Known = World & BuildsOf & Environments;

/** A vote is about another content now, and the roles that this concerns are asked again. An approval that nobody has to give again stands. */
export function reopened(
  release: Release,
  vote: Vote,
  content: Content,
  why: Why,
  world: Known,
  heard: HeardBefore = {},
): Fact[] {
  const { now, company } = world;
  const open = vote.status === 'open' || why.roles.length > 0;
  const policy = policyFor(company, release.environment, release.change);
  const { closesAt, remindAt } = closingOf(
    release,
    policy,
    now,
    (why.because === 'expired' || why.because === 'policy') && release.window.start <= now,
  );
  const changed = voteContentChanged.of(vote.id, {
    content,
    print: printOf(content, vote.contents),
    ...why,
    ...(policy && why.because !== 'expired' ? termsOf(release, vote, policy, why, world) : {}),
    ...(open && { closesAt, remindAt }),
    at: now,
  });
  if (!open) return [changed];
  return [changed, releaseVoteOpened.of(release.id, { vote: vote.id, round: vote.round, closesAt, ...heard })];
}

function termsOf(release: Release, vote: Vote, policy: VotePolicy, { because }: Why, world: Known) {
  const committers = committersOf(release, policy, world);
  const able = (role: string) => ableOf(role, release, policy, committers, world);
  const rules = because === 'policy' ? settled(policy, able) : settledAnew(vote, policy, able);
  return { rules, ...(committers.length > 0 && { committers }) };
}
