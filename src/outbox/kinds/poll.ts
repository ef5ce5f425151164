import { z } from 'zod';
import type { DeployTarget, Progress, StepSeen } from '../../deploy-targets/target.ts';
import type { Stage } from '../../domain/release/release.ts';
import { HOUR_MS } from '../../time/instants.ts';
import { kind } from '../kind.ts';
import { gone, lookFor, missed, report, requestOf } from '../one-look.ts';
import { stepOf, type TargetStep, targetOf } from '../step.ts';

const data = z.object({
  kind: z.literal('poll'),
  release: z.string(),
  rollout: z.string(),
  stage: z.string(),
  misses: z.number().int().min(0).optional(),
});

const GONE_AFTER = 3;

/** A step is looked at where it runs, and what is seen is reported as a pipeline would; a row in the outbox, so that a restart misses nothing. */
export const poll = kind(data, ({ setting, targets, speed }) => ({
  mark: false,
  call: () => ({ rule: 'free' }),
  async attempt(asked, errand) {
    const step = await stepOf(setting, asked);
    const target = step && targetOf(targets, step.stage);
    if (!step || !target?.status || isForgotten(step, setting.now())) return { done: true };
    const { misses = 0 } = asked;
    const look = { setting, speed, step, misses, cause: errand.key };
    if (step.stage.run === undefined) return lookFor(look, target);
    const seen: StepSeen = await target.status(requestOf(step));
    if (seen.ok) return report(look, await shownThere(target, step, seen));
    // What has just begun may be unknown for a moment.
    return seen.gone && misses >= GONE_AFTER ? gone(look, seen) : missed(look, seen);
  },
}));

/** While it runs, and is waited for, it is shown at its system, where that is wanted; the next look tries again. How it ends is an errand of its own: whoever tells of it, and however long that takes. */
async function shownThere(target: DeployTarget, step: TargetStep, seen: Progress): Promise<Progress> {
  if (seen.state !== 'running' || !step.waited || !target.record) return seen;
  const done = await target.record(requestOf(step), 'running', seen.message);
  return done.ok ? seen : { ...seen, message: `${seen.message} (not recorded as a deployment: ${done.why})` };
}

/** What nobody waits for is looked at for a day. */
const KEPT_MS = 24 * HOUR_MS;
const isForgotten = ({ waited, stage }: TargetStep, now: string) => !waited && Date.parse(now) - since(stage) > KEPT_MS;
const since = ({ finishedAt, startedAt }: Stage) => Date.parse(finishedAt ?? startedAt ?? '');
