import { z } from 'zod';
import type { RunTold } from '../../deploy-targets/told.ts';
import { faultsOf } from '../body.ts';
import { flag, id, instant, linkIn, several, sha, text, word } from '../fields.ts';
import type { Translated } from '../source.ts';
import type { CheckTold } from '../told.ts';
import { Project, refBy, stateOf } from './fields.ts';

const MOST_VARIABLES = 1000;

const Event = z.object({
  object_attributes: z.object({
    id,
    name: z.string().nullish(),
    status: z.string(),
    detailed_status: text(100),
    url: z.string().nullish(),
    variables: several(z.object({ value: z.string().nullish() }), MOST_VARIABLES),
    sha,
    ref: word(),
    tag: flag,
    source: word(50),
    created_at: instant,
    finished_at: instant,
  }),
  project: z.object({
    id,
    ...Project.shape,
    web_url: z.string().nullish(),
  }),
});

/** A pipeline, as often as its status changes. */
export function pipeline(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { project, object_attributes: it } = read.data;
  const url = it.url ?? (project.web_url && `${project.web_url}/-/pipelines/${it.id}`);
  const told: RunTold = {
    type: 'run',
    system: 'gitlab',
    place: [project.id, project.path_with_namespace],
    run: it.id,
    names: [it.name ?? '', ...it.variables.map((v) => v.value ?? '')],
    attempt: 1,
    ...progressOf(it.status),
    ...(url && { url }),
  };
  const check = checkOf(read.data, url ?? undefined);
  return { told: check ? [told, check] : told };
}

/** A child of another pipeline sends hooks of its own: it is no newer result of its parent. */
function checkOf({ project, object_attributes: it }: z.output<typeof Event>, url?: string): CheckTold | undefined {
  if (it.sha === undefined) return undefined;
  const kind = it.source === 'parent_pipeline' ? 'child pipeline' : 'pipeline';
  const name = it.name ? `${kind} ${it.name}`.slice(0, 200) : kind;
  return {
    type: 'check',
    from: {
      repository: project.path_with_namespace,
      ...refBy(it),
      commit: it.sha,
      workflow: it.name?.slice(0, 200) || undefined,
    },
    kind: 'ci',
    app: 'gitlab-pipelines',
    name,
    workflow: name,
    within: it.id,
    state: stateOf(it.status),
    startedAt: it.created_at,
    at: it.finished_at ?? it.created_at,
    url: linkIn(url),
    summary: it.detailed_status,
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
