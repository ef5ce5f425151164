import type { Asked } from '../../door/outcome.ts';
import type { Told } from '../../inbound/told.ts';
import { hearAlerts } from './alerts.ts';
import { hearBuild } from './build.ts';
import { hearCommits } from './commits.ts';
import { hearDeployment } from './deployment.ts';
import { hearEvidence } from './evidence.ts';
import type { Carried, Hear, Hearing } from './hearing.ts';
import { hearIncident } from './incident.ts';
import { hearPage } from './page.ts';
import { hearRun } from './run.ts';

export type { Carried, Hearing } from './hearing.ts';

type ByType = { [Type in Told['type']]: Extract<Told, { type: Type }> };

/** What becomes of what is told: a file and a line for each type. */
const HEAR: { [Type in keyof ByType]: Hear<ByType[Type]> } = {
  build: hearBuild,
  artifact: hearEvidence,
  check: hearEvidence,
  findings: hearEvidence,
  commits: hearCommits,
  deployment: hearDeployment,
  incident: hearIncident,
  alerts: hearAlerts,
  run: hearRun,
  page: hearPage,
};

export const hear = (told: Told, at: Hearing, asked: Asked): Promise<Carried> => heard(told.type, told, at, asked);

const heard = <Type extends keyof ByType>(type: Type, told: ByType[Type], at: Hearing, asked: Asked) =>
  HEAR[type](told, at, asked);
