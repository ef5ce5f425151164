/** The shelf of places where services tell their version: a folder and a line each. */
export { json } from './json/index.ts';
