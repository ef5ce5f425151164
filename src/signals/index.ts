/** The shelf of places where measures are kept: a folder and a line each. */
export { json } from './json/index.ts';
export { prometheus } from './prometheus/index.ts';
