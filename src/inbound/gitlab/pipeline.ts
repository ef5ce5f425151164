import { z } from 'zod';
import type { RunTold } from '../../deploy-targets/told.ts';
import { faultsOf } from '../body.ts';
import type { Translated } from '../source.ts';

const Event = z.object({
  object_attributes: z.object({
    id: z.number().int(),
    name: z.string().nullish(),
    status: z.string(),
    url: z.string().nullish(),
    variables: z.array(z.object({ key: z.string(), value: z.string().nullish() })).nullish(),
  }),
  project: z.object({
    id: z.number().int(),
    path_with_namespace: z.string(),
    web_url: z.string().optional(),
  }),
});

/** A pipeline, as often as its status changes. */
export function pipeline(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { project, object_attributes: it } = read.data;
  const url = it.url ?? (project.web_url && `${project.web_url}/-/pipelines/${it.id}`);
  return {
    told: {
      type: 'run',
      system: 'gitlab',
      place: [String(project.id), project.path_with_namespace],
      run: String(it.id),
      names: [it.name ?? '', ...(it.variables ?? []).map((v) => v.value ?? '')],
      attempt: 1,
      ...progressOf(it.status),
      ...(url && { url }),
    },
  };
}

function progressOf(status: string): Pick<RunTold, 'state' | 'message' | 'percent'> {
  switch (status) {
    case 'success':
      return { state: 'succeeded', percent: 100, message: 'succeeded at GitLab' };
    // A job that is retried makes the same pipeline run again; and where it stands still, a manual job may be ours to start.
    case 'failed':
    case 'canceled':
    case 'skipped':
    case 'manual':
      return { state: 'look', message: '' };
    case 'running':
    case 'canceling':
      return { state: 'running', message: 'runs at GitLab' };
    default:
      return { state: 'queued', message: 'waits at GitLab' };
  }
}
