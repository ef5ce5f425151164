import type { DeployTarget, StageRequest } from '../deploy-targets/target.ts';
import { isRefusal } from '../domain/deciding/decision.ts';
import { one } from '../domain/deciding/reads.ts';
import { own } from '../domain/own.ts';
import { releases } from '../domain/release/document.ts';
import { type Release, rolloutOf, type Stage } from '../domain/release/release.ts';
import { abandonedStage, runningStage } from '../domain/release/rollout/running-stage.ts';
import { see } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';

/** `waited`: it runs, and its rollout goes on with it. Otherwise nobody waits for it any more, and its end was never heard. */
export type TargetStep = { release: Release; rollout: StageRequest['rollout']; stage: Stage; waited: boolean };

/** A step of which something may still be heard. */
export async function stepOf(
  setting: Setting,
  { release: id, rollout: run, stage: name }: { release: string; rollout: string; stage: string },
): Promise<TargetStep | undefined> {
  const { release } = await see(setting, { release: one(releases, id) });
  if (!release) return undefined;
  const about = { deployId: run, stage: name };
  const left = abandonedStage(release, about);
  if (left) {
    const { rollout, direction, stage } = left;
    return { release, rollout: { id: rollout, direction }, stage, waited: false };
  }
  const found = runningStage(release, about);
  const rollout = rolloutOf(release);
  // What is verified has been carried out.
  if (!rollout || 'note' in found || isRefusal(found) || found.stage.state !== 'running') return undefined;
  return { release, rollout, stage: found.stage, waited: true };
}

export const targetOf = (targets: Record<string, DeployTarget>, { target }: Pick<Stage, 'target'>) =>
  own(targets, target);
