import type { BuildsOf } from '../build/document.ts';
import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import type { Ended } from '../environment/environment.ts';
import { deployEnded } from '../environment/facts/deploy-ended.ts';
import { revokedBy } from '../template/revoked-by.ts';
import { isNextCovered } from '../vote/covered.ts';
import { toSuccessors } from './clearing/predecessors.ts';
import type { Successors } from './document.ts';
import { hasPassed } from './drilled.ts';
import { drillRecord, heldBack, toReview } from './end-records.ts';
import { drillTurned } from './facts/drill-turned.ts';
import { environmentPassed } from './facts/environment-passed.ts';
import { releaseCompleted } from './facts/release-completed.ts';
import { releaseRolledBack } from './facts/release-rolled-back.ts';
import { stageFailed } from './facts/stage-failed.ts';
import { type Release, type Rollout, type RolloutFailure, rolloutOf, type Stage, servicesOf } from './release.ts';
import { isFurtherBack } from './rollback/earlier.ts';
import { pagedFor } from './rollback/paged-for.ts';
import { itemsBack, itemsLeft, takenBack } from './rollback/taken-back.ts';
import { doubts } from './rollout/doubt.ts';
import { again } from './rollout/planned-steps.ts';
import { provingOf } from './rollout/proved-by.ts';
import { begun } from './rollout/starting.ts';

/** How it came to its end, where no rollout of its own did that. `by`: who recorded it; `replacedBy`: the releases that run in its place. */
export type Came = { by?: string; replacedBy?: string[] };

/** The last step in an environment is done. */
export const finished = (
  release: Release,
  { direction }: Pick<Rollout, 'direction'>,
  world: World & Successors & BuildsOf,
  came: Came = {},
): Fact[] => {
  if (direction === 'back') return over(release, 'rolled-back', world, came);
  return comesTo(release, world) ?? over(release, 'completed', world, came);
};

/** What a release comes to by itself after its last step in an environment; undefined where it is over then. */
export function comesTo(release: Release, world: World): Fact[] | undefined {
  if (release.drill) return turned(release, world);
  return release.ahead ? wentOn(release, world) : undefined;
}

/** The version before is live everywhere: the drill comes back. */
const turned = (release: Release, { now }: World): Fact[] => [
  drillTurned.of(release.id, { at: now }),
  ...begun(
    release,
    {
      direction: 'back',
      stages: takenBack(release).map(again),
      why: 'the drill comes back',
      evidence: rolloutOf(release)?.evidence,
    },
    { actor: { id: rolloutOf(release)?.by ?? release.owner }, now },
  ),
];

/** It is live where it was, and goes on to its next environment. */
const wentOn = (release: Release, world: World): Fact[] => [
  environmentPassed.of(release.id, {
    passed: release.environment,
    at: world.now,
    cleared: release.template !== undefined || isNextCovered(release, world),
    ...provingOf(release, world),
  }),
  ended(release, 'completed'),
];

/** It is live everywhere, or nowhere any more. */
export function over(
  release: Release,
  how: 'completed' | 'rolled-back',
  world: World & Successors & BuildsOf,
  { by, replacedBy }: Came = {},
): Fact[] {
  const { id } = release;
  const end = { at: world.now, ...(by && { by }) };
  const told =
    how === 'completed'
      ? releaseCompleted.of(id, end)
      : releaseRolledBack.of(id, { ...end, ...(replacedBy && { replacedBy }) });
  // Everybody has heard that it is back: this is of one environment more.
  if (isFurtherBack(release))
    return [
      releaseRolledBack.of(id, { ...end, further: release.environment, ...(replacedBy && { replacedBy }) }),
      ended(release, how),
      ...heldBack(release, world),
    ];
  // Nothing of it was meant to stay, so nothing of it counts against anything.
  // A drill is done once it is back.
  const isDone = how === 'completed' || (release.drill !== undefined && hasPassed(release));
  const heard = toSuccessors(id, isDone ? 'completed' : replacedBy ? 'replaced' : cameBack(release), world);
  if (release.drill) return [told, ...drillRecord(release, world), ...heard];
  return [
    told,
    ended(release, how),
    ...toReview(release, world),
    ...(how === 'rolled-back' ? [...revokedBy(release, world), ...heldBack(release, world)] : []),
    ...heard,
  ];
}

/** What a rollback came to, for those that wait for it. */
const cameBack = (release: Release) => (itemsLeft(release).length > 0 ? 'partly-back' : 'rolled-back');

/** A step fails. Forwards, that counts in its services' history, and against its template. `n`: the report that said so. */
export function failed(
  release: Release,
  stage: Stage,
  { n, why, how, url }: { n: number; why: string; how: RolloutFailure; url?: string },
  world: World,
): Fact[] {
  if (!('rollout' in release)) return [];
  const { rollout } = release;
  const about = { rollout: rollout.id, stage: stage.name, n, at: world.now, how, ...(url && { url }) };
  return [
    stageFailed.of(release.id, { ...about, text: { why } }),
    ...doubts(release, rollout, stage, how, world.now),
    ...countedAsFailed(release, world),
    ...pagedFor(release, rollout, stage, { why, link: url ?? stage.url }, world),
  ];
}

/** What a deploy that ended badly counts as. */
export const countedAsFailed = (release: Release, world: World): Fact[] =>
  release.status === 'deploying' && !release.drill ? [ended(release, 'failed'), ...revokedBy(release, world)] : [];

const ended = (release: Release, how: Ended): Fact =>
  deployEnded.of(release.environment, {
    services: how === 'rolled-back' ? itemsBack(release).map((i) => i.service) : servicesOf(release),
    how,
    ended: release.id,
  });
