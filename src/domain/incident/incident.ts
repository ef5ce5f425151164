import { MINUTE_MS } from '../../time/instants.ts';
import type { Phrase } from '../phrase.ts';
import { at, say, user } from '../phrase.ts';

const INCIDENT_STATES = ['open', 'acknowledged', 'resolved'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** An incident as one source told of it last. `startedAt`: its own start by its clock, `at`: when it became so, UTC ISO. */
export type Sighting = {
  source: string;
  key: string;
  state: IncidentState;
  at: string;
  startedAt: string;
  title: string;
  severity?: string;
  url?: string;
};

/**
 * A deploy that may have caused it. `deploy`: a release's id, or the key of a deployment outside of Gonogo; `began`: UTC ISO; `needs`: it is of a service that
 * the incident's needs; `back`: it was a rollback.
 */
export type Cause = {
  deploy: string;
  service: string;
  version: string;
  environment: string;
  began: string;
  running?: true;
  needs?: true;
  back?: true;
  outside?: true;
};

/** Who said what caused it; without a `deploy`, none of those that may have. */
export type CauseVerdict = { deploy?: string; by: string; at: string };

/** Something that went wrong in a service, as other systems tell of it. `environment`: where they tell that; `causes`: the likeliest first. */
export type Incident = {
  v: 1;
  id: string;
  service: string;
  environment?: string;
  seen: Sighting[];
  causes: Cause[];
  verdict?: CauseVerdict;
};

const isSame = (a: Pick<Sighting, 'source' | 'key'>, b: Pick<Sighting, 'source' | 'key'>) =>
  a.source === b.source && a.key === b.key;

/** Of two of one instant, the one that goes further. */
const isLater = (a: Sighting, b: Sighting) =>
  a.at > b.at || (a.at === b.at && INCIDENT_STATES.indexOf(a.state) > INCIDENT_STATES.indexOf(b.state));

/** All that is known of an incident once this was told of it, in whatever order; undefined where all of it was known. */
export function seenWith(seen: readonly Sighting[], told: Sighting): Sighting[] | undefined {
  const before = seen.find((s) => isSame(s, told));
  const startedAt = [told.startedAt, before?.startedAt ?? told.startedAt].sort()[0] ?? told.startedAt;
  const isNewer = !before || isLater(told, before);
  if (!isNewer && startedAt === before.startedAt) return undefined;
  const now = isNewer ? { ...before, ...told, startedAt } : { ...told, ...before, startedAt };
  const inOrder = ({ source, key }: Sighting) => `${source} ${key}`;
  return [...seen.filter((s) => !isSame(s, told)), now].sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
}

/** It is over when all who tell of it say so. */
export function stateOf({ seen }: Pick<Incident, 'seen'>): IncidentState {
  const open = seen.filter((s) => s.state !== 'resolved');
  if (open.length === 0) return 'resolved';
  return open.some((s) => s.state === 'acknowledged') ? 'acknowledged' : 'open';
}

/** When it began, as far as anybody tells, UTC ISO. */
export const startOf = ({ seen }: Pick<Incident, 'seen'>): string => seen.map((s) => s.startedAt).sort()[0] ?? '';
export const overAt = ({ seen }: Pick<Incident, 'seen'>): string =>
  seen
    .map((s) => s.at)
    .sort()
    .at(-1) ?? '';
/** As whoever told of it first calls it; whatever came first must not matter. */
const first = ({ seen }: Pick<Incident, 'seen'>) => [...seen].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))[0];
export const titleOf = (incident: Pick<Incident, 'seen'>): string => first(incident)?.title ?? '';
export const linkOf = ({ seen }: Pick<Incident, 'seen'>): string | undefined => seen.find((s) => s.url)?.url;

/** Two systems begin to tell of one incident within so long, ms. */
const TOGETHER_MS = 15 * MINUTE_MS;

/** Whether another system means the same incident: by its key, or by its title at the same time; where that can't be said, they are two. */
export function isOne(known: Incident, told: Sighting & { environment?: string | undefined }): boolean {
  if (known.seen.some((s) => isSame(s, told))) return true;
  if (known.seen.some((s) => s.source === told.source)) return false;
  const here = known.environment;
  if (here !== undefined && told.environment !== undefined && here !== told.environment) return false;
  const apart = Math.abs(Date.parse(startOf(known)) - Date.parse(told.startedAt));
  if (apart > TOGETHER_MS) return false;
  return known.seen.some((s) => s.key === told.key || normal(s.title) === normal(told.title));
}

const normal = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** `I-3 “checkout fails”, open since 14:05` */
export const incidentWords = (incident: Incident): Phrase => {
  const state = stateOf(incident);
  const start = at(startOf(incident));
  const how =
    state === 'resolved' ? say`over since ${at(overAt(incident))}, began ${start}` : say`${state} since ${start}`;
  return say`${incident.id} “${titleOf(incident)}” of ${incident.service}, ${how}`;
};

/** Why a deploy may have caused it: "R-12: its rollout of checkout-api 4.2 to production began 5 min before" */
export function causeWords(cause: Cause, incident: Incident): Phrase {
  const { deploy, service, version, environment, began, running, needs, back, outside } = cause;
  const minutes = Math.round((Date.parse(startOf(incident)) - Date.parse(began)) / MINUTE_MS);
  const before = minutes > 0 ? `${minutes} min before` : 'in the same minute';
  const what = outside
    ? say`${service} ${version} was deployed to ${environment} outside Gonogo`
    : say`${deploy}: its ${back ? 'rollback' : 'rollout'} of ${service} ${version} ${back ? 'in' : 'to'} ${environment} began`;
  const why = needs ? say`, which ${incident.service} needs` : say``;
  return say`${what} ${before}${why}${running ? say`, and is under way` : say``}`;
}

export const verdictWords = ({ deploy, by, at: when }: CauseVerdict, outside?: Cause): Phrase =>
  deploy === undefined
    ? say`no deploy caused it, says ${user(by)} (${at(when)})`
    : say`caused by ${outside ? `${outside.service} ${outside.version}, deployed outside Gonogo` : deploy}, says ${user(by)} (${at(when)})`;
