import { z } from 'zod';

export const Jobs = z.object({
  jobs: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      steps: z.array(z.object({ name: z.string(), status: z.string() })).default([]),
    }),
  ),
});

/** Which runners took them: none, where a job never began. */
export const Taken = z.object({
  total_count: z.number(),
  jobs: z.array(z.object({ runner_id: z.number().nullable(), steps: z.array(z.unknown()) })),
});

/** How much of some jobs is done, percent 0–99 by their steps, and what is at work now. A job that has not begun counts as one step. */
export function doneOf({ jobs }: z.infer<typeof Jobs>): { percent?: number; now?: string } {
  const steps = jobs.flatMap((j) => (j.steps.length > 0 ? j.steps : [{ name: j.name, status: j.status }]));
  const done = steps.filter((s) => s.status === 'completed').length;
  const job = jobs.find((j) => j.status === 'in_progress');
  const step = job?.steps.find((s) => s.status === 'in_progress');
  const now = job && (step ? `${job.name}, ${step.name}` : job.name);
  return {
    ...(steps.length > 0 && { percent: Math.min(99, Math.floor((done / steps.length) * 100)) }),
    ...(now !== undefined && { now: now.slice(0, 200) }),
  };
}
