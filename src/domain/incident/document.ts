import { DAY_MS, instantAfter } from '../../time/instants.ts';
import { monthBefore } from '../calendar/months.ts';
import { document, knowsMore, type Upgrade } from '../deciding/document.ts';
import { keyPart } from '../deciding/key-part.ts';
import { all } from '../deciding/reads.ts';
import type { Incident } from './incident.ts';
import { causedBy, newestOpening, timesOf } from './openings.ts';

const OPEN = 'incidents/open';
const keyed = (source: string, key: string) => `incidents/key/${source}/${keyPart(key)}`;
const onDay = (service: string, day: string) => `incidents/of/${service}/${day}`;
const causes = (deploy: string) => `incidents/caused-by/${deploy}`;
const inMonth = (instant: string) => `incidents/in/${instant.slice(0, 7)}`;

/** What began once had one set of causes, and one verdict. */
const opened: Upgrade = ({ causes, verdict, seen, ...before }) => {
  const times = timesOf(Object(seen));
  return {
    ...before,
    seen,
    openings: times.map((t) => ({ ...t, causes })),
    verdicts: verdict ? [{ ...Object(verdict), of: times[0]?.since ?? '' }] : [],
    v: 2,
  };
};

export const incidents = document<Incident>()({
  name: 'incident',
  field: 'incident',
  // What is one with another is found there.
  lists: (incident) => [
    ...new Set([
      ...incident.seen.map((s) => keyed(s.source, s.key)),
      ...incident.openings.flatMap(({ since }) => [onDay(incident.service, since.slice(0, 10)), inMonth(since)]),
      ...incident.openings.flatMap((o) => causedBy(incident, o)).map(causes),
      ...(incident.joined === undefined && newestOpening(incident)?.over === undefined ? [OPEN] : []),
    ]),
  ],
  fresh: (id) => ({ v: 5, id, service: '', seen: [], openings: [], verdicts: [] }),
  // Those of form 4 did not keep which version they are of.
  // Those of form 3 did not know that a service which was taken away may have caused one.
  upgrades: { 1: opened, 2: knowsMore(3), 3: knowsMore(4), 4: knowsMore(5) },
});

export const withKey = (source: string, key: string) => all(incidents, keyed(source, key));
/** The incidents of a service that began about then: on the day of each instant (UTC ISO), the one before and the one after. */
export const nearTo = (service: string, ...instants: string[]) => {
  const days = instants.flatMap((instant) => [-1, 0, 1].map((n) => instantAfter(instant, n * DAY_MS).slice(0, 10)));
  return all(incidents, ...new Set(days.map((day) => onDay(service, day))));
};
/** The incidents of all services that may have come of something at an instant (UTC ISO): of its month, and of the next day's. */
export const maybeAfter = (instant: string) =>
  all(incidents, ...new Set([instant, instantAfter(instant, DAY_MS)].map(inMonth)));
/** The incidents that a deploy caused, or may have. */
export const incidentsOf = (deploy: string) => all(incidents, causes(deploy));
/** Those that are not over, and those that began in the month of an instant or in the one before: on a first, yesterday is of that. */
export const recentIncidents = (instant: string) =>
  all(incidents, OPEN, inMonth(instant), inMonth(monthBefore(instant)));
export type IncidentsOf = { incidents: Incident[] };
