import type { TargetRun } from '../deploy-targets/target.ts';
import { isRefusedAs } from '../domain/deciding/decision.ts';
import { GONOGO } from '../domain/deciding/world.ts';
import type { Command } from '../domain/index.ts';
import { perform } from '../door/perform.ts';
import type { Setting } from '../door/setting.ts';
import type { Errand } from '../store/store.ts';
import type { Attempt } from './attempt.ts';

/** Which step was sent; `ask`: or was asked to stand still, or to go on. */
type StepAsked = { release: string; rollout: string; stage: string; ask?: 'pause' | 'resume' | undefined };

/** Commits what came of a step together with the errand's end. */
async function performed(setting: Setting, errand: Errand, command: Command): Promise<Attempt> {
  const told = { actor: GONOGO, via: 'pipeline', cause: errand.key, done: errand };
  const outcome = await perform(setting, command, told);
  if (outcome.ok || isRefusedAs(outcome.refusal, 'unknown-deploy')) return { performed: true };
  return { why: outcome.refusal.refused, failing: false, unsent: false };
}

/** Nothing was started: the step is as it was. */
export const refused = (setting: Setting, { release, rollout, stage }: StepAsked, errand: Errand, why: string) =>
  performed(setting, errand, { type: 'FailStage', release, deployId: rollout, stage, how: 'refused', why });

export const taken = (setting: Setting, { release, rollout, stage }: StepAsked, errand: Errand, run?: TargetRun) =>
  performed(setting, errand, {
    type: 'TakeStage',
    release,
    deployId: rollout,
    stage,
    ...(run && { run: run.id, ...(run.url && { url: run.url }) }),
  });

/** Another try, or the last one; until it is taken, its card says why it is not. */
export async function again(
  setting: Setting,
  { release, rollout, stage, ask }: StepAsked,
  errand: Errand,
  why: string,
  attempt: Attempt,
): Promise<Attempt> {
  if ('giveUp' in attempt || ask) return attempt;
  const told = { actor: GONOGO, via: 'pipeline', cause: errand.key } as const;
  await perform(setting, { type: 'LoseSight', release, deployId: rollout, stage, why, unsent: true }, told);
  return attempt;
}
