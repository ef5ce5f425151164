import type { Company } from '../company/company.ts';
import { matchedTo } from '../company/matching.ts';
import type { Origin } from '../company/origin.ts';
import { placeCalled } from '../company/place-called.ts';
import type { HearIncident } from '../incident/hear-incident.ts';
import type { HearDeployment } from '../outside/hear-deployment.ts';
import { versionOf } from '../outside/version.ts';
import { type Phrase, say } from '../phrase.ts';
import type { HearEvidence } from './hear-evidence.ts';
import { subjectOf } from './hearing.ts';
import type { EvidenceTold } from './told.ts';
import type { DeploymentKept, IncidentKept, Kept, Unmatched, Whither } from './unmatched.ts';

type Hear = HearEvidence | HearDeployment | HearIncident;
type Placed = { command: Hear } | { unmatched: Phrase };
/** What was told, by whom, and what somebody said of it since: `version` where none was told. */
type Telling<T> = { source: string; told: T; said?: SaidPlace };
export type SaidPlace = Partial<Whither> & { version?: string };
type Known = Pick<Company, 'services' | 'environments'>;

/** With what something is heard of its service and its environment, by the manifests or by what somebody said; or why that can't be told. */
export function placed(company: Known, telling: Telling<Kept>): Placed {
  const { told, said } = telling;
  const service = said?.service ?? serviceOf(company, told);
  if (typeof service !== 'string') return { unmatched: service };
  switch (told.type) {
    case 'deployment':
      return deployment(company, service, { ...telling, told });
    case 'incident':
      return incident(company, service, { ...telling, told });
    default:
      return evidence(service, { ...telling, told });
  }
}

/** What was kept, in the order in which it was told; what comes last settles it. */
export function placedAgain(
  company: Known,
  { id: settles, source, told, earlier = [] }: Unmatched,
  said: SaidPlace = {},
): { commands: Hear[] } | { unmatched: Phrase } {
  const before: Hear[] = [];
  for (const one of earlier) {
    const each = placed(company, { source, told: one, said });
    if ('unmatched' in each) return each;
    before.push(each.command);
  }
  const last = placed(company, { source, told, said });
  return 'unmatched' in last ? last : { commands: [...before, { ...last.command, settles }] };
}

/** What somebody has to say of something for it to find its place; `version` where none was told. */
export function lackingOf(company: Known, told: Kept): { environment: boolean; version: boolean } {
  const place = told.from.environment === undefined ? undefined : placeCalled(company, told.from.environment);
  switch (told.type) {
    case 'deployment':
      return { environment: !place, version: versionOf(told.from, undefined) === undefined };
    case 'incident':
      return { environment: told.from.environment !== undefined && !place, version: false };
    default:
      return { environment: false, version: subjectOf('-', told) === undefined };
  }
}

/** Where something is from, with what it is called: a result or a scan of a repository that several services share may say no more. */
export function originOf(told: Kept): Origin {
  switch (told.type) {
    case 'check':
      return { ...told.from, checks: [told.name, `${told.app}/${told.name}`] };
    case 'findings':
      return { ...told.from, checks: [told.tool, ...(told.part === undefined ? [] : [`${told.tool}/${told.part}`])] };
    default:
      return told.from;
  }
}

function serviceOf(company: Known, told: Kept): string | Phrase {
  const matched = matchedTo(company, originOf(told));
  return 'service' in matched ? matched.service.name : matched.unmatched;
}

function evidence(service: string, { source, told, said }: Telling<EvidenceTold>): Placed {
  const whole = said?.version ? { ...told, from: { ...told.from, version: said.version } } : told;
  return subjectOf(service, whole) === undefined
    ? { unmatched: say`it tells neither a commit nor a version` }
    : { command: { type: 'HearEvidence', source, service, told: whole } };
}

function deployment(company: Known, service: string, { source, told, said }: Telling<DeploymentKept>): Placed {
  const { from, type: _, ...report } = told;
  const place = placeCalled(company, said?.environment ?? from.environment);
  if (!place) return { unmatched: unknownPlace(from.environment) };
  const { commit } = from;
  const version = said?.version ?? from.version;
  if (versionOf({ version, commit }, undefined) === undefined)
    return { unmatched: say`it tells neither a commit nor a version` };
  return {
    command: {
      ...report,
      type: 'HearDeployment',
      source,
      service,
      environment: place.environment.name,
      regions: place.regions,
      ...(version !== undefined && { version }),
      ...(commit !== undefined && { commit }),
    },
  };
}

function incident(company: Known, service: string, { source, told, said }: Telling<IncidentKept>): Placed {
  const { from, type: _, ...sighting } = told;
  const where = said?.environment ?? from.environment;
  const place = where === undefined ? undefined : placeCalled(company, where);
  if (where !== undefined && !place) return { unmatched: unknownPlace(where) };
  const environment = place && { environment: place.environment.name };
  return { command: { ...sighting, type: 'HearIncident', source, service, ...environment } };
}

const unknownPlace = (name: string): Phrase => say`no environment is called ${name.slice(0, 80)}`;
