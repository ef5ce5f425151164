/** A run of a workflow, and how GitHub tells of it. */

export type Job = { name: string; status: string; steps: { name: string; status: string }[] };
export type Run = {
  id: number;
  display_title: string;
  status: string;
  conclusion: string | null;
  run_attempt: number;
  created_at: string;
  inputs: Record<string, string>;
  /** its own, where it has some */
  jobs?: Job[];
  /** how often it is still left out of lists */
  unlisted: number;
};

const STEPS = ['check out', 'roll out', 'verify'];
export const jobAt = (percent: number): Job => ({
  name: 'deploy',
  status: 'in_progress',
  steps: STEPS.map((name, n) => {
    const done = Math.floor((percent / 100) * STEPS.length);
    return { name, status: n < done ? 'completed' : n === done ? 'in_progress' : 'queued' };
  }),
});

export const shown = ({ inputs: _, unlisted: __, jobs: ___, ...run }: Run) => ({
  ...run,
  event: 'workflow_dispatch',
  html_url: `https://github.com/harbor/checkout/actions/runs/${run.id}`,
});
