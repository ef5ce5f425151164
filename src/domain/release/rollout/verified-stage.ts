import type { Fact } from '../../deciding/fact.ts';
import { versionProved } from '../../environment/facts/version-proved.ts';
import { type Watch, watchId } from '../../health/watch.ts';
import { own } from '../../own.ts';
import { type Release, rolloutOf, type Stage } from '../release.ts';
import { stepNamed } from './rollout-parts.ts';

/** A step that is being verified now; undefined when it is not, or not any more. */
export function verifiedStage(release: Release | undefined, rollout: string, name: string): Stage | undefined {
  const run = release && rolloutOf(release);
  const stage = run?.id === rollout ? stepNamed(run, name) : undefined;
  return stage?.state === 'verifying' ? stage : undefined;
}

/**
 * A step whose health counts: one that is verified, or the last that was done where its rollout stands and waits for the next one to begin. What it brought
 * runs there all that time, and nobody goes on blindly.
 */
export function judgedStage(release: Release | undefined, rollout: string, name: string): Stage | undefined {
  const run = release?.status === 'deploying' && release.rollout.id === rollout ? release.rollout : undefined;
  const stands = run?.held && run.stages.every((s) => s.state !== 'running' && s.state !== 'verifying');
  const last = stands ? run.stages.findLast((s) => s.state === 'done') : undefined;
  return last?.name === name ? last : verifiedStage(release, rollout, name);
}

/** The ids of what may be watched of a step. */
export const watchIds = (release: Release | undefined, rollout: string, name: string): string[] =>
  judgedStage(release, rollout, name)?.items.map(({ service }) => watchId({ rollout, stage: name, service })) ?? [];

/** What is watched of a step, and counts: what is only tried in dry mode does not. */
export const countedOf = (watches: Record<string, Watch | undefined>): Watch[] =>
  Object.keys(watches).flatMap((id) => {
    const watch = own(watches, id);
    return watch && !watch.plan.dry ? [watch] : [];
  });

/** What a step brought to all of a region, and was healthy for as long as its rules ask, is known to be so. */
export const proved = (
  { environment }: Release,
  { region, act, share }: Stage,
  watched: readonly Watch[],
  at: string,
): Fact[] =>
  act === 'retire' || (share !== undefined && share < 100)
    ? []
    : watched.map(({ service, version }) => versionProved.of(environment, { region, service, version, at }));
