import { type Decision, moot, type World } from '../decision.ts';
import type { Fact } from '../fact.ts';
import { holdEnded } from '../release/facts/hold-ended.ts';
import { pauseRefused } from '../release/facts/pause-refused.ts';
import { rolloutPaused } from '../release/facts/rollout-paused.ts';
import type { Release } from '../release/release.ts';
import type { FrozenSpan } from './freeze.ts';
import { holding, passFor } from './pass.ts';
import { inScope, targetOf } from './scope.ts';

/** Timer: a freeze that comes again and pauses at once begins while a step runs. */
export type PauseForFreeze = { type: 'PauseForFreeze'; release: string; rollout: string };
/** Timer: the freeze that held a rollout ends, as far as was known. */
export type EndHold = { type: 'EndHold'; release: string; rollout: string };
/** From us: the pipeline can't pause. */
export type RefusePause = { type: 'RefusePause'; release: string; rollout: string; stage: string; why: string };

/** The rollouts that a freeze pauses as it begins: those of its scope with a step that runs. Rollbacks go on. */
export const pausedBy = (freeze: FrozenSpan, world: World): Fact[] =>
  freeze.inFlight === 'pause' && !freeze.soft && freeze.from <= world.now
    ? world.openReleases.filter((r) => inScope(freeze.scope, targetOf(r))).flatMap((r) => pause(r, freeze, world.now))
    : [];

function pause(release: Release, freeze: FrozenSpan, now: string): Fact[] {
  if (release.status !== 'deploying' || release.rollout.held || passFor(release, freeze, now)) return [];
  const { rollout } = release;
  const running = rollout.stages.find((s) => s.state === 'running');
  if (!running) return [];
  return [
    rolloutPaused.of(release.id, {
      rollout: rollout.id,
      stage: running.name,
      freeze: freeze.name,
      until: freeze.until,
      at: now,
    }),
  ];
}

export function pauseForFreeze(world: World, { release: id, rollout }: PauseForFreeze): Decision {
  const release = world.releases[id];
  const freeze = release && holding(release, world);
  if (release?.status !== 'deploying' || release.rollout.id !== rollout || freeze?.inFlight !== 'pause')
    return moot('nothing is to be paused');
  const facts = pause(release, freeze, world.now);
  return facts.length > 0 ? { facts } : moot('nothing runs');
}

export function endHold(world: World, { release: id, rollout }: EndHold): Decision {
  const release = world.releases[id];
  if (release?.status !== 'deploying' || release.rollout.id !== rollout || !release.rollout.held)
    return moot('it is not held');
  if (holding(release, world)) return moot('another freeze holds it');
  return {
    facts: [holdEnded.of(id, { rollout, freeze: release.rollout.held.freeze })],
  };
}

export function refusePause(world: World, { release: id, rollout, stage, why }: RefusePause): Decision {
  const release = world.releases[id];
  if (release?.status !== 'deploying' || release.rollout.id !== rollout || release.rollout.held?.paused !== stage)
    return moot('it is not paused');
  return { facts: [pauseRefused.of(id, { rollout, stage, text: { why } })] };
}
