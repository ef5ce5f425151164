import { z } from 'zod';
import { faultsOf } from '../body.ts';
import type { Translated } from '../source.ts';

const Event = z.object({
  repository: z.object({ full_name: z.string() }),
  deployment_status: z.object({ state: z.string() }),
  workflow_run: z.object({ id: z.number().int(), run_attempt: z.number().int().min(1).default(1) }).nullish(),
});

/** A deployment of a job with an environment. One of several jobs is not the run: how that is, is looked at. */
export function deploymentStatus(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, workflow_run: run } = read.data;
  if (!run) return { ignored: 'a deployment that is of no workflow is not used' };
  return {
    told: {
      type: 'run',
      system: 'github',
      place: [repository.full_name],
      run: String(run.id),
      names: [],
      attempt: run.run_attempt,
      state: 'look',
      message: '',
    },
  };
}
