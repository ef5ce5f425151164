import { z } from 'zod';
import { address, secret } from '../../adapters/secret.ts';

/** Opsgenie's alerts, and those of its successor Jira Service Management, which speaks the same. */
export const options = {
  apiKey: secret.describe('the environment variable with the key of an API integration'),
  api: address
    .default('https://api.opsgenie.com')
    .describe(
      'https://api.eu.opsgenie.com for accounts in Europe; https://api.atlassian.com/jsm/ops/integration for Jira Service Management; or the environment variable that holds it',
    ),
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
};
