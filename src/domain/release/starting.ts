import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import { rolloutStarted } from './facts/rollout-started.ts';
import { stageStarted } from './facts/stage-started.ts';
import type { Release, Rollout, Stage } from './release.ts';

/** A run over these steps begins, with the first of them; nothing where there is none. */
export function begun(
  { id, runs }: Release,
  direction: Rollout['direction'],
  stages: Stage[],
  why: string,
  { actor, now }: World,
): Fact[] {
  const [first] = stages;
  if (!first) return [];
  const rollout = { id: `${id}-${runs + 1}`, direction, by: actor.id, startedAt: now, stages };
  return [rolloutStarted.of(id, { rollout, text: { why } }), started({ id }, rollout.id, first.name, now)];
}

export const started = ({ id }: Pick<Release, 'id'>, rollout: string, stage: string, now: string): Fact =>
  stageStarted.of(id, { rollout, stage, at: now });
