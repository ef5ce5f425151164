/** The shelf of systems that tell Gonogo something: a folder and a line each. */
export { alertmanager } from './alertmanager/index.ts';
export { generic } from './generic/index.ts';
export { pagerduty } from './pagerduty/index.ts';
