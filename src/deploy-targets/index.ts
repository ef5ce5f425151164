/** The shelf of deploy targets: a folder and a line each. */
export { githubActions } from './github-actions/index.ts';
export { jenkins } from './jenkins/index.ts';
export { webhook } from './webhook/index.ts';
