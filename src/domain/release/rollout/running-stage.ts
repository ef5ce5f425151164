import { type Refusal, refuse } from '../../deciding/decision.ts';
import { say } from '../../phrase.ts';
import { type Abandoned, type Release, rolloutOf, type Stage } from '../release.ts';
import { isUnheard } from './doubt.ts';
import { stepNamed } from './rollout-parts.ts';

type Asked = { deployId: string; stage: string };
type Moot = { facts: []; note: string };

/** The step that is reported on; or why not: nobody knows it, or it does not run any more. */
export function runningStage(
  release: Release | undefined,
  { deployId, stage: name }: Asked,
): { release: Release; stage: Stage } | Refusal | Moot {
  const rollout = release && rolloutOf(release);
  if (!rollout || !wasBegun(release, deployId))
    return refuse('unknown-deploy', say`I don't know a deploy ${deployId}.`);
  if (rollout.id !== deployId) return { facts: [], note: `${deployId} is over` };
  const stage = stepNamed(rollout, name);
  if (!stage) return refuse('unknown-stage', say`${deployId} has no step ${name}.`);
  if (stage.state !== 'running' && stage.state !== 'verifying')
    return { facts: [], note: `${name} is ${stage.state} already` };
  return { release, stage };
}

/** A release's rollouts are numbered from 1. */
function wasBegun({ id, runs }: Release, deployId: string): boolean {
  const n = Number(deployId.slice(`${id}-`.length));
  return n >= 1 && n <= runs;
}

/** The step that nobody waits for any more, and whose end was never heard: of this run, or of one that was left behind. */
export function abandonedStage(release: Release, { deployId, stage: name }: Asked): Abandoned | undefined {
  const rollout = rolloutOf(release);
  const left = release.abandoned?.find((a) => a.rollout === deployId && a.stage.name === name);
  if (left || rollout?.id !== deployId) return left;
  const stage = rollout.stages.find((s) => s.name === name && isUnheard(s));
  return stage && { rollout: deployId, direction: rollout.direction, stage };
}
