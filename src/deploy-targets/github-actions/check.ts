import { z } from 'zod';
import { type Api, askApi } from '../../outbound/api.ts';
import { unchecked } from '../failed-request.ts';
import { filled } from '../fill.ts';
import type { TargetCheck } from '../target.ts';
import { workflowOf } from './client.ts';
import type { Options } from './options.ts';

const Workflow = z.object({ state: z.string() });

/** Whether a workflow is there and switched on. Whether the token may start it shows only when it does. */
export const checkOf = (github: Api, o: Options): TargetCheck => ({
  place(request) {
    const [workflow, repository] = [filled(o.workflow, request), filled(o.repository, request)];
    if (!workflow.ok || !repository.ok) return workflow.ok ? repository : workflow;
    return { ok: true, value: `${workflow.value} of ${repository.value}` };
  },
  async look(request) {
    const workflow = workflowOf(o, request);
    if (!workflow.ok) return workflow;
    const read = await askApi(github, { path: workflow.value }, Workflow);
    if (!read.ok) return unchecked(read);
    const { state } = read.value;
    if (state === 'active') return { ok: true };
    return { ok: false, why: `the workflow is not active at GitHub (${state.slice(0, 40)}): enable it there` };
  },
});
