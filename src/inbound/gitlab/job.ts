import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { flag, instant, link, name, sha, some, word } from '../fields.ts';
import { repositoryIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import { Project, refBy, stateOf } from './fields.ts';

const Event = z.object({
  ref: word(),
  tag: flag,
  sha,
  build_id: word(30),
  pipeline_id: word(30),
  build_name: name,
  build_status: z.string(),
  build_created_at: instant,
  build_started_at: instant,
  build_finished_at: instant,
  build_allow_failure: flag,
  // Its `id` is the pipeline’s.
  commit: some(z.object({ sha })),
  project: some(Project),
  repository: some(z.object({ homepage: link })),
  environment: some(z.object({ name: word(100) })),
});

/** A job of a pipeline. A retry is a job of its own that began later; their count is one too high in those that failed, so it is not used. */
export function job(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const it = read.data;
  const commit = it.sha ?? it.commit?.sha;
  if (commit === undefined) return { faults: ['sha: is no commit’s hash'] };
  const home = it.repository?.homepage;
  return {
    told: {
      type: 'check',
      from: {
        repository: it.project?.path_with_namespace ?? repositoryIn(home),
        ...refBy(it),
        commit,
        workflow: it.build_name.slice(0, 200),
        environment: it.environment?.name,
      },
      kind: 'ci',
      app: 'gitlab',
      name: it.build_name.slice(0, 200),
      within: it.pipeline_id,
      state: stateOf(it.build_status),
      startedAt: it.build_started_at ?? it.build_created_at,
      at: it.build_finished_at ?? it.build_started_at ?? it.build_created_at,
      url: home && it.build_id ? `${home}/-/jobs/${it.build_id}` : undefined,
      ...(it.build_allow_failure === true && { optional: true as const }),
    },
  };
}
