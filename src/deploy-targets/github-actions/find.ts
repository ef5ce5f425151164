import { z } from 'zod';
import { type Api, askApi } from '../../outbound/api.ts';
import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import { runOf } from '../common.ts';
import { unfound } from '../failed-request.ts';
import { correlationOf } from '../fill.ts';
import type { DeployTarget, RunFound, StageRequest } from '../target.ts';
import { workflowOf } from './client.ts';
import type { Options } from './options.ts';

const Runs = z.object({
  total_count: z.number(),
  workflow_runs: z.array(
    z.object({ id: z.number().int(), display_title: z.string().default(''), html_url: z.string() }),
  ),
});
/** As every step is named. */
const NAMED = /#[0-9a-f]{12}/;
const EACH = 100;
const PAGES = 5;
/** Their clock may be behind ours. */
const SKEW_MS = 10 * MINUTE_MS;

/** Finds the run whose name holds what the step is found by. The newest run may be another's. */
export const finder =
  (github: Api, o: Options): NonNullable<DeployTarget['find']> =>
  async (request): Promise<RunFound> => {
    const workflow = workflowOf(o, request);
    if (!workflow.ok) return { there: 'unknown', final: true, why: workflow.why };
    const correlation = correlationOf(request);
    let hasUnnamed = false;
    for (let page = 1; page <= PAGES; page++) {
      const query = new URLSearchParams({
        event: 'workflow_dispatch',
        created: `>=${sinceOf(request)}`,
        per_page: String(EACH),
        page: String(page),
      });
      const listed = await askApi(github, { path: `${workflow.value}/runs?${query}` }, Runs);
      if (!listed.ok) return unfound(listed);
      const run = listed.value.workflow_runs.find((r) => r.display_title.includes(correlation));
      if (run) return { there: 'yes', run: runOf(String(run.id), run.html_url) };
      hasUnnamed ||= listed.value.workflow_runs.some((r) => !NAMED.test(r.display_title));
      if (listed.value.total_count <= page * EACH) return hasUnnamed ? unnamed : { there: 'no' };
    }
    return {
      there: 'unknown',
      final: true,
      why: `GitHub lists more than ${EACH * PAGES} runs since then, and none of those I read is named for this step`,
    };
  };

const sinceOf = ({ stage }: StageRequest) => instantAfter(stage.startedAt ?? '', -SKEW_MS).replace(/\.\d+Z$/, 'Z');

/** Somebody started it by hand, or it is ours and can't be told from others. */
const unnamed: RunFound = {
  there: 'unknown',
  final: true,
  why: 'GitHub lists runs since then whose names do not say which step they are of: the workflow needs a run-name that holds the input it is found by',
};
