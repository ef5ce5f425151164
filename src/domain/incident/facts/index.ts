export { causeConfirmed as CauseConfirmed } from './cause-confirmed.ts';
export { incidentHeard as IncidentHeard } from './incident-heard.ts';
export { incidentJoined as IncidentJoined } from './incident-joined.ts';
