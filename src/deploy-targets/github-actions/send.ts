import { z } from 'zod';
import { type Api, type ApiFailed, answerOf, type Question, readAs } from '../../outbound/api.ts';
import { parameters, runOf } from '../common.ts';
import { notSent, unsent } from '../failed-request.ts';
import { filled } from '../fill.ts';
import type { DeployTarget, StageRequest, StepSent } from '../target.ts';
import { repositoryOf, workflowOf } from './client.ts';
import { type Options, textsOf } from './options.ts';

const Dispatched = z.object({ workflow_run_id: z.number().int(), html_url: z.string() });

/** Starts a workflow, or cancels its run. */
export const sender =
  (github: Api, o: Options): DeployTarget['send'] =>
  (request) =>
    request.ask === 'stop' ? cancelled(github, o, request) : dispatched(github, o, request);

async function dispatched(github: Api, o: Options, request: StageRequest): Promise<StepSent> {
  const workflow = workflowOf(o, request);
  const ref = filled(o.ref, request);
  const inputs = parameters(o.inputs, o.correlation, request, textsOf(o));
  if (!workflow.ok) return notSent(workflow.why);
  if (!ref.ok) return notSent(ref.why);
  if (!inputs.ok) return notSent(inputs.why);
  const dispatch = (more: object): Question => ({
    method: 'POST',
    path: `${workflow.value}/dispatches`,
    json: { ref: ref.value, inputs: inputs.value, ...more },
  });
  const first = await answerOf(github, dispatch({ return_run_details: true }));
  // Servers of before February 2026 refuse a key that they don't know: nothing was started.
  const answered =
    !first.ok && first.answer?.status === 422 && /return_run_details/.test(first.why)
      ? await answerOf(github, dispatch({}))
      : first;
  if (!answered.ok) return unsent(answered);
  // Nothing tells which run it is.
  if (answered.answer.status === 204) return { ok: true };
  const read = readAs(github, dispatch({}), answered.answer, Dispatched);
  if (!read.ok) return unsent(read);
  return { ok: true, run: runOf(String(read.value.workflow_run_id), read.value.html_url) };
}

async function cancelled(github: Api, o: Options, request: StageRequest): Promise<StepSent> {
  const repository = repositoryOf(o, request);
  if (!repository.ok) return notSent(repository.why);
  const post = (how: string) =>
    answerOf(github, { method: 'POST', path: `${repository.value}/actions/runs/${request.stage.run}/${how}` });
  const asked = await post('cancel');
  if (asked.ok || isOver(asked)) return { ok: true };
  // A run that hangs can't be cancelled, only forced.
  const forced = asked.unclear ? await post('force-cancel') : asked;
  return forced.ok || isOver(forced) ? { ok: true } : unsent(forced);
}

/** What is over can't be cancelled any more. */
const isOver = ({ answer }: ApiFailed) => answer?.status === 409;
