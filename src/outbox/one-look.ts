import type { DeployTarget, Progress, StageRequest, StepSeen } from '../deploy-targets/target.ts';
import { GONOGO } from '../domain/deciding/world.ts';
import type { Command } from '../domain/index.ts';
import { pollOf } from '../domain/intents/of-steps.ts';
import { perform } from '../door/perform.ts';
import type { Setting } from '../door/setting.ts';
import { toErrand } from '../door/stored.ts';
import { instantAfter } from '../time/instants.ts';
import type { Attempt } from './attempt.ts';
import { hasEnded, isNews, nextLookMs, reported } from './next-look.ts';
import type { TargetStep } from './step.ts';

/** Which look this is, of which step; `misses`: how often in a row nothing could be seen before it; `cause`: what is done because of it. */
type Look = { setting: Setting; speed: number; step: TargetStep; misses: number; cause: string };

type Missed = Extract<StepSeen, { ok: false }>;

/** In a row: then people hear that nothing can be seen. */
const TOLD_AFTER = 3;

const DONE: Attempt = { done: true };

/** A step whose run nobody knows yet is looked for. */
export async function lookFor(look: Look, target: DeployTarget): Promise<Attempt> {
  const { setting, step } = look;
  const found = await target.find?.(requestOf(step));
  if (!found || (found.there === 'unknown' && found.final)) return DONE;
  if (found.there === 'yes') return take(look, found.run);
  const misses = look.misses + 1;
  return later(look, nextLookMs(step, setting.now(), misses), misses);
}

/** What its target says of it is reported, where it is news. */
export async function report(look: Look, seen: Progress): Promise<Attempt> {
  const { setting, step } = look;
  const now = setting.now();
  if (seen.run && seen.run.id !== step.stage.run) return take(look, seen.run);
  if (isNews(step.stage, seen, now)) {
    const { ok } = await tell(look, { type: 'ReportStage', ...placeOf(step), ...reported(step.stage, seen) });
    if (!ok) return later(look, nextLookMs(step, now, 1), 1);
  }
  return hasEnded(seen) ? DONE : later(look, nextLookMs(step, now, 0));
}

/** Nothing can be seen: people hear it once, and the next look comes later each time. */
export async function missed(look: Look, { why, denied, retryAfterMs }: Missed): Promise<Attempt> {
  const { setting, step } = look;
  const misses = look.misses + 1;
  const wait = Math.max(nextLookMs(step, setting.now(), misses), retryAfterMs ?? 0);
  const heard = misses === (denied ? 1 : TOLD_AFTER);
  if (heard && step.waited) await tell(look, { type: 'LoseSight', ...placeOf(step), why });
  return later(look, wait, misses);
}

/** It is not there any more, and will not come back. */
export async function gone(look: Look, { why }: Missed): Promise<Attempt> {
  const { step } = look;
  if (step.waited) await tell(look, { type: 'FailStage', ...placeOf(step), how: 'silent', why });
  return DONE;
}

export const requestOf = ({ release, rollout, stage }: TargetStep): StageRequest => ({
  release,
  rollout,
  stage,
  key: `${rollout.id}/${stage.name}`,
});

/** The run that carries it out is known from now on, and looked at at once. */
async function take(look: Look, { id: run, url }: NonNullable<Progress['run']>): Promise<Attempt> {
  await tell(look, { type: 'TakeStage', ...placeOf(look.step), run, ...(url && { url }) });
  return later(look, 0);
}

/** The next look, and with it the end of this one. */
function later({ setting, speed, step }: Look, ms: number, misses = 0): Attempt {
  const { release, deployId, stage } = placeOf(step);
  const when = instantAfter(setting.now(), ms / speed);
  return { done: true, also: { errands: [toErrand(pollOf(release, deployId, stage, when, misses))] } };
}

const placeOf = ({ release, rollout, stage }: TargetStep) => ({
  release: release.id,
  deployId: rollout.id,
  stage: stage.name,
});

/** As the pipeline would tell it. */
const tell = ({ setting, cause }: Look, command: Command) =>
  perform(setting, command, { actor: GONOGO, via: 'pipeline', cause });
