/** The shelf of deploy targets: a folder and a line each. */
export { webhook } from './webhook/index.ts';
