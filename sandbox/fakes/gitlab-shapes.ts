import type { Work } from './work.ts';

export type Job = { id: number; name: string; status: string; allow_failure?: boolean; failure_reason?: string };
export type Pipeline = {
  id: number;
  status: string;
  source: string;
  name: string | null;
  updated_at: string;
  variables: { key: string; value: string }[];
  jobs: Job[];
};

/** https://docs.gitlab.com/api/freeze_periods (looked at in November 2026) */
export type Period = { id?: number; freeze_start: string; freeze_end: string; cron_timezone: string };

export const shown = ({ id, status, source, name, updated_at }: Pipeline) => ({
  id,
  status,
  source,
  name,
  updated_at,
  web_url: `https://gitlab.example/harbor/checkout/-/pipelines/${id}`,
});

export const workOf = (pipeline: Pipeline): Work => ({
  id: String(pipeline.id),
  about: [pipeline.name, ...pipeline.variables.map((v) => v.value)].join(' '),
  state: pipeline.status,
  isOver: ['success', 'failed', 'canceled'].includes(pipeline.status),
  goesOn: (percent) => {
    pipeline.status = 'running';
    for (const [n, job] of pipeline.jobs.entries()) {
      const done = Math.floor((percent / 100) * pipeline.jobs.length);
      job.status = n < done ? 'success' : n === done ? 'running' : 'created';
    }
  },
  ends: (well) => {
    pipeline.status = well ? 'success' : 'failed';
    for (const job of pipeline.jobs) if (job.status !== 'success') job.status = pipeline.status;
  },
});
