/** The shelf of places where work is kept: a folder and a line each. */
export { githubIssues } from './github-issues/index.ts';
export { jira } from './jira/index.ts';
export { linear } from './linear/index.ts';
