import { z } from 'zod';
import { type Api, answerOf, askApi } from '../../outbound/api.ts';
import { unseen, unseenIn } from '../failed-request.ts';
import { filled } from '../fill.ts';
import type { DeployTarget, Progress, StageRequest, StepSeen } from '../target.ts';
import { projectOf } from './client.ts';
import type { Options } from './options.ts';

const Pipeline = z.object({ status: z.string() });
const Jobs = z.array(
  z.object({
    id: z.number().int(),
    name: z.string(),
    status: z.string(),
    allow_failure: z.boolean().default(false),
    failure_reason: z.string().nullish(),
  }),
);
type Job = z.infer<typeof Jobs>[number];
const Starts = z.array(z.object({ started_at: z.string().nullable() }));

/** How far a pipeline is. Where it comes to a manual job that is to be played, that is started: a second time does no harm. */
export const watcher =
  (gitlab: Api, o: Options): NonNullable<DeployTarget['status']> =>
  async (request): Promise<StepSeen> => {
    const project = projectOf(o, request);
    return project.ok ? look(gitlab, o, project.value, request) : { ok: false, why: project.why };
  };

async function look(gitlab: Api, o: Options, project: string, request: StageRequest): Promise<StepSeen> {
  const path = `${project}/pipelines/${request.stage.run}`;
  const read = await askApi(gitlab, { path }, Pipeline);
  if (!read.ok) return unseenIn(gitlab, project, read);
  const jobs = await askApi(gitlab, { path: `${path}/jobs?per_page=100` }, Jobs);
  if (!jobs.ok) return unseen(jobs);
  const names = o.play.map((name) => filled(name, request)).map((f) => (f.ok ? f.value : ''));
  const isOpen = read.value.status !== 'failed' && read.value.status !== 'canceled';
  const toPlay = isOpen ? jobs.value.filter((j) => isManual(j) && names.includes(j.name)) : [];
  const played = toPlay.length > 0 ? await play(gitlab, project, toPlay) : undefined;
  if (played) return played;
  if (read.value.status === 'canceled') return { ok: true, ...(await cancelled(gitlab, path)) };
  const all = await withTriggers(gitlab, path, read.value.status, jobs.value);
  return { ok: true, ...progressOf(read.value.status, all, all.filter(isManual)) };
}

const isManual = ({ status }: Job) => status === 'manual';

/** Jobs that start pipelines of others are kept apart there: they are asked for where what ran here does not say why a pipeline is as it is. They can't be played. */
async function withTriggers(gitlab: Api, path: string, status: string, jobs: Job[]): Promise<Job[]> {
  if (!EXPLAINED.includes(status) || jobs.some((j) => j.status === status)) return jobs;
  const read = await askApi(gitlab, { path: `${path}/bridges?per_page=100` }, Jobs);
  return read.ok ? [...jobs, ...read.value] : jobs;
}
const MOST_JOBS = 100;
const EXPLAINED = ['success', 'failed', 'manual'];

/** Where no job of it ever started, not even one that was tried again, nothing there is another. */
async function cancelled(gitlab: Api, path: string): Promise<Progress> {
  const ask = (what: string) =>
    askApi(gitlab, { path: `${path}/${what}?include_retried=true&per_page=${MOST_JOBS}` }, Starts);
  const both = [await ask('jobs'), await ask('bridges')];
  const none = both.every(
    (read) => read.ok && read.value.length < MOST_JOBS && read.value.every((j) => j.started_at === null),
  );
  return none
    ? { state: 'cancelled', message: 'was cancelled at GitLab before a job of it started', unchanged: true }
    : { state: 'cancelled', message: 'was cancelled at GitLab' };
}

async function play(gitlab: Api, project: string, jobs: Job[]): Promise<StepSeen> {
  for (const { id, name } of jobs) {
    const asked = await answerOf(gitlab, { method: 'POST', path: `${project}/jobs/${id}/play` });
    if (asked.ok) continue;
    const why = `the job ${name} can't be started (${asked.why})`;
    // A protected environment waits for its approval first.
    if (asked.answer?.status === 400 || asked.answer?.status === 403)
      return { ok: true, state: 'waiting', message: `waits at GitLab: ${why}` };
    const { gone: _, ...unseenNow } = unseen(asked);
    return { ...unseenNow, why };
  }
  return { ok: true, state: 'running', message: `runs at GitLab: ${jobs.map((j) => j.name).join(', ')} started` };
}

function progressOf(status: string, jobs: Job[], manual: Job[]): Progress {
  switch (status) {
    case 'success':
      // Manual jobs that may fail hold up no pipeline: it passes though nothing ran.
      if (manual.length > 0 && !jobs.some((j) => j.status === 'success')) return untilStarted(manual);
      return { state: 'succeeded', percent: 100, message: 'succeeded at GitLab' };
    case 'failed':
    case 'skipped': {
      const failed = jobs.find((j) => j.status === 'failed' && !j.allow_failure);
      const reason = failed?.failure_reason ? ` (${failed.failure_reason})` : '';
      return { state: 'failed', message: `ended at GitLab as ${status}${failed ? `: ${failed.name}${reason}` : ''}` };
    }
    case 'manual':
      return untilStarted(manual);
    case 'running':
    case 'canceling':
      return { state: 'running', ...done(jobs) };
    case 'waiting_for_resource':
      return { state: 'queued', message: 'waits at GitLab for another job of its resource group' };
    case 'waiting_for_callback':
      return { state: 'queued', message: 'waits at GitLab for the answer of another system' };
    case 'scheduled':
      return { state: 'queued', message: 'waits at GitLab for a job that is delayed' };
    default:
      return { state: 'queued', message: 'waits at GitLab for a runner' };
  }
}

const untilStarted = (manual: Job[]): Progress => ({
  state: 'waiting',
  message: `waits at GitLab until somebody starts ${manual.map((j) => j.name).join(', ') || 'a manual job'}`,
});

const OVER = ['success', 'failed', 'canceled', 'skipped'];

function done(jobs: Job[]): Pick<Progress, 'percent' | 'message'> {
  const counted = jobs.filter((j) => j.status !== 'manual');
  const over = counted.filter((j) => OVER.includes(j.status)).length;
  const now = jobs.filter((j) => j.status === 'running').map((j) => j.name);
  return {
    message: `runs at GitLab${now.length > 0 ? `: ${now.join(', ').slice(0, 200)}` : ''}`,
    ...(counted.length > 0 && { percent: Math.min(99, Math.floor((over / counted.length) * 100)) }),
  };
}
