import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { flag, id, instant, link, sha, some, whole, word } from '../fields.ts';
import { refIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import type { DeploymentTold, Told } from '../told.ts';
import { authorOf, Person, Repository } from './fields.ts';

const Deployment = z.object({
  id,
  sha,
  ref: word(),
  environment: word(100),
  creator: Person,
  created_at: instant,
  transient_environment: some(flag),
});
const Run = some(
  z.object({
    id,
    run_attempt: whole(1),
    html_url: link,
    head_branch: word(),
  }),
);
const Event = z.object({
  repository: Repository,
  workflow: some(z.object({ name: word(200) })),
  workflow_run: Run,
});
const Requested = Event.extend({ deployment: Deployment });
const Changed = Event.extend({
  deployment_status: z.object({
    state: z.string(),
    environment: word(100),
    creator: Person,
    created_at: instant,
    updated_at: instant,
    log_url: link,
    target_url: link,
  }),
  deployment: some(Deployment),
});

/** `inactive`: another one took its place, or its environment is gone. */
const STATES: Record<string, DeploymentTold['state']> = {
  queued: 'requested',
  pending: 'requested',
  waiting: 'requested',
  in_progress: 'running',
  success: 'succeeded',
  failure: 'failed',
  error: 'failed',
  inactive: 'removed',
};

export function deployment(body: unknown): Translated {
  const read = Requested.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { deployment: made, ...event } = read.data;
  if (made.environment === undefined) return { faults: ['deployment.environment: is missing'] };
  const url = event.workflow_run?.html_url;
  return {
    told: { ...about(event, made, made.environment), state: 'requested', at: made.created_at, ...(url && { url }) },
  };
}

/** How a deployment is. Where a job of a workflow makes it, that is one of several of its run: how the run is, is looked at. */
export function deploymentStatus(body: unknown): Translated {
  const read = Changed.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { deployment_status: status, deployment: made, ...event } = read.data;
  const told: Told[] = runIn(event);
  const environment = status.environment ?? made?.environment;
  const state = own(STATES, status.state);
  if (made && environment !== undefined && state !== undefined)
    told.push({
      ...about(event, made, environment),
      state,
      at: status.updated_at ?? status.created_at,
      by: authorOf(status.creator) ?? authorOf(made.creator),
      url: status.log_url ?? status.target_url ?? event.workflow_run?.html_url,
    });
  return told.length > 0 ? { told } : { ignored: 'a deployment without an environment or a known state is not used' };
}

const about = (event: z.output<typeof Event>, made: z.output<typeof Deployment>, environment: string) => ({
  type: 'deployment' as const,
  from: {
    repository: event.repository.full_name,
    ...refIn(made.ref ?? event.workflow_run?.head_branch),
    commit: made.sha,
    workflow: event.workflow?.name,
    environment,
  },
  key: made.id,
  by: authorOf(made.creator),
  ...(made.transient_environment === true && { transient: true as const }),
});

const runIn = ({ repository, workflow_run: run }: z.output<typeof Event>): Told[] =>
  run
    ? [
        {
          type: 'run',
          system: 'github',
          place: [repository.full_name],
          run: run.id,
          names: [],
          attempt: run.run_attempt ?? 1,
          state: 'look',
          message: '',
        },
      ]
    : [];
