import { z } from 'zod';
import { conclusionWords } from '../../adapters/github.ts';
import { type Api, askApi } from '../../outbound/api.ts';
import { unseenIn } from '../failed-request.ts';
import type { DeployTarget, Progress, StepSeen } from '../target.ts';
import { repositoryOf } from './client.ts';
import { doneOf, Jobs, Taken } from './jobs.ts';
import type { Options } from './options.ts';

const Run = z.object({
  status: z.string(),
  conclusion: z.string().nullable(),
  run_attempt: z.number().default(1),
});
type Run = z.infer<typeof Run>;

/** How far a run is: by its status, and while it runs by the steps of its jobs. */
export const watcher =
  (github: Api, o: Options): NonNullable<DeployTarget['status']> =>
  async (request): Promise<StepSeen> => {
    const repository = repositoryOf(o, request);
    if (!repository.ok) return { ok: false, why: repository.why };
    const path = `${repository.value}/actions/runs/${request.stage.run}`;
    const read = await askApi(github, { path }, Run);
    return read.ok
      ? { ok: true, ...(await progressOf(github, path, read.value)) }
      : unseenIn(github, repository.value, read);
  };

async function progressOf(github: Api, path: string, run: Run): Promise<Progress> {
  const again = run.run_attempt > 1 ? `, attempt ${run.run_attempt}` : '';
  switch (run.status) {
    case 'completed':
      return run.conclusion === 'cancelled' ? cancelled(github, path, again) : ended(run.conclusion ?? '', again);
    case 'waiting':
      return { state: 'waiting', message: await approvals(github, path) };
    case 'in_progress': {
      const jobs = await askApi(github, { path: `${path}/jobs?filter=latest&per_page=100` }, Jobs);
      const { percent, now } = jobs.ok ? doneOf(jobs.value) : { percent: undefined, now: undefined };
      const message = `runs at GitHub${now === undefined ? '' : `: ${now}`}${again}`;
      return { state: 'running', message, ...(percent !== undefined && { percent }) };
    }
    case 'pending':
      return { state: 'queued', message: 'waits at GitHub for another run of its concurrency group' };
    default:
      return { state: 'queued', message: 'waits at GitHub for a runner' };
  }
}

const ENDED = new Map<string, Progress['state']>([
  ['success', 'succeeded'],
  ['cancelled', 'cancelled'],
  ['action_required', 'waiting'],
]);

function ended(conclusion: string, again: string): Progress {
  const state = ENDED.get(conclusion) ?? 'failed';
  const message = conclusionWords(conclusion, again);
  return { state, message, ...(state === 'succeeded' && { percent: 100 }) };
}

/** Where no runner ever took a job of it, in no attempt, nothing there is another. */
async function cancelled(github: Api, path: string, again: string): Promise<Progress> {
  const read = await askApi(github, { path: `${path}/jobs?filter=all&per_page=100` }, Taken);
  const none =
    read.ok &&
    read.value.jobs.length === read.value.total_count &&
    read.value.jobs.every((j) => !j.runner_id && j.steps.length === 0);
  return none
    ? { state: 'cancelled', message: `was cancelled at GitHub before a runner took it${again}`, unchanged: true }
    : ended('cancelled', again);
}

const Pending = z.array(z.object({ environment: z.object({ name: z.string() }) }));

/** Whose approval a run waits for there. */
async function approvals(github: Api, path: string): Promise<string> {
  const read = await askApi(github, { path: `${path}/pending_deployments` }, Pending);
  const names = read.ok ? read.value.map((p) => p.environment.name).join(', ') : '';
  return `waits at GitHub for an approval${names ? ` of the environment ${names}` : ''}`;
}
