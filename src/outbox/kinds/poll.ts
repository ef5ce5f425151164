import { z } from 'zod';
import type { DeployTarget, Progress, StageRequest, StepSeen } from '../../deploy-targets/target.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { pollOf } from '../../domain/intents/of-steps.ts';
import type { Stage } from '../../domain/release/release.ts';
import { perform } from '../../door/perform.ts';
import { toErrand } from '../../door/stored.ts';
import type { Errand } from '../../store/store.ts';
import { HOUR_MS, instantAfter } from '../../time/instants.ts';
import type { Attempt } from '../attempt.ts';
import { kind } from '../kind.ts';
import { stepOf, type TargetStep, targetOf } from '../step.ts';
import { hasEnded, isNews, nextLookMs, reported } from '../watching.ts';

const data = z.object({
  kind: z.literal('poll'),
  release: z.string(),
  rollout: z.string(),
  stage: z.string(),
  misses: z.number().int().min(0).optional(),
});
type Asked = z.infer<typeof data>;

/** In a row: then people hear that nothing can be seen. */
const TOLD_AFTER = 3;
const GONE_AFTER = 3;

/** A step is looked at where it runs, and what is seen is reported as a pipeline would; a row in the outbox, so that a restart misses nothing. */
export const poll = kind(data, ({ setting, targets, speed }) => {
  const told = (errand: Errand) => ({ actor: GONOGO, via: 'pipeline', cause: errand.key });

  /** The next look, and with it the end of this one. */
  function later({ release, rollout, stage }: Asked, ms: number, misses = 0): Attempt {
    const when = instantAfter(setting.now(), ms / speed);
    return { done: true, also: { errands: [toErrand(pollOf(release, rollout, stage, when, misses))] } };
  }

  /** Nothing can be seen: people hear it once, and the next look comes later each time. */
  async function missed(asked: Asked, errand: Errand, step: TargetStep, seen: Missed): Promise<Attempt> {
    const { why, denied, retryAfterMs } = seen;
    const misses = (asked.misses ?? 0) + 1;
    const wait = Math.max(nextLookMs(step, setting.now(), misses), retryAfterMs ?? 0);
    const heard = misses === (denied ? 1 : TOLD_AFTER);
    const { release, rollout: deployId, stage } = asked;
    const command = { type: 'LoseSight', release, deployId, stage, why } as const;
    if (heard && step.waited) await perform(setting, command, told(errand));
    return later(asked, wait, misses);
  }

  /** A step whose run nobody knows yet is looked for. */
  async function lookFor(asked: Asked, errand: Errand, step: TargetStep, target: DeployTarget): Promise<Attempt> {
    const found = await target.find?.(requestOf(step));
    if (!found || (found.there === 'unknown' && found.final)) return { done: true };
    if (found.there === 'yes') {
      const { id: run, url } = found.run;
      const { release, rollout: deployId, stage } = asked;
      const command = { type: 'TakeStage', release, deployId, stage, run, ...(url && { url }) } as const;
      await perform(setting, command, told(errand));
      return later(asked, 0);
    }
    return later(asked, nextLookMs(step, setting.now(), (asked.misses ?? 0) + 1), (asked.misses ?? 0) + 1);
  }

  /** What its target says of it is reported, where it is news. */
  async function report(asked: Asked, errand: Errand, step: TargetStep, seen: Progress): Promise<Attempt> {
    const { release, rollout: deployId, stage } = asked;
    const about = { type: 'ReportStage', release, deployId, stage } as const;
    const now = setting.now();
    if (seen.run && seen.run.id !== step.stage.run) {
      const { id: run, url } = seen.run;
      await perform(setting, { ...about, type: 'TakeStage', run, ...(url && { url }) }, told(errand));
      return later(asked, 0);
    }
    if (isNews(step.stage, seen, now)) {
      const outcome = await perform(setting, { ...about, ...reported(step.stage, seen) }, told(errand));
      if (!outcome.ok) return later(asked, nextLookMs(step, now, 1), 1);
    }
    return hasEnded(seen) ? { done: true } : later(asked, nextLookMs(step, now, 0));
  }

  return {
    mark: false,
    call: () => ({ rule: 'free' }),
    async attempt(asked, errand) {
      const step = await stepOf(setting, asked);
      const target = step && targetOf(targets, step.stage);
      if (!step || !target?.status || isForgotten(step, setting.now())) return { done: true };
      if (step.stage.run === undefined) return lookFor(asked, errand, step, target);
      const seen: StepSeen = await target.status(requestOf(step));
      if (seen.ok) return report(asked, errand, step, seen);
      // What has just begun may be unknown for a moment.
      if (!seen.gone || (asked.misses ?? 0) < GONE_AFTER) return missed(asked, errand, step, seen);
      const { release, rollout: deployId, stage } = asked;
      const command = { type: 'FailStage', release, deployId, stage, how: 'silent', why: seen.why } as const;
      if (step.waited) await perform(setting, command, told(errand));
      return { done: true };
    },
  };
});

type Missed = Extract<StepSeen, { ok: false }>;

const requestOf = ({ release, rollout, stage }: TargetStep): StageRequest => ({
  release,
  rollout,
  stage,
  key: `${rollout.id}/${stage.name}`,
});

/** What nobody waits for is looked at for a day. */
const KEPT_MS = 24 * HOUR_MS;
const isForgotten = ({ waited, stage }: TargetStep, now: string) => !waited && Date.parse(now) - since(stage) > KEPT_MS;
const since = ({ finishedAt, startedAt }: Stage) => Date.parse(finishedAt ?? startedAt ?? '');
