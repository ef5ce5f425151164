import { z } from 'zod';

/** Where GitHub's API is, for every kind of adapter that asks it. */
export const githubApi = z
  .url({ protocol: /^https?$/ })
  .default('https://api.github.com')
  .describe('of GitHub Enterprise: https://host/api/v3');

/** What each request to it says: https://docs.github.com/en/rest/about-the-rest-api/api-versions */
export const githubHeaders = (token: string) => ({
  accept: 'application/vnd.github+json',
  'content-type': 'application/json',
  'x-github-api-version': '2022-11-28',
  authorization: `Bearer ${token}`,
});
