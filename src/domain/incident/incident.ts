import { oldestFirst } from '../../time/in-order.ts';

const INCIDENT_STATES = ['open', 'acknowledged', 'resolved'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/**
 * What a source told of an incident at one time. `startedAt`: its own start by its clock, `at`: when it became so, UTC ISO; `version`: of which it says that it is
 * of, as it was registered; `deploy`: the same of a deploy, by its id there or here.
 */
export type Sighting = {
  source: string;
  key: string;
  state: IncidentState;
  at: string;
  startedAt: string;
  title: string;
  severity?: string;
  url?: string;
  version?: string;
  deploy?: string;
};

/**
 * A deploy that may have caused it. `deploy`: a release's id, or the key of a deployment outside of Gonogo; `began`: UTC ISO; `needs`: it is of a service that
 * the incident's needs; `named`: the incident says that it is of this version, or of this deploy; `back`: it was a rollback; `removed`: the service was taken away, whichever version ran.
 */
export type Cause = {
  deploy: string;
  service: string;
  version: string;
  environment: string;
  began: string;
  running?: true;
  needs?: true;
  named?: true;
  back?: true;
  outside?: true;
  removed?: true;
};

/** Who said what caused it; without a `deploy`, none of those that may have. `of`: the beginning of the opening that it was said of, UTC ISO. */
export type CauseVerdict = { deploy?: string; by: string; at: string; of: string };

/** One time that it was open. `over`: when that ended; UTC ISO; `causes`: what may have caused it, the likeliest first. */
export type Opening = { since: string; over?: string; causes: Cause[] };

/**
 * Something that went wrong in a service, as other systems tell of it. `environment`: where they tell that; `seen`: all that they told, in order of source, key
 * and time; `openings`: how often it opened, the first one first; `joined`: the
 * incident that this turned out to be, and that has all of it.
 */
export type Incident = {
  v: 5;
  id: string;
  service: string;
  environment?: string;
  seen: Sighting[];
  openings: Opening[];
  verdicts: CauseVerdict[];
  joined?: string;
};

/** What is kept of what one source told of one incident, the newest of it. */
const KEPT = 40;

const thing = ({ source, key }: Pick<Sighting, 'source' | 'key'>) => `${source} ${key}`;
/** Of two of one instant, the one that goes further is later. */
const inOrder = (s: Sighting) => `${thing(s)} ${s.at} ${INCIDENT_STATES.indexOf(s.state)} ${s.startedAt}`;

/** All that is known of an incident once this was told of it, in whatever order; undefined where all of it was known. */
export function seenWith(seen: readonly Sighting[], told: Sighting): Sighting[] | undefined {
  if (seen.some((s) => inOrder(s) === inOrder(told))) return undefined;
  const all = oldestFirst([...seen, told], inOrder);
  const mine = all.filter((s) => thing(s) === thing(told));
  const dropped = mine.length > KEPT ? leastSaying(mine) : undefined;
  return dropped === told ? undefined : all.filter((s) => s !== dropped);
}

/** What says least: the oldest that says what those before and after it say, else the oldest of all. */
export const leastSaying = <T extends { state: string }>(all: readonly T[]): T | undefined =>
  all.find((s, n) => all[n - 1]?.state === s.state && all[n + 1]?.state === s.state) ?? all[0];

/** What each source told of it, in order of time. */
export const bySource = (seen: readonly Sighting[]): Sighting[][] => [...Map.groupBy(seen, thing).values()];

/** It is over when all who tell of it say so. */
export function stateOf({ seen }: Pick<Incident, 'seen'>): IncidentState {
  const open = bySource(seen)
    .flatMap((told) => told.at(-1) ?? [])
    .filter((s) => s.state !== 'resolved');
  if (open.length === 0) return 'resolved';
  return open.some((s) => s.state === 'acknowledged') ? 'acknowledged' : 'open';
}

/** As whoever told of it first calls it by now; whatever came first must not matter. */
export function titleOf({ seen }: Pick<Incident, 'seen'>): string {
  const [first] = oldestFirst(seen, (s) => s.startedAt);
  return (first && seen.findLast((s) => thing(s) === thing(first))?.title) ?? '';
}

export const linkOf = ({ seen }: Pick<Incident, 'seen'>): string | undefined =>
  bySource(seen).flatMap((told) => told.findLast((s) => s.url)?.url ?? [])[0];
