/** The shelf of strategies: a file and a line each. */
export { allAtOnce } from './all-at-once.ts';
export { blueGreen } from './blue-green.ts';
export { canary } from './canary.ts';
export { rolling } from './rolling.ts';
