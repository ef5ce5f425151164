/** The shelf of deploy targets: a folder and a line each. */
export { argoCd } from './argo-cd/index.ts';
export { githubActions } from './github-actions/index.ts';
export { gitlab } from './gitlab/index.ts';
export { jenkins } from './jenkins/index.ts';
export { webhook } from './webhook/index.ts';
