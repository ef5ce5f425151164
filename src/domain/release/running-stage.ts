import { type Refusal, refuse } from '../deciding/decision.ts';
import { say } from '../phrase.ts';
import { type Release, rolloutOf, type Stage } from './release.ts';

/** The step that is reported on; or why not: nobody knows it, or it does not run any more. */
export function runningStage(
  release: Release | undefined,
  { deployId, stage: name }: { deployId: string; stage: string },
): { release: Release; stage: Stage } | Refusal | { facts: []; note: string } {
  const rollout = release && rolloutOf(release);
  if (!rollout) return refuse('unknown-deploy', say`I don't know a deploy ${deployId}.`);
  if (rollout.id !== deployId) return { facts: [], note: `${deployId} is over` };
  const stage = rollout.stages.find((s) => s.name === name);
  if (!stage) return refuse('unknown-stage', say`${deployId} has no step ${name}.`);
  if (stage.state !== 'running') return { facts: [], note: `${name} is ${stage.state} already` };
  return { release, stage };
}
