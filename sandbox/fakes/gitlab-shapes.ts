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

/** https://docs.gitlab.com/api/deployments; `deployable`: the job that made it, where one did */
export type Deployed = {
  id: number;
  sha: string;
  ref: string;
  status: string;
  created_at: string;
  environment: { name: string };
  deployable: object | null;
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
