import { instantAfter, MINUTE_MS } from '../../../time/instants.ts';
import type { BuildsOf } from '../../build/document.ts';
import { healthPlanFor } from '../../company/health.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import type { Freezes } from '../../freeze/document.ts';
import { allHolding } from '../../freeze/freezes-holding.ts';
import { type Around, closedGates, type Gate, gatesOf } from '../../gates/index.ts';
import { changedSince } from '../clearing/evidence.ts';
import type { Successors } from '../document.ts';
import { finished } from '../ended.ts';
import { rolloutHeld } from '../facts/rollout-held.ts';
import { rolloutHeldByNoGo } from '../facts/rollout-held-by-no-go.ts';
import { stageSucceeded } from '../facts/stage-succeeded.ts';
import { stageVerifying } from '../facts/stage-verifying.ts';
import type { StageHeard } from '../facts/stages.ts';
import { stepAwaited } from '../facts/step-awaited.ts';
import { noGosOf, type Release, type Rollout, rolloutOf, type Stage } from '../release.ts';
import { cameLive } from './came-live.ts';
import { endedInPart, isWithoutSome } from './ended-in-part.ts';
import { pausedBefore } from './paused-before.ts';
import { started } from './starting.ts';

/** What it takes to decide what comes after a step. */
export type Proceeding = World & Freezes & Successors & Around;

type Told = StageHeard & { rollout: string; stage: string };

/** Its pipeline is done with a step: what it brought runs there. Now it proves itself, or counts at once where nothing has to be proved. */
export function executed(release: Release, stage: Stage, told: Told, world: Proceeding & BuildsOf): Fact[] {
  const { id } = release;
  const live = cameLive(release, { direction: release.status === 'rolling-back' ? 'back' : 'forward' }, stage, world);
  const minutes = Math.max(stage.pace?.soakMinutes ?? 0, provingMinutes(release, stage, world));
  if (minutes === 0) return [stageSucceeded.of(id, told), ...live, ...afterwards(release, stage, world)];
  const until = instantAfter(world.now, minutes * MINUTE_MS);
  return [stageVerifying.of(id, { ...told, until }), ...live];
}

/** How long the health of what a step brings has to hold, where the manifests say how it is judged. What goes back was judged when it was new. */
const provingMinutes = ({ status, environment }: Release, { items }: Stage, { company }: World): number =>
  status === 'deploying'
    ? Math.max(0, ...items.map((i) => healthPlanFor(company, i.service, environment)?.soakMinutes ?? 0))
    : 0;

/** A step has proved itself; what comes after it begins, or waits. */
export const succeeded = (release: Release, stage: Stage, told: Told, world: Proceeding): Fact[] => [
  stageSucceeded.of(release.id, told),
  ...afterwards(release, stage, world),
];

/** The next step begins, or waits; after the last one it is over. */
export function afterwards(release: Release, stage: Stage, world: Proceeding): Fact[] {
  const rollout = rolloutOf(release);
  if (!rollout) return [];
  const next = rollout.stages.find((s) => s.state === 'waiting' && s.name !== stage.name);
  if (!next && isWithoutSome(rollout, stage)) return endedInPart(release, rollout, world);
  if (!next) return rollout.held?.pause && pausedBefore(release) ? [] : finished(release, rollout, world);
  // What was held while it ran stays held until somebody goes on.
  if (rollout.held) return [];
  if (rollout.direction === 'back') return [started(release, rollout.id, next.name, world.now)];
  const gates = gatesOf(release, world, rollout.by);
  const seen = changedSince(rollout.evidence, gates);
  return (
    waits(release, rollout, stage, next, gates, world) ?? [started(release, rollout.id, next.name, world.now, seen)]
  );
}

/** Why the next step does not begin by itself. Every gate is asked anew before every step. */
function waits(
  release: Release,
  rollout: Rollout,
  stage: Stage,
  next: Stage,
  gates: Gate[],
  world: Proceeding,
): Fact[] | undefined {
  const about = { rollout: rollout.id, at: world.now };
  if (noGosOf(release).length > 0) return [rolloutHeldByNoGo.of(release.id, about)];
  const [freeze] = allHolding(release, world);
  if (freeze) return [rolloutHeld.of(release.id, { rollout: rollout.id, freeze: freeze.name, until: freeze.until })];
  const closed = closedGates(gates).filter((g) => g.id !== 'freeze');
  if (closed.length === 0 && stage.pace?.promotion !== 'manual') return undefined;
  return [stepAwaited.of(release.id, { ...about, next: next.name })];
}
