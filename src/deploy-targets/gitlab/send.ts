import { z } from 'zod';
import { type Api, answerOf, askApi } from '../../outbound/api.ts';
import { parameters, runOf } from '../common.ts';
import { notSent, unsent } from '../failed-request.ts';
import { filled } from '../fill.ts';
import type { DeployTarget, StageRequest, StepSent } from '../target.ts';
import { projectOf } from './client.ts';
import { type Options, textsOf } from './options.ts';

const Created = z.object({ id: z.number().int(), web_url: z.string().optional() });

/** Starts a pipeline, or cancels it. */
export const sender =
  (gitlab: Api, o: Options, trigger: string): DeployTarget['send'] =>
  (request) =>
    request.ask === 'stop' ? cancelled(gitlab, o, request) : created(gitlab, o, trigger, request);

async function created(gitlab: Api, o: Options, trigger: string, request: StageRequest): Promise<StepSent> {
  const project = projectOf(o, request);
  const ref = filled(o.ref, request);
  const variables = parameters(o.variables, o.correlation, request, textsOf(o));
  if (!project.ok) return notSent(project.why);
  if (!ref.ok) return notSent(ref.why);
  if (!variables.ok) return notSent(variables.why);
  const listed = Object.entries(variables.value).map(([key, value]) => ({ key, value }));
  const made = await askApi(
    gitlab,
    {
      method: 'POST',
      path: `${project.value}${trigger ? '/trigger/pipeline' : '/pipeline'}`,
      json: trigger
        ? { token: trigger, ref: ref.value, variables: variables.value }
        : { ref: ref.value, variables: listed },
    },
    Created,
  );
  return made.ok ? { ok: true, run: runOf(String(made.value.id), made.value.web_url) } : unsent(made);
}

/** What is over is none the worse for being cancelled. */
async function cancelled(gitlab: Api, o: Options, request: StageRequest): Promise<StepSent> {
  const project = projectOf(o, request);
  if (!project.ok) return notSent(project.why);
  const path = `${project.value}/pipelines/${request.stage.run}/cancel`;
  const asked = await answerOf(gitlab, { method: 'POST', path });
  return asked.ok ? { ok: true } : unsent(asked);
}
