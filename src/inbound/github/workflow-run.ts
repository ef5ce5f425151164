import { z } from 'zod';
import { conclusionWords } from '../../adapters/github.ts';
import type { RunTold } from '../../deploy-targets/told.ts';
import { faultsOf } from '../body.ts';
import { id, instant, linkIn, sha, whole, word, wordIn } from '../fields.ts';
import { refIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import type { CheckTold } from '../told.ts';
import { Repository } from './fields.ts';
import { stateOf } from './state.ts';

const Event = z.object({
  repository: Repository,
  workflow_run: z.object({
    id,
    run_attempt: whole(1).transform((n) => n ?? 1),
    status: z.string(),
    conclusion: z.string().nullish(),
    event: word(60),
    display_title: z.string().nullish(),
    html_url: z.string().nullish(),
    name: word(200),
    path: word(300),
    head_sha: sha,
    head_branch: word(),
    run_started_at: instant,
    created_at: instant,
    updated_at: instant,
  }),
});
type Run = z.output<typeof Event>['workflow_run'];

const DISPATCHED = 'workflow_dispatch';

/** A run of a workflow. What it says of itself counts, not the action that it came with: these arrive in any order. */
export function workflowRun(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, workflow_run: run } = read.data;
  const told: RunTold = {
    type: 'run',
    system: 'github',
    place: [repository.full_name],
    run: run.id,
    // Only whoever may dispatch a workflow says what such a run is called; a pull request of a stranger names its own.
    names: [(run.event ?? DISPATCHED) === DISPATCHED ? (run.display_title ?? '') : ''],
    attempt: run.run_attempt,
    ...progressOf(run.status, run.conclusion ?? '', run.run_attempt > 1 ? `, attempt ${run.run_attempt}` : ''),
    ...(run.html_url && { url: run.html_url }),
  };
  return { told: run.head_sha === undefined ? told : [told, checkOf(repository.full_name, run, run.head_sha)] };
}

/** As what a commit was tried with. Its jobs are checks of their own, so it has another app than these. */
function checkOf(repository: string, run: Run, commit: string): CheckTold {
  const name = run.name ?? wordIn(run.path, 200) ?? 'workflow';
  const startedAt = run.run_started_at ?? run.created_at;
  return {
    type: 'check',
    from: { repository, ...refIn(run.head_branch), commit, workflow: name },
    kind: 'ci',
    app: 'github-workflows',
    name,
    state: stateOf(run.status, run.conclusion ?? ''),
    workflow: name,
    within: run.id,
    run: run.id,
    attempt: run.run_attempt,
    startedAt,
    at: run.updated_at ?? startedAt,
    url: linkIn(run.html_url),
  };
}

type Progress = Pick<RunTold, 'state' | 'message' | 'percent'>;

function progressOf(status: string, conclusion: string, again: string): Progress {
  switch (status) {
    case 'completed':
      return ended(conclusion, again);
    case 'in_progress':
      return { state: 'running', message: `runs at GitHub${again}` };
    case 'waiting':
      return { state: 'waiting', message: 'waits at GitHub for an approval' };
    // For a runner, or for another run of its concurrency group.
    default:
      return { state: 'queued', message: 'waits at GitHub' };
  }
}

const ENDED = new Map<string, Progress['state']>([
  ['success', 'succeeded'],
  ['action_required', 'waiting'],
]);

function ended(conclusion: string, again: string): Progress {
  // It says that it is over, and not how; or not whether anything of it had begun.
  if (conclusion === '' || conclusion === 'cancelled') return { state: 'look', message: '' };
  const state = ENDED.get(conclusion) ?? 'failed';
  const message = conclusionWords(conclusion, again);
  return { state, message, ...(state === 'succeeded' && { percent: 100 }) };
}
