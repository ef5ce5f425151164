import { z } from 'zod';
import { askApi } from '../../outbound/api.ts';
import { unseen, unseenIn } from '../failed-request.ts';
import { correlationOf } from '../fill.ts';
import type { DeployTarget, Progress, StageRequest, StepSeen } from '../target.ts';
import { askJob, type Jenkins, jobOf } from './client.ts';
import { buildWhere, finder } from './find.ts';
import type { Options } from './options.ts';

const Item = z.object({
  id: z.number().int(),
  cancelled: z.boolean().optional(),
  why: z.string().nullable().optional(),
  executable: z.object({ number: z.number().int() }).nullable().optional(),
});
/** `result` may be set, and be another at the end, while it is still `building`. */
const Build = z.object({
  result: z.string().nullable(),
  building: z.boolean().default(false),
  timestamp: z.number(),
  estimatedDuration: z.number().default(-1),
});

/** How far a run is: in the queue, and then as a build. */
export const watcher =
  (jenkins: Jenkins, o: Options): NonNullable<DeployTarget['status']> =>
  async (request): Promise<StepSeen> => {
    const [kind, number = ''] = (request.stage.run ?? '').split(':');
    return kind === 'queue' ? queued(jenkins, o, request, Number(number)) : building(jenkins, o, request, number);
  };

async function queued(jenkins: Jenkins, o: Options, request: StageRequest, id: number): Promise<StepSeen> {
  const item = await askApi(jenkins.api, { path: `/queue/item/${id}/api/json` }, Item);
  if (!item.ok && item.answer?.status !== 404) return unseen(item);
  if (item.ok && item.value.cancelled)
    return { ok: true, state: 'cancelled', message: 'was taken out of the queue of Jenkins', unchanged: true };
  if (item.ok && !item.value.executable) return { ok: true, state: 'queued', message: waiting(item.value.why ?? '') };
  const number = item.ok ? item.value.executable?.number : undefined;
  // What has left the queue is forgotten there after five minutes: then it is among the builds.
  const found = await buildWhere(jenkins, o, request, (b) => b.number === number || b.queueId === id);
  if (found.there === 'yes') return { ok: true, state: 'running', message: 'runs at Jenkins', run: found.run };
  if (found.there === 'unknown') return { ok: false, why: found.why };
  const again = await finder(jenkins, o)(request);
  if (again.there === 'yes') return { ok: true, state: 'running', message: 'runs at Jenkins', run: again.run };
  return {
    ok: false,
    gone: true,
    why: `Jenkins has neither an item ${id} in its queue nor a build of ${correlationOf(request)}`,
  };
}

async function building(jenkins: Jenkins, o: Options, request: StageRequest, number: string): Promise<StepSeen> {
  const job = jobOf(o, request);
  if (!job.ok) return { ok: false, why: job.why };
  const read = await askJob(jenkins, `${job.value}/${number}`, 'result,building,timestamp,estimatedDuration', Build);
  if (!read.ok) return unseenIn(jenkins.api, `${job.value}/api/json?tree=name`, read);
  return { ok: true, ...progressOf(read.value, o) };
}

function progressOf(build: z.infer<typeof Build>, { unstable }: Options): Progress {
  const { result, building, timestamp, estimatedDuration } = build;
  switch (building ? null : result) {
    case null:
      return { state: 'running', message: 'runs at Jenkins', ...percentOf(timestamp, estimatedDuration) };
    case 'SUCCESS':
      return { state: 'succeeded', percent: 100, message: 'succeeded at Jenkins' };
    case 'UNSTABLE':
      return unstable === 'succeeds'
        ? { state: 'succeeded', percent: 100, message: 'succeeded at Jenkins, unstable' }
        : { state: 'failed', message: 'ended at Jenkins as UNSTABLE' };
    case 'ABORTED':
      return { state: 'cancelled', message: 'was stopped at Jenkins' };
    default:
      return { state: 'failed', message: `ended at Jenkins as ${result}` };
  }
}

/** By how long builds of the job take, in tenths: what is only estimated need not be told more often. */
function percentOf(timestamp: number, estimatedMs: number): { percent?: number } {
  if (estimatedMs <= 0) return {};
  const share = (Date.now() - timestamp) / estimatedMs;
  return { percent: Math.min(90, Math.max(0, Math.floor(share * 10) * 10)) };
}

/** Why an item waits, without the seconds that change from look to look. */
function waiting(why: string): string {
  const steady = why.replaceAll(/\s*Expires in .*$/g, '').slice(0, 200);
  return `waits in the queue of Jenkins${steady ? `: ${steady}` : ''}`;
}
