import { DAY_MS, instantAfter } from '../../time/instants.ts';
import { document } from '../deciding/document.ts';
import { all } from '../deciding/reads.ts';
import { type Incident, startOf, stateOf } from './incident.ts';

const OPEN = 'incidents/open';
const keyed = (source: string, key: string) => `incidents/key/${source}/${key}`;
const onDay = (service: string, day: string) => `incidents/of/${service}/${day}`;
const causedBy = (deploy: string) => `incidents/caused-by/${deploy}`;
const inMonth = (instant: string) => `incidents/in/${instant.slice(0, 7)}`;

export const incidents = document<Incident>()({
  name: 'incident',
  field: 'incident',
  lists: (incident) => [
    ...incident.seen.map((s) => keyed(s.source, s.key)),
    onDay(incident.service, startOf(incident).slice(0, 10)),
    inMonth(startOf(incident)),
    ...linkedTo(incident).map(causedBy),
    ...(stateOf(incident) === 'resolved' ? [] : [OPEN]),
  ],
  fresh: (id) => ({ v: 1, id, service: '', seen: [], causes: [] }),
});

/** The deploys on whose cards it stands: all that may have caused it, until somebody has said which. */
const linkedTo = ({ causes, verdict }: Incident): string[] =>
  verdict ? (verdict.deploy === undefined ? [] : [verdict.deploy]) : causes.map((c) => c.deploy);

export const withKey = (source: string, key: string) => all(incidents, keyed(source, key));
/** The incidents of a service that began about then: on the day of an instant (UTC ISO), the one before and the one after. */
export const nearTo = (service: string, instant: string) =>
  all(incidents, ...[-1, 0, 1].map((n) => onDay(service, instantAfter(instant, n * DAY_MS).slice(0, 10))));
/** The incidents of all services that may have come of something at an instant (UTC ISO): of its month, and of the next day's. */
export const maybeAfter = (instant: string) =>
  all(incidents, ...new Set([instant, instantAfter(instant, DAY_MS)].map(inMonth)));
/** The incidents that a deploy caused, or may have. */
export const incidentsOf = (deploy: string) => all(incidents, causedBy(deploy));
/** Those that are not over, and those that began in the month of an instant. */
export const recentIncidents = (instant: string) => all(incidents, OPEN, inMonth(instant));
export type IncidentsOf = { incidents: Incident[] };
