import type { RunTold } from '../deploy-targets/told.ts';
import type { HeardAlert } from '../domain/alert/hear-alerts.ts';
import type { Origin } from '../domain/company/origin.ts';
import type { ArtifactTold, CheckTold, FindingsTold } from '../domain/evidence/told.ts';

export type { Origin } from '../domain/company/origin.ts';
export type {
  ArtifactTold,
  CheckKind,
  CheckState,
  CheckTold,
  Finding,
  FindingSeverity,
  FindingsTold,
} from '../domain/evidence/told.ts';

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

/** Somebody has taken a page; `key`: as it was raised, `name`: what they are called there; `at`: when, UTC ISO. */
export type PageTold = { type: 'page'; key: string; name?: string; at?: string };

/** A version as its own pipeline registers it, by the names that we know. `at`: when it was built or a commit written, UTC ISO; `email`: who wrote a commit; `authors`: who else had a hand in it; `refs`: what its message names below its title that may be tickets. */
export type BuildTold = {
  type: 'build';
  service: string;
  version: string;
  commit: string;
  since?: string | undefined;
  at?: string | undefined;
  url?: string | undefined;
  commits: {
    sha: string;
    title: string;
    at?: string | undefined;
    email?: string | undefined;
    authors?: Author[];
    breaking?: true;
    refs?: string[];
  }[];
};

/** What came into a repository. `at`: UTC ISO; `merged`: the pull or merge request that these came by; `head`: its last commit, `size`: how many
 * it has, `commits`: those of it that were made by merging it. */
export type CommitsTold = {
  type: 'commits';
  from: Origin;
  commits: CommitTold[];
  merged?: {
    number: number;
    title: string;
    url?: string;
    by?: Author;
    head?: string;
    size?: number;
    commits?: string[];
  };
};
export type CommitTold = {
  sha: string;
  title: string;
  at?: string;
  authors: Author[];
  url?: string;
  breaking?: true;
  refs?: string[];
};
/** Of whom a system knows one or the other. `bot`: no person. */
export type Author = { email?: string; login?: string; id?: string; name?: string; bot?: true };

/** A deployment that its system made, asked by us or not. `key`: of the deployment there; `transient`: to an environment that goes again, such as that of a pull request; `images`: all that it brings, where they are several; `at`: when it became so, UTC ISO. */
export type DeploymentTold = {
  type: 'deployment';
  from: Origin & { environment: string };
  key: string;
  state: 'requested' | 'running' | 'succeeded' | 'failed' | 'removed' | 'rolled-back';
  at?: string;
  by?: Author;
  url?: string;
  transient?: true;
  images?: ImageTold[];
};
/** `version`: its tag */
export type ImageTold = Pick<Origin, 'image' | 'version' | 'digest'>;

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

/** `service`, `environment`: as its system calls them, perhaps nothing; `labels`: by which a rule of services.yml may find it; without `startsAt` it does not tell the time. `truncated`: it left some out. */
export type AlertsTold = { type: 'alerts'; truncated: boolean; alerts: AlertTold[] };
export type AlertTold = Omit<HeardAlert, 'startsAt'> & { startsAt?: string; labels?: Record<string, string> };
