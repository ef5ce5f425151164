import { z } from 'zod';
import { askApi } from '../../outbound/api.ts';
import { unfound } from '../failed-request.ts';
import { correlationOf } from '../fill.ts';
import type { DeployTarget, RunFound, StageRequest } from '../target.ts';
import { askJob, DECLARED, type Jenkins, jobOf, undeclared } from './client.ts';
import type { Options } from './options.ts';

const Actions = z
  .array(z.object({ parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).optional() }).nullable())
  .default([]);
const Queue = z.object({ items: z.array(z.object({ id: z.number().int(), actions: Actions })) });
const Builds = z.object({
  property: z.unknown(),
  builds: z.array(
    z.object({ number: z.number().int(), queueId: z.number().int(), timestamp: z.number(), actions: Actions }),
  ),
});
const MOST = 100;
const BUILDS = `${DECLARED},builds[number,queueId,timestamp,actions[parameters[name,value]]]{0,${MOST}}`;

/** Finds the build of a step by its parameter: in the queue first, for what leaves it meanwhile is among the builds then. */
export const finder =
  (jenkins: Jenkins, o: Options): NonNullable<DeployTarget['find']> =>
  async (request): Promise<RunFound> => {
    const tree = 'items[id,actions[parameters[name,value]]]';
    const queue = await askApi(jenkins.api, { path: `/queue/api/json?${new URLSearchParams({ tree })}` }, Queue);
    if (!queue.ok) return unfound(queue);
    const value = correlationOf(request);
    const isOurs = ({ actions }: { actions: z.infer<typeof Actions> }) =>
      actions.some((a) => a?.parameters?.some((p) => p.name === o.correlation && p.value === value));
    const item = queue.value.items.find(isOurs);
    const build = await buildWhere(jenkins, o, request, isOurs);
    return item && build.there === 'no' ? { there: 'yes', run: { id: `queue:${item.id}` } } : build;
  };

type Build = z.infer<typeof Builds>['builds'][number];

/** The newest build of a step's job that is the one. */
export async function buildWhere(
  jenkins: Jenkins,
  o: Options,
  request: StageRequest,
  isIt: (build: Build) => boolean,
): Promise<RunFound> {
  const job = jobOf(o, request);
  if (!job.ok) return { there: 'unknown', final: true, why: job.why };
  const read = await askJob(jenkins, job.value, BUILDS, Builds);
  if (!read.ok) return unfound(read);
  const { builds } = read.value;
  const build = builds.find(isIt);
  if (build)
    return {
      there: 'yes',
      run: { id: `build:${build.number}`, url: `${trimmed(jenkins.api.base)}${job.value}/${build.number}/` },
    };
  const fault = undeclared(read.value, o);
  if (fault !== undefined) return { there: 'unknown', final: true, why: fault };
  const since = Date.parse(request.stage.startedAt ?? '');
  if (builds.length === MOST && builds.every((b) => b.timestamp > since))
    return { there: 'unknown', final: true, why: `Jenkins has built more than ${MOST} times since then` };
  return { there: 'no' };
}

const trimmed = (url: string) => url.replace(/\/+$/, '');
