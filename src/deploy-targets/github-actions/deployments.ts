import { z } from 'zod';
import { type Api, askApi } from '../../outbound/api.ts';
import { correlationOf, filled } from '../fill.ts';
import type { Progress, StageRequest } from '../target.ts';
import type { Options } from './options.ts';

const Created = z.object({ id: z.number().int() });
const Listed = z.array(z.object({ id: z.number().int(), created_at: z.string() }));

/**
 * Records how a step ended as a deployment, once: a job with an environment has made its own by then. What can't be recorded is said, and changes nothing
 * in how the step ended.
 */
export async function recorded(
  github: Api,
  { deployments }: Options,
  repository: string,
  request: StageRequest,
  { state, message }: Progress,
): Promise<string | undefined> {
  if (!deployments || (state !== 'succeeded' && state !== 'failed' && state !== 'cancelled')) return undefined;
  const ref = filled(deployments.ref, request);
  const environment = filled(deployments.environment, request);
  if (!ref.ok || !environment.ok) return notRecorded(ref.ok ? '' : ref.why);
  const query = new URLSearchParams({ environment: environment.value, per_page: '30' });
  const listed = await askApi(github, { path: `${repository}/deployments?${query}` }, Listed);
  if (!listed.ok) return notRecorded(listed.why);
  const since = Date.parse(request.stage.startedAt ?? '');
  if (listed.value.some((d) => Date.parse(d.created_at) >= since)) return undefined;
  const post = (path: string, body: object) =>
    askApi(github, { method: 'POST', path: `${repository}/deployments${path}`, json: body }, Created);
  const created = await post('', {
    ref: ref.value,
    environment: environment.value,
    auto_merge: false,
    required_contexts: [],
    description: `${request.rollout.id}, step ${request.stage.name}`,
    payload: { correlation: correlationOf(request) },
  });
  if (!created.ok) return notRecorded(created.why);
  const told = await post(`/${created.value.id}/statuses`, {
    state: state === 'succeeded' ? 'success' : 'failure',
    description: message.slice(0, 140),
  });
  return told.ok ? undefined : notRecorded(told.why);
}

const notRecorded = (why: string) => `not recorded as a deployment: ${why}`;
