import type { Commit } from '../build/build.ts';
import type { Origin } from '../company/origin.ts';
import { document, knowsMore } from '../deciding/document.ts';
import { all, oneIf } from '../deciding/reads.ts';
import type { Whose } from '../environment/environment.ts';
import type { IncidentState } from '../incident/incident.ts';
import type { DeploymentState } from '../outside/deployment.ts';
import type { Phrase } from '../phrase.ts';
import type { Merge } from './evidence.ts';
import type { EvidenceTold } from './told.ts';

/** A deployment as it is kept until its place is known. `key`: of the deployment at its source; `at`: UTC ISO. */
export type DeploymentKept = {
  type: 'deployment';
  from: Origin & { environment: string };
  key: string;
  state: DeploymentState;
  at?: string;
  by?: Whose;
  url?: string;
};

/** The same of an incident. */
export type IncidentKept = {
  type: 'incident';
  from: Origin;
  key: string;
  title: string;
  state: IncidentState;
  severity?: string;
  startedAt?: string;
  at?: string;
  url?: string;
};

/** The same of an alert: of its times see `Alert`; `at`: when it became so. */
export type AlertKept = {
  type: 'alert';
  from: Origin;
  key: string;
  name: string;
  state: 'firing' | 'resolved';
  severity?: string;
  startsAt: string;
  goesOn?: true;
  unmeasured?: true;
  endsAt?: string;
  at?: string;
  summary?: string;
  url?: string;
};

/** What came into a repository; `merge`: by which request or push. */
export type CommitsKept = { type: 'commits'; from: Origin; commits: Commit[]; merge?: Merge; at?: string };

export type Kept = EvidenceTold | DeploymentKept | IncidentKept | AlertKept | CommitsKept;

/** Of which service something is, and where. */
export type Whither = { service: string; environment?: string };

/**
 * What was told of no service, or of no environment, that could be found: kept until it is known of which it is, or until there is too much of it.
 * `earlier`: what was told before of the same deployment, incident, alert, check, scan or repository, the oldest first. `settled`: it is not kept any more; `whither`: where it was
 * placed, and what is told of the same later goes.
 */
export type Unmatched = {
  v: 7;
  id: string;
  source: string;
  told: Kept;
  earlier?: Kept[];
  why: Phrase;
  at: string;
  settled?: true;
  whither?: Whither;
};

const LIST = 'unmatched/all';

export const unmatched = document<Unmatched>()({
  name: 'unmatched',
  field: 'unmatched',
  upgrades: { 1: knowsMore(2), 2: knowsMore(3), 3: knowsMore(4), 4: knowsMore(5), 5: knowsMore(6), 6: knowsMore(7) },
  lists: ({ settled }) => (settled ? [] : [LIST]),
});

/** How many are kept: the newest. */
export const KEPT = 200;
/** How much of one deployment or incident, some of it told of each time that it opened. */
export const KEPT_OF_ONE = 40;

export const allUnmatched = all(unmatched, LIST);
/** What a command settles, where it does. */
export const keptFor = (settles: string | undefined) => oneIf(unmatched, settles);

const GOES_ON: Record<Kept['type'], boolean> = {
  alert: true,
  artifact: false,
  check: false,
  commits: false,
  deployment: true,
  findings: false,
  incident: true,
};

/** What goes on after it was told first. */
export const isThing = ({ type }: Kept) => GOES_ON[type];

/** Without by which delivery it came: what comes twice is the same. */
export const bare = (told: Kept) => ({ ...told, received: undefined });
