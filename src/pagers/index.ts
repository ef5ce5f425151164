/** The shelf of what wakes people: a folder and a line each. */
export { opsgenie } from './opsgenie/index.ts';
export { pagerduty } from './pagerduty/index.ts';
export { webhook } from './webhook/index.ts';
