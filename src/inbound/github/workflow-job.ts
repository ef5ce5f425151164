import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { instant, link, name, sha, whole, word } from '../fields.ts';
import { refIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import { Deployed, Repository } from './fields.ts';
import { stateOf } from './state.ts';

const Event = z.object({
  repository: Repository,
  deployment: Deployed,
  workflow_job: z.object({
    name,
    workflow_name: word(),
    run_id: word(30),
    run_attempt: whole(1).transform((n) => n ?? 1),
    head_sha: sha,
    head_branch: word(),
    status: z.string(),
    conclusion: word(40),
    started_at: instant,
    completed_at: instant,
    html_url: link,
  }),
});

/** A job of a workflow: the same as the check run of its name, told in another event. */
export function workflowJob(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, deployment, workflow_job: job } = read.data;
  if (job.head_sha === undefined) return { faults: ['workflow_job.head_sha: is no commit’s hash'] };
  return {
    told: {
      type: 'check',
      from: {
        repository: repository.full_name,
        ...refIn(job.head_branch),
        commit: job.head_sha,
        workflow: job.workflow_name,
        environment: deployment?.environment,
      },
      kind: 'ci',
      app: 'github-actions',
      name: job.name.slice(0, 200),
      state: stateOf(job.status, job.conclusion ?? ''),
      workflow: job.workflow_name,
      within: job.run_id,
      run: job.run_id,
      attempt: job.run_attempt,
      startedAt: job.started_at,
      at: job.completed_at ?? job.started_at,
      url: job.html_url,
    },
  };
}
