import { z } from 'zod';
import { type Api, type ApiFailed, askApi } from '../../outbound/api.ts';
import { filled } from '../fill.ts';
import { recording } from '../recording.ts';
import type { DeployTarget, Recorded, ShownAs, StageRequest } from '../target.ts';
import { projectOf } from './client.ts';
import type { Options } from './options.ts';

const Commit = z.object({ id: z.string() });
const Made = z.object({ id: z.number().int() });
const Listed = z.array(
  z.object({
    id: z.number().int(),
    sha: z.string(),
    status: z.string(),
    created_at: z.string(),
    deployable: z.unknown().nullish(),
  }),
);

/** What GitLab calls the status of a deployment that is shown. */
const STATUS: Record<ShownAs, string> = {
  running: 'running',
  succeeded: 'success',
  failed: 'failed',
  cancelled: 'canceled',
};

const OPEN = new Set(['created', 'running']);

/** Steps are shown as deployments, where the manifest says as which. */
export function recorder(gitlab: Api, o: Options): Pick<DeployTarget, 'record'> {
  const { deployments } = o;
  if (!deployments) return {};
  return {
    record: recording(async (request, as) => {
      const project = projectOf(o, request);
      if (!project.ok) return { ok: false, why: project.why, passing: false };
      const isCancelled = as === 'failed' && (await wasCancelled(gitlab, project.value, request));
      return recorded(gitlab, deployments, project.value, request, isCancelled ? 'cancelled' : as);
    }),
  };
}

const Pipeline = z.object({ status: z.string() });

/** Of a step that came to nothing it is not told whether somebody cancelled it: its pipeline says. */
async function wasCancelled(gitlab: Api, project: string, { stage }: StageRequest): Promise<boolean> {
  const read = await askApi(gitlab, { path: `${project}/pipelines/${stage.run}` }, Pipeline);
  return read.ok && read.value.status === 'canceled';
}

/**
 * Shows a step as a deployment of the project. GitLab keeps nothing of ours with one: ours is the one of this commit that no job has made since the step
 * began. A job with `environment:` makes its own, and then ours would be a second one.
 */
async function recorded(
  gitlab: Api,
  deployments: NonNullable<Options['deployments']>,
  project: string,
  { stage, ...request }: StageRequest,
  as: ShownAs,
): Promise<Recorded> {
  const ref = filled(deployments.ref, { stage, ...request });
  const environment = filled(deployments.environment, { stage, ...request });
  if (!ref.ok || !environment.ok)
    return { ok: false, why: !ref.ok ? ref.why : environment.ok ? '' : environment.why, passing: false };
  const commit = await askApi(
    gitlab,
    { path: `${project}/repository/commits/${encodeURIComponent(ref.value)}` },
    Commit,
  );
  if (!commit.ok) return failed(commit);
  const sha = commit.value.id;
  const path = `${project}/deployments`;
  const query = new URLSearchParams({
    environment: environment.value,
    order_by: 'id',
    sort: 'desc',
    per_page: '20',
  });
  const listed = await askApi(gitlab, { path: `${path}?${query}` }, Listed);
  if (!listed.ok) return failed(listed);
  const since = Date.parse(stage.startedAt ?? '');
  const recent = listed.value.filter((d) => Date.parse(d.created_at) >= since);
  const status = STATUS[as];
  const ours = recent.filter((d) => !d.deployable && d.sha === sha);
  // One that is over is another step's, whose clock was ahead of ours, unless it is what this one is to be.
  const own = ours.find((d) => OPEN.has(d.status)) ?? ours.find((d) => d.status === status);
  if (!own && recent.some((d) => d.deployable)) return { ok: true, theirs: true };
  if (own?.status === status) return { ok: true };
  const told = await askApi(
    gitlab,
    own
      ? { method: 'PUT', path: `${path}/${own.id}`, json: { status } }
      : {
          method: 'POST',
          path,
          json: { environment: environment.value, sha, ref: ref.value, tag: deployments.tag, status },
        },
    Made,
  );
  return told.ok ? { ok: true } : failed(told);
}

const failed = ({ why, final, unclear }: ApiFailed): Recorded => ({ ok: false, why, passing: unclear || !final });
