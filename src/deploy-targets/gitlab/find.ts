import { z } from 'zod';
import { type Api, askApi } from '../../outbound/api.ts';
import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import { runOf } from '../common.ts';
import { unfound } from '../failed-request.ts';
import { correlationOf } from '../fill.ts';
import type { DeployTarget, RunFound } from '../target.ts';
import { projectOf } from './client.ts';
import type { Options } from './options.ts';

const Pipelines = z.array(
  z.object({
    id: z.number().int(),
    name: z.string().nullish(),
    web_url: z.string().optional(),
    source: z.string().optional(),
  }),
);
type Pipeline = z.infer<typeof Pipelines>[number];
const Variables = z.array(z.object({ key: z.string(), value: z.unknown() }));

const MOST = 50;
/** Their clock may be behind ours. */
const SKEW_MS = 10 * MINUTE_MS;
/** As a pipeline is named for a step, where its `workflow: name` holds the variable. */
const NAMED = /#[0-9a-f]{12}/;

/** Finds the pipeline of a step by its name, and where it has none by its variables. */
export const finder =
  (gitlab: Api, o: Options): NonNullable<DeployTarget['find']> =>
  async (request): Promise<RunFound> => {
    const project = projectOf(o, request);
    if (!project.ok) return { there: 'unknown', final: true, why: project.why };
    const correlation = correlationOf(request);
    const since = instantAfter(request.stage.startedAt ?? '', -SKEW_MS);
    const query = new URLSearchParams({ updated_after: since, order_by: 'id', sort: 'desc', per_page: String(MOST) });
    const listed = await askApi(gitlab, { path: `${project.value}/pipelines?${query}` }, Pipelines);
    if (!listed.ok) return unfound(listed);
    const named = listed.value.find((p) => p.name?.includes(correlation));
    if (named) return there(named);
    for (const pipeline of listed.value.filter(couldBe)) {
      const read = await askApi(gitlab, { path: `${project.value}/pipelines/${pipeline.id}/variables` }, Variables);
      if (!read.ok) return unfound(read);
      if (read.value.some((v) => v.key === o.correlation && v.value === correlation)) return there(pipeline);
    }
    if (listed.value.length < MOST) return { there: 'no' };
    return { there: 'unknown', final: true, why: `GitLab has had more than ${MOST} pipelines since then` };
  };

/** What was started by a call, and is not named for another step. */
const couldBe = ({ name, source = 'api' }: Pipeline) =>
  (source === 'api' || source === 'trigger') && !NAMED.test(name ?? '');

const there = ({ id, web_url }: Pipeline): RunFound => ({ there: 'yes', run: runOf(String(id), web_url) });
