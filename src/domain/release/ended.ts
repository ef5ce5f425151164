import { policyFor } from '../company/policies.ts';
import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import type { Ended } from '../environment/environment.ts';
import { deployEnded } from '../environment/facts/deploy-ended.ts';
import { revokedBy } from '../template/revoked-by.ts';
import type { OpenReleases } from './document.ts';
import { releaseCompleted } from './facts/release-completed.ts';
import { releaseRolledBack } from './facts/release-rolled-back.ts';
import { reviewDue } from './facts/review-due.ts';
import { stageFailed } from './facts/stage-failed.ts';
import { toSuccessors } from './predecessors.ts';
import { type Release, type Rollout, type Stage, servicesOf } from './release.ts';

/** The last step is done. */
export function finished(release: Release, { direction }: Rollout, world: World & OpenReleases): Fact[] {
  const { id } = release;
  const how = direction === 'forward' ? 'completed' : 'rolled-back';
  const over = direction === 'forward' ? releaseCompleted : releaseRolledBack;
  return [
    over.of(id, { at: world.now }),
    ended(release, how),
    ...toReview(release, world),
    ...(how === 'rolled-back' ? revokedBy(release, world) : []),
    ...toSuccessors(id, how, world),
  ];
}

/** A step fails. Forwards, that counts in its services' history, and against its template. `n`: the report that said so. */
export function failed(release: Release, { name, n }: Pick<Stage, 'name' | 'n'>, why: string, world: World): Fact[] {
  if (!('rollout' in release)) return [];
  const stage = { rollout: release.rollout.id, stage: name, n, at: world.now, text: { why } };
  return [
    stageFailed.of(release.id, stage),
    ...(release.status === 'deploying' ? [ended(release, 'failed'), ...revokedBy(release, world)] : []),
  ];
}

const ended = (release: Release, how: Ended): Fact =>
  deployEnded.of(release.environment, { services: servicesOf(release), how, ended: release.id });

/** What a policy cleared in a hurry is reviewed afterwards. */
function toReview(release: Release, { company, now }: World): Fact[] {
  const hours = policyFor(company, release.environment, release.change)?.reviewWithinHours;
  if (hours === undefined || release.review) return [];
  return [reviewDue.of(release.id, { due: new Date(Date.parse(now) + hours * 3_600_000).toISOString() })];
}
