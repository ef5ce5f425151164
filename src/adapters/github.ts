import { address } from './secret.ts';

/** Where GitHub's API is, for every kind of adapter that asks it. */
export const githubApi = address
  .default('https://api.github.com')
  .describe('of GitHub Enterprise: https://host/api/v3, or the environment variable that holds it');

/** What each request to it says: https://docs.github.com/en/rest/about-the-rest-api/api-versions */
export const githubHeaders = (token: string) => ({
  accept: 'application/vnd.github+json',
  'content-type': 'application/json',
  'x-github-api-version': '2022-11-28',
  authorization: `Bearer ${token}`,
});

/** How a run of Actions that is over ended, in words, by its conclusion; `again`: what is said of its attempt. */
export function conclusionWords(conclusion: string, again: string): string {
  switch (conclusion) {
    case 'success':
      return `succeeded at GitHub${again}`;
    case 'cancelled':
      return `was cancelled at GitHub${again}: by somebody, or because another run of its concurrency group came`;
    case 'action_required':
      return 'waits at GitHub until somebody lets the workflow run';
    case 'startup_failure':
      return `did not begin at GitHub${again}: its workflow can't be run as it is written`;
    case 'stale':
      return `was given up by GitHub${again}: nothing was heard of it for too long`;
    default:
      return `ended at GitHub as ${conclusion || 'unknown'}${again}`;
  }
}
