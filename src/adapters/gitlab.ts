import { address } from './secret.ts';

/** Where GitLab is, for every kind of adapter that asks it. */
export const gitlabUrl = address
  .default('https://gitlab.com')
  .describe('the address of GitLab, or the environment variable that holds it');

export const gitlabApi = (url: string): string => `${url.replace(/\/+$/, '')}/api/v4`;
