/** The shelf of places where code is kept: a folder and a line each. */
export { github } from './github/index.ts';
export { gitlab } from './gitlab/index.ts';
