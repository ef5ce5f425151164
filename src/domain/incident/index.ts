export { confirmCause as ConfirmCause } from './confirm-cause.ts';
export { hearIncident as HearIncident } from './hear-incident.ts';
export { lookForCauses as LookForCauses } from './look-for-causes.ts';
