import { z } from 'zod';
import { address, secret } from '../../adapters/secret.ts';

/** A schedule of PagerDuty, read by its REST API: https://developer.pagerduty.com/api-reference (GET /oncalls). */
export const options = {
  schedule: z.string().regex(/^[A-Z0-9]{4,20}$/, 'must be the id of a schedule, such as PI7DH85'),
  token: secret.describe('the environment variable with a read-only API token'),
  api: address
    .default('https://api.pagerduty.com')
    .describe('https://api.eu.pagerduty.com for accounts in Europe; or the environment variable that holds it'),
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
};
