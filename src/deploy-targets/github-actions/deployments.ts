import { z } from 'zod';
import { type Api, type ApiFailed, askApi } from '../../outbound/api.ts';
import { shown } from '../common.ts';
import { correlationOf, filled } from '../fill.ts';
import { recording } from '../recording.ts';
import type { DeployTarget, Recorded, ShownAs, StageRequest } from '../target.ts';
import { repositoryOf } from './client.ts';
import type { Options } from './options.ts';

const Created = z.object({ id: z.number().int() });
const Listed = z.array(z.object({ id: z.number().int(), created_at: z.string(), payload: z.unknown().optional() }));
type Listed = z.infer<typeof Listed>[number];
const Statuses = z.array(z.object({ state: z.string() }));

/** What GitHub calls the state of a deployment that is shown. */
const STATE: Record<ShownAs, string> = {
  running: 'in_progress',
  succeeded: 'success',
  failed: 'failure',
  cancelled: 'failure',
};
/** A status has so many characters. */
const DESCRIPTION = 140;

/** Steps are shown as deployments, where the manifest says as which. */
export function recorder(github: Api, o: Options): Pick<DeployTarget, 'record'> {
  const { deployments } = o;
  if (!deployments) return {};
  return {
    record: recording(async (request, as, message) => {
      const repository = repositoryOf(o, request);
      return repository.ok
        ? recorded(github, deployments, repository.value, request, as, message)
        : { ok: false, why: repository.why, passing: false };
    }),
  };
}

/**
 * Shows a step as a deployment with a status. GitHub has no idempotency key: what stands there is looked at before anything is made, and ours is known by
 * what a step is found by. A job with an environment makes its own, and then ours would be a second one.
 */
async function recorded(
  github: Api,
  deployments: NonNullable<Options['deployments']>,
  repository: string,
  request: StageRequest,
  as: ShownAs,
  message: string,
): Promise<Recorded> {
  const ref = filled(deployments.ref, request);
  const environment = filled(deployments.environment, request);
  const page = deployments.url === undefined ? undefined : filled(deployments.url, request);
  const fault = [ref, environment, page].find((f) => f && !f.ok);
  if (!ref.ok || !environment.ok || (fault && !fault.ok))
    return { ok: false, why: fault && !fault.ok ? fault.why : '', passing: false };
  const path = `${repository}/deployments`;
  const query = new URLSearchParams({ environment: environment.value, per_page: '30' });
  const listed = await askApi(github, { path: `${path}?${query}` }, Listed);
  if (!listed.ok) return failed(listed);
  const own = listed.value.find((d) => isOwn(d, correlationOf(request)));
  const since = Date.parse(request.stage.startedAt ?? '');
  if (!own && listed.value.some((d) => !isOurs(d) && Date.parse(d.created_at) >= since))
    return { ok: true, theirs: true };
  const id = own?.id ?? (await made(github, path, request, ref.value, environment.value));
  if (typeof id !== 'number') return id;
  if (own) {
    const statuses = await askApi(github, { path: `${path}/${id}/statuses?per_page=30` }, Statuses);
    if (!statuses.ok) return failed(statuses);
    if (statuses.value[0]?.state === STATE[as]) return { ok: true };
  }
  const log = shown(request.stage.url);
  const where = shown(page?.ok ? page.value : undefined);
  const json = {
    state: STATE[as],
    description: message.slice(0, DESCRIPTION),
    ...(log !== undefined && { log_url: log }),
    ...(where !== undefined && { environment_url: where }),
  };
  const told = await askApi(github, { method: 'POST', path: `${path}/${id}/statuses`, json }, Created);
  return told.ok ? { ok: true } : failed(told);
}

/** GitHub gives a payload back as it was, or as a text. */
const isOwn = ({ payload }: Listed, correlation: string): boolean =>
  typeof payload === 'string'
    ? payload.includes(JSON.stringify(correlation))
    : Object(payload).correlation === correlation;

/** Of whichever step: what was made for another release says nothing of a job of this one. */
const isOurs = ({ payload }: Listed): boolean =>
  typeof payload === 'string' ? payload.includes('"correlation"') : Object(payload).correlation !== undefined;

async function made(
  github: Api,
  path: string,
  request: StageRequest,
  ref: string,
  environment: string,
): Promise<number | Recorded> {
  const json = {
    ref,
    environment,
    auto_merge: false,
    required_contexts: [],
    description: `${request.rollout.id}, step ${request.stage.name}`.slice(0, DESCRIPTION),
    payload: { correlation: correlationOf(request) },
  };
  const created = await askApi(github, { method: 'POST', path, json }, Created);
  return created.ok ? created.value.id : failed(created);
}

const failed = ({ why, final, unclear }: ApiFailed): Recorded => ({ ok: false, why, passing: unclear || !final });
