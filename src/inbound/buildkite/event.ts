import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { flag, instant, link, mustBeWhole, needed, sha, some, text, whole, wholeIn, word, wordIn } from '../fields.ts';
import { refIn, repositoryIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import type { CheckState, CheckTold } from '../told.ts';
import { Envelope, Sent } from './id.ts';
import { stateOf } from './state.ts';

const Build = z.object({
  id: word(100),
  uuid: word(100),
  number: needed((value) => wholeIn(value, 1), mustBeWhole(1)),
  commit: sha,
  branch: word(),
  tag: word(),
  state: z.string(),
  blocked: flag,
  message: text(200),
  web_url: link,
  created_at: instant,
  started_at: instant,
  finished_at: instant,
});
const Job = z.object({
  id: word(100),
  uuid: word(100),
  type: word(30),
  name: text(200),
  label: text(200),
  step_key: word(200),
  command: text(200),
  parallel_group_index: some(whole()),
  parallel_group_total: some(whole()),
  matrix: some(z.union([z.string(), z.record(z.string(), z.unknown())])),
  state: z.string(),
  passed: flag,
  soft_failed: flag,
  web_url: link,
  created_at: instant,
  runnable_at: instant,
  started_at: instant,
  finished_at: instant,
});
const Pipeline = z.object({ slug: z.string().min(1).max(200), repository: word(500), repo: word(500) });
const OfBuild = z.object({ build: Build, pipeline: Pipeline });
const OfJob = OfBuild.extend({ job: Job });

export function event(body: unknown): Translated {
  const wrapped = Envelope.safeParse(body).data;
  const name = wrapped?.['detail-type'] ?? Sent.safeParse(body).data?.event ?? '';
  const [detail, under] = wrapped ? [wrapped.detail, ['detail']] : [body, []];
  if (/^build[. ]/i.test(name)) return build(detail, under);
  if (/^job[. ]/i.test(name)) return job(detail, under);
  if (name === 'ping') return { test: 'a test of the webhook' };
  return { ignored: `${name.slice(0, 80) || 'an event without a name'} is not used` };
}

/** `under`: where in the body it stands. */
function build(detail: unknown, under: string[]): Translated {
  const read = OfBuild.safeParse(detail);
  if (!read.success) return { faults: faultsOf(read.error, under) };
  const { build: it, pipeline } = read.data;
  const state = it.blocked === true && it.state === 'passed' ? 'queued' : stateOf(it.state);
  return {
    told: {
      ...about(read.data, 'buildkite-builds', pipeline.slug, state, it),
      // A rebuild is another build, with a higher number, and began when it was made.
      run: `${it.number}`,
      startedAt: it.created_at ?? it.started_at,
      url: it.web_url,
      summary: it.message,
    },
  };
}

function job(detail: unknown, under: string[]): Translated {
  const read = OfJob.safeParse(detail);
  if (!read.success) return { faults: faultsOf(read.error, under) };
  const { job: it, pipeline } = read.data;
  const name = it.name ?? it.label ?? it.step_key ?? it.command;
  if (name === undefined || (it.type && it.type !== 'script'))
    return { ignored: 'a job that runs nothing is not used' };
  return {
    told: {
      ...about(read.data, 'buildkite', `${pipeline.slug}/${name}${partOf(it, name)}`, jobState(it), it),
      url: it.web_url,
      ...(it.soft_failed === true && { optional: true as const }),
    },
  };
}

/** The parts of a job that runs in parallel are called alike, and so may be those of a matrix: what one of them passes, another may fail. */
function partOf(
  { parallel_group_index: index, parallel_group_total: total, matrix = {} }: z.output<typeof Job>,
  name: string,
): string {
  const values = (typeof matrix === 'string' ? [matrix] : Object.values(matrix)).flatMap((v) => wordIn(v, 60) ?? []);
  const unsaid = values.slice(0, 10).filter((value) => !name.includes(value));
  const of = unsaid.length > 0 ? ` (${unsaid.join(', ')})` : '';
  return typeof index === 'number' && typeof total === 'number' && total > 1 ? `${of} ${index + 1}/${total}` : of;
}

/** A job that is finished says beside its state whether it passed. */
const jobState = ({ state, passed }: z.output<typeof Job>): CheckState =>
  state === 'finished' ? (passed === true ? 'passed' : passed === false ? 'failed' : 'unknown') : stateOf(state);

type Times = { created_at?: string; started_at?: string; finished_at?: string };
const about = (
  { build, pipeline }: z.output<typeof OfBuild>,
  app: string,
  name: string,
  state: CheckState,
  { created_at: created, started_at: started, finished_at: finished }: Times,
): CheckTold => ({
  type: 'check',
  from: {
    repository: repositoryIn(pipeline.repository ?? pipeline.repo),
    ...(build.tag ? refIn(`refs/tags/${build.tag}`) : build.branch ? { branch: build.branch } : {}),
    commit: build.commit,
    workflow: pipeline.slug.slice(0, 200),
  },
  kind: 'ci',
  app,
  name: name.slice(0, 200),
  state,
  startedAt: started ?? created,
  at: finished ?? started ?? created,
});
