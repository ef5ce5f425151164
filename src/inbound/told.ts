import type { RunTold } from '../deploy-targets/told.ts';
import type { Heard as HeardAlert } from '../domain/alert/hear-alerts.ts';
import type { Origin } from '../domain/company/origin.ts';

export type { Origin } from '../domain/company/origin.ts';

/** What another system tells, once its signature was right and its body was read. */
export type Told =
  | BuildTold
  | ArtifactTold
  | CheckTold
  | FindingsTold
  | CommitsTold
  | DeploymentTold
  | IncidentTold
  | AlertsTold
  | RunTold
  | PageTold;

/** Somebody has taken a page; `key`: as it was raised, `name`: what they are called there. */
export type PageTold = { type: 'page'; key: string; name?: string };

/** A version as its own pipeline registers it, by the names that we know. `email`: who wrote a commit; `authors`: who else had a hand in it; `at`: UTC ISO. */
export type BuildTold = {
  type: 'build';
  service: string;
  version: string;
  commit: string;
  since?: string | undefined;
  url?: string | undefined;
  commits: { sha: string; title: string; at?: string | undefined; email?: string | undefined; authors?: Author[] }[];
};

/** Something was made of a commit: an image, a package, a release of a repository; its version stands in `from`. `at`: UTC ISO */
export type ArtifactTold = { type: 'artifact'; from: Origin; name: string; url?: string; at?: string };

/**
 * A result for a commit. `name`: under which a newer one takes the place of an older one, together with `app`, which told it. `run`, `attempt`: of what
 * was tried again under one id, a higher attempt (from 1) counts. `startedAt`, `at` (when it became so): UTC ISO. `cases`: of tests, how many of each.
 * `optional`: its system goes on when it fails.
 */
export type CheckTold = {
  type: 'check';
  from: Origin;
  kind: CheckKind;
  app: string;
  name: string;
  state: CheckState;
  run?: string;
  attempt?: number;
  startedAt?: string;
  at?: string;
  url?: string;
  summary?: string;
  cases?: { passed: number; failed: number; skipped: number; flaky: number };
  optional?: true;
};
/** `ci`: a pipeline or a job of one, whatever it does */
export type CheckKind = 'ci' | 'tests' | 'security' | 'sbom' | 'provenance' | 'review';
export type CheckState = 'queued' | 'running' | 'passed' | 'failed' | 'skipped' | 'neutral' | 'cancelled' | 'unknown';

/** What a scan found. `complete`: these are all there are, what is not among them is over; otherwise each changes itself alone. `more`: left out, over a bound. */
export type FindingsTold = {
  type: 'findings';
  from: Origin;
  tool: string;
  complete: boolean;
  findings: Finding[];
  more?: number;
  at?: string;
};
/** `key`: the same when it is found again; `where`: a path, a package; `since`: UTC ISO */
export type Finding = {
  key: string;
  rule: string;
  title: string;
  severity: Severity;
  state: 'open' | 'fixed' | 'dismissed';
  where?: string;
  url?: string;
  since?: string;
};
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'none' | 'unknown';

/** What came into a repository. `at`: UTC ISO; `paths`: what a commit changed; `merged`: the pull or merge request that these came by. */
export type CommitsTold = {
  type: 'commits';
  from: Origin;
  commits: CommitTold[];
  merged?: { number: number; title: string; url?: string; by?: Author };
};
export type CommitTold = {
  sha: string;
  title: string;
  at?: string;
  authors: Author[];
  url?: string;
  paths?: string[];
};
/** Of whom a system knows one or the other. `bot`: no person. */
export type Author = { email?: string; login?: string; id?: string; name?: string; bot?: true };

/** A deployment that its system made, asked by us or not. `key`: of the deployment there; `at`: when it became so, UTC ISO. */
export type DeploymentTold = {
  type: 'deployment';
  from: Origin & { environment: string };
  key: string;
  state: 'requested' | 'running' | 'succeeded' | 'failed' | 'removed' | 'rolled-back';
  at?: string;
  by?: Author;
  url?: string;
};

/** `key`: of the incident there; `startedAt`: its own start, `at`: when it became so, UTC ISO. */
export type IncidentTold = {
  type: 'incident';
  from: Origin;
  key: string;
  title: string;
  state: 'open' | 'acknowledged' | 'resolved';
  severity?: string;
  startedAt?: string;
  at?: string;
  url?: string;
};

/** `service`, `environment`: as its system calls them, perhaps nothing. `truncated`: it left some out. */
export type AlertsTold = { type: 'alerts'; truncated: boolean; alerts: HeardAlert[] };
