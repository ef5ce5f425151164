import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { id, instant, link, name, sha, some, word, wordIn } from '../fields.ts';
import { refIn, repositoryIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import type { Origin } from '../told.ts';
import { stateOf } from './state.ts';

const Id = z.object({ id });
export const idOf = (body: unknown): string | undefined => Id.safeParse(body).data?.id;

/** Where a pipeline comes from: `vcs` of GitHub and Bitbucket by OAuth, the parameters of its trigger where it is an App or GitLab. */
const Pipeline = some(
  z.object({
    number: word(30),
    vcs: some(
      z.object({
        origin_repository_url: word(500),
        target_repository_url: word(500),
        revision: sha,
        branch: word(),
        tag: word(),
      }),
    ),
    trigger_parameters: some(
      z.object({
        git: some(
          z.object({ checkout_sha: sha, branch: word(), tag: word(), repo_url: word(500), checkout_url: word(500) }),
        ),
        gitlab: some(z.object({ repo_url: word(500), web_url: word(500), checkout_sha: sha, branch: word() })),
        github_app: some(
          z.object({
            repo_full_name: word(),
            full_name: word(),
            repo_url: word(500),
            checkout_sha: sha,
            branch: word(),
          }),
        ),
      }),
    ),
  }),
);
const Done = z.object({ id: word(100), name, status: z.string() });
const Event = z.object({
  happened_at: instant,
  pipeline: Pipeline,
  project: some(z.object({ slug: word(), name: word() })),
});
const WorkflowDone = Event.extend({
  workflow: Done.extend({ url: link, created_at: instant, stopped_at: instant }),
});
const JobDone = Event.extend({
  workflow: some(z.object({ name: word(200), url: link })),
  job: Done.extend({ number: word(30), started_at: instant, stopped_at: instant }),
});

/** A workflow or a job that is over. A test of the webhook is shorter than these, and another type. */
export function completed(body: unknown, header: string): Translated {
  const said = z.object({ type: z.string() }).safeParse(body).data?.type ?? header;
  if (said === 'workflow-completed') return workflowDone(body);
  if (said === 'job-completed') return jobDone(body);
  if (said === 'ping') return { test: 'a test of the webhook' };
  return { ignored: `${said.slice(0, 80) || 'an event without a name'} is not used` };
}

function workflowDone(body: unknown): Translated {
  const read = WorkflowDone.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { workflow: it, happened_at: happened } = read.data;
  const from = originIn(read.data, it.name);
  if (from === undefined) return { ignored: NO_COMMIT };
  return {
    told: {
      type: 'check',
      from,
      kind: 'ci',
      app: 'circleci-workflows',
      name: it.name.slice(0, 200),
      state: stateOf(it.status),
      startedAt: it.created_at ?? happened,
      at: it.stopped_at ?? happened,
      url: it.url,
    },
  };
}

function jobDone(body: unknown): Translated {
  const read = JobDone.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { job: it, workflow, happened_at: happened } = read.data;
  const from = originIn(read.data, workflow?.name);
  if (from === undefined) return { ignored: NO_COMMIT };
  return {
    told: {
      type: 'check',
      from,
      kind: 'ci',
      app: 'circleci',
      name: (workflow?.name ? `${workflow.name}/${it.name}` : it.name).slice(0, 200),
      state: stateOf(it.status),
      startedAt: it.started_at ?? happened,
      at: it.stopped_at ?? happened,
      url: workflow?.url,
    },
  };
}

/** Started by hand or by a schedule, it may say neither in vcs nor in trigger_parameters of which one. */
const NO_COMMIT = 'a pipeline that is of no commit is not used';

function originIn({ pipeline, project }: z.output<typeof Event>, workflow: string | undefined): Origin | undefined {
  const { vcs, trigger_parameters: by } = pipeline ?? {};
  const commit = vcs?.revision ?? by?.git?.checkout_sha ?? by?.github_app?.checkout_sha ?? by?.gitlab?.checkout_sha;
  if (commit === undefined) return undefined;
  const address =
    vcs?.target_repository_url ??
    vcs?.origin_repository_url ??
    by?.gitlab?.web_url ??
    by?.github_app?.repo_url ??
    by?.gitlab?.repo_url ??
    by?.git?.repo_url ??
    by?.git?.checkout_url;
  const named = by?.github_app?.repo_full_name ?? by?.github_app?.full_name;
  // Of projects by OAuth it names the repository, of others only ids.
  const slug = /^(?:gh|github|bb|bitbucket)\/([^/]+\/[^/]+)$/.exec(project?.slug ?? '')?.[1];
  const branch = vcs?.branch ?? by?.git?.branch ?? by?.github_app?.branch ?? by?.gitlab?.branch;
  const tag = vcs?.tag ?? by?.git?.tag;
  return {
    repository: repositoryIn(address) ?? named ?? slug,
    ...(tag ? refIn(`refs/tags/${tag}`) : branch ? { branch } : {}),
    commit,
    workflow: wordIn(workflow, 200),
  };
}
