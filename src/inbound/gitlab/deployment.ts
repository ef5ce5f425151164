import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { instant, link, name, sha, shaIn, word } from '../fields.ts';
import { refIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import type { DeploymentTold } from '../told.ts';
import { authorOf, Person, Project } from './fields.ts';

const Event = z.object({
  status: z.string(),
  status_changed_at: instant,
  deployment_id: word(200),
  deployable_id: word(200),
  deployable_url: link,
  environment: name,
  environment_tier: word(40),
  project: Project,
  short_sha: sha,
  commit_url: word(1000),
  ref: word(),
  user: Person,
});

const STATES: Record<string, DeploymentTold['state']> = {
  created: 'requested',
  blocked: 'requested',
  running: 'running',
  success: 'succeeded',
  failed: 'failed',
  canceled: 'failed',
  skipped: 'failed',
};

export function deployment(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const it = read.data;
  const state = own(STATES, it.status);
  if (state === undefined) return { ignored: `a deployment that is ${it.status.slice(0, 40)} is not used` };
  // Servers of before name its job alone.
  const key = it.deployment_id ?? (it.deployable_id && `job/${it.deployable_id}`);
  if (key === undefined) return { faults: ['deployment_id: is missing; it must be a number or a text'] };
  return {
    told: {
      type: 'deployment',
      from: {
        repository: it.project.path_with_namespace,
        ...refIn(it.ref),
        // The whole hash stands in the address of the commit alone.
        commit: shaIn(it.commit_url?.split('/').at(-1)) ?? it.short_sha,
        environment: it.environment.slice(0, 300),
      },
      key,
      state,
      at: it.status_changed_at,
      by: authorOf(it.user),
      url: it.deployable_url,
      ...(isOfABranch(it) && { transient: true as const }),
    },
  };
}

/** `review/$CI_COMMIT_REF_SLUG` and the like: GitLab has one for each branch or merge request, and groups them by what stands before the slash. */
const isOfABranch = ({ environment, environment_tier: tier }: z.output<typeof Event>) =>
  /^review(-apps?)?[/-]/i.test(environment) || (tier === 'development' && environment.includes('/'));
