import type { Progress } from '../deploy-targets/target.ts';
import type { Stage } from '../domain/release/release.ts';
import type { ReportStage } from '../domain/release/rollout/report-stage.ts';
import type { TargetStep } from './step.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A step that was seen at work counts as heard of, also where nothing in it changed. */
const HEARD_MS = 5 * MINUTE;

/** How long until a step is looked at again, ms: often at first, then by its age; where nothing could be seen `misses` times in a row, twice as long each time. */
export function nextLookMs(
  { waited, stage }: Pick<TargetStep, 'waited' | 'stage'>,
  now: string,
  misses: number,
): number {
  const age = Date.parse(now) - Date.parse((waited ? stage.startedAt : (stage.finishedAt ?? stage.startedAt)) ?? now);
  const [least, most] = waited ? [3 * SECOND, 30 * SECOND] : [15 * SECOND, 5 * MINUTE];
  const wait = Math.min(most, Math.max(least, age / 20));
  return misses === 0 ? wait : Math.min(5 * MINUTE, Math.max(wait, 5 * SECOND * 2 ** Math.min(misses - 1, 10)));
}

export const hasEnded = ({ state }: Progress) => state === 'succeeded' || state === 'failed' || state === 'cancelled';

/** Whether what is seen of a step tells more than is known, which could not be seen, or has not moved for long; one that waits in a queue there counts as quiet. `now`: UTC ISO. */
export function isNews(stage: Stage, seen: Progress, now: string): boolean {
  if (hasEnded(seen) || stage.unseen || seen.message !== stage.note || (seen.percent ?? 0) > stage.percent) return true;
  const heard = Date.parse(stage.heardAt ?? stage.startedAt ?? now);
  return seen.state !== 'queued' && Date.parse(now) - heard >= HEARD_MS;
}

type Told = Pick<ReportStage, 'status' | 'n' | 'percent' | 'message' | 'run' | 'unchanged'>;

const STATUS = {
  queued: 'accepted',
  running: 'running',
  waiting: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'failed',
} as const satisfies Record<Progress['state'], ReportStage['status']>;

/** What is seen of a step as its pipeline would report it. */
export const reported = (stage: Stage, { state, percent, message, unchanged }: Progress): Told => ({
  status: STATUS[state],
  n: stage.n,
  message,
  ...(percent !== undefined && { percent }),
  ...(unchanged && { unchanged }),
  ...(stage.run !== undefined && { run: stage.run }),
});
