import type { HearAlerts } from '../alert/hear-alerts.ts';
import type { HearCommits } from '../build/hear-commits.ts';
import type { Company } from '../company/company.ts';
import { placeCalled } from '../company/place-called.ts';
import { serviceNamed } from '../company/services.ts';
import { versionIn } from '../company/tagged.ts';
import type { HearIncident } from '../incident/hear-incident.ts';
import type { HearDeployment } from '../outside/hear-deployment.ts';
import { isOfAll, versionOf } from '../outside/version-or-commit.ts';
import { type Phrase, say } from '../phrase.ts';
import type { HearEvidence } from './hear-evidence.ts';
import type { HearMerge } from './hear-merge.ts';
import { subjectOf } from './hearing.ts';
import type { EvidenceTold } from './told.ts';
import type { AlertKept, CommitsKept, DeploymentKept, IncidentKept, Whither } from './unmatched.ts';

export type HearCommand = HearEvidence | HearDeployment | HearIncident | HearAlerts | HearCommits | HearMerge;
/** With what it is heard: what comes last says the most of it. */
export type Placed = { commands: HearCommand[] } | { unmatched: Phrase };
/** What was told, by whom, and what somebody said of it since: `version` where none was told. */
export type Telling<T> = { source: string; told: T; said?: SaidPlace };
export type SaidPlace = Partial<Whither> & { version?: string };
export type Matchable = Pick<Company, 'services' | 'environments'>;

export function evidence(company: Matchable, service: string, { source, told, said }: Telling<EvidenceTold>): Placed {
  const version = said?.version ?? versionIn(told.from, serviceNamed(company, service));
  const place = told.from.environment === undefined ? undefined : placeCalled(company, told.from.environment);
  const where = place && { environment: place.environment.name };
  const whole = { ...told, from: { ...told.from, ...(version !== undefined && { version }), ...where } };
  return subjectOf(service, whole) === undefined
    ? { unmatched: say`it tells neither a commit nor a version` }
    : { commands: [{ type: 'HearEvidence', source, service, told: whole }] };
}

export function deployment(
  company: Matchable,
  service: string,
  { source, told, said }: Telling<DeploymentKept>,
): Placed {
  const { from, type: _, ...report } = told;
  const place = placeCalled(company, said?.environment ?? from.environment);
  if (!place) return { unmatched: unknownPlace(from.environment) };
  const { commit } = from;
  const offered = serviceNamed(company, service);
  const version = said?.version ?? versionIn(from, offered);
  const where = { service, environment: place.environment.name, regions: place.regions };
  const of = { ...(version !== undefined && { version }), ...(commit !== undefined && { commit }) };
  if (versionOf(of, undefined, offered) === undefined && !isOfAll({ ...of, state: told.state }))
    return { unmatched: say`it tells neither a commit nor a version` };
  return { commands: [{ ...report, type: 'HearDeployment', source, ...where, ...of }] };
}

export function incident(company: Matchable, service: string, { source, told, said }: Telling<IncidentKept>): Placed {
  const { from, type: _, ...sighting } = told;
  const where = said?.environment ?? from.environment;
  const place = where === undefined ? undefined : placeCalled(company, where);
  if (where !== undefined && !place) return { unmatched: unknownPlace(where) };
  const environment = place && { environment: place.environment.name };
  const { commit, deploy } = from;
  const version = said?.version ?? versionIn(from, serviceNamed(company, service));
  const of = {
    ...(version !== undefined && { version }),
    ...(commit !== undefined && { commit }),
    ...(deploy !== undefined && { deploy }),
  };
  return { commands: [{ ...sighting, type: 'HearIncident', source, service, ...environment, ...of }] };
}

/** Where it is, it has to tell: rules of health are of one environment. */
export function alert(company: Matchable, service: string, { source, told, said }: Telling<AlertKept>): Placed {
  const where = said?.environment ?? told.from.environment;
  const place = where === undefined ? undefined : placeCalled(company, where);
  if (!place) return { unmatched: where === undefined ? say`it tells no environment` : unknownPlace(where) };
  const { from: _, type: __, at: ___, state: status, ...alert } = told;
  const one = { ...alert, status, service, environment: place.environment.name };
  return { commands: [{ type: 'HearAlerts', source, alerts: [one], truncated: false }] };
}

export const commits = (service: string, { commits, merge }: CommitsKept): HearCommand[] => [
  ...(merge ? [{ type: 'HearMerge' as const, service, merge }] : []),
  { type: 'HearCommits', service, commits },
];

const unknownPlace = (name: string): Phrase => say`no environment is called ${name.slice(0, 80)}`;
