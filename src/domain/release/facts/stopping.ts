import type { Release } from '../release.ts';
import { baseOf } from './base.ts';

/** A rollout that went no further: forwards the release has failed, of a rollback it is known that it did not succeed. */
export function goneNoFurther(release: Release, why: string): Release {
  if (release.status === 'deploying') {
    const { vote, rollout } = release;
    // What was being verified has not proved itself.
    const stages = rollout.stages.map((s) =>
      s.state === 'verifying' ? { ...s, state: 'failed' as const, how: 'unproven' as const, note: why } : s,
    );
    return { ...baseOf(release), status: 'failed', vote, rollout: { ...rollout, stages }, reason: why };
  }
  return release.status === 'rolling-back' ? { ...release, failed: why } : release;
}
