import { cantWhy } from '../company/pipelines.ts';
import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import type { OpenReleases } from '../release/document.ts';
import { rolloutPaused } from '../release/facts/rollout-paused.ts';
import type { Release } from '../release/release.ts';
import { stepIn } from '../release/rollout/rollout-parts.ts';
import { passFor } from './freezes-holding.ts';
import type { FrozenSpan } from './frozen-span.ts';
import { inScope, targetOf } from './scope.ts';

/** The rollouts that a freeze pauses as it begins: those of its scope with a step that runs. Rollbacks go on. `now`: UTC ISO. */
export const pausedBy = (
  freeze: FrozenSpan,
  { openReleases, now, company }: OpenReleases & Pick<World, 'now' | 'company'>,
): Fact[] => openReleases.filter((r) => pauses(freeze, r, now)).flatMap((r) => paused(r, freeze, { now, company }));

/** Whether a freeze that has begun pauses what of a release runs in its scope. `now`: UTC ISO */
export const pauses = (freeze: FrozenSpan, release: Release, now: string): boolean =>
  freeze.inFlight === 'pause' && !freeze.soft && freeze.from <= now && inScope(freeze.scope, targetOf(release));

/** Nothing where no step runs, where one is held already, or where a pass lets it go on. */
export function paused(release: Release, freeze: FrozenSpan, { now, company }: Pick<World, 'now' | 'company'>): Fact[] {
  if (release.status !== 'deploying' || release.rollout.held || passFor(release, freeze, now)) return [];
  const { rollout } = release;
  const running = stepIn(rollout, 'running');
  if (!running) return [];
  const { name, until } = freeze;
  const cant = cantWhy(company, running.target, 'pause');
  const about = { rollout: rollout.id, stage: running.name, freeze: name, until, at: now };
  return [rolloutPaused.of(release.id, { ...about, ...(cant !== undefined && { cant }) })];
}
