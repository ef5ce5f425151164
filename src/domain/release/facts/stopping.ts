import type { Release } from '../release.ts';
import { baseOf } from './base.ts';

/** A rollout that went no further: forwards the release has failed, of a rollback it is known that it did not succeed. */
export function stoppedShort(release: Release, why: string): Release {
  if (release.status === 'deploying')
    return { ...baseOf(release), status: 'failed', vote: release.vote, rollout: release.rollout, reason: why };
  return release.status === 'rolling-back' ? { ...release, failed: why } : release;
}
