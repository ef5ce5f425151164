import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { countedAsFailed } from '../ended.ts';
import { rolloutStopped } from '../facts/rollout-stopped.ts';
import { type Release, rolloutOf } from '../release.ts';
import { doubts } from './doubt.ts';
import { stepIn } from './rollout-parts.ts';

/** A rollout goes no further: its running step, if there is one, is given up, and what it leaves is in doubt. `why`: without who; `ask`: its pipeline is asked to stop it. */
export function stoppedShort(release: Release, why: string, world: World, ask = false): Fact[] {
  const rollout = rolloutOf(release);
  if (!rollout) return [];
  const { now: at, actor } = world;
  const running = stepIn(rollout, 'running');
  return [
    rolloutStopped.of(release.id, {
      rollout: rollout.id,
      ...(running && { stage: running.name }),
      by: actor.id,
      at,
      ...(ask && { ask }),
      text: { why },
    }),
    ...(running ? doubts(release, rollout, running, 'stopped', at) : []),
    ...countedAsFailed(release, world),
  ];
}
