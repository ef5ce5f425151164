import { z } from 'zod';
import { address, secret } from '../../adapters/secret.ts';

/** A service of PagerDuty, reached by its Events API v2. */
export const options = {
  routingKey: secret.describe('the environment variable with the integration key of an Events API v2 integration'),
  api: address
    .default('https://events.pagerduty.com')
    .describe('https://events.eu.pagerduty.com for accounts in Europe; or the environment variable that holds it'),
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
};
