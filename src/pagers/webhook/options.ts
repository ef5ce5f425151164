import { z } from 'zod';
import { address, secret } from '../../adapters/secret.ts';

export const options = {
  url: address.describe('where pages are POSTed to, or the environment variable that holds the URL'),
  secret: secret.describe('the environment variable with the Standard Webhooks signing secret (whsec_…)'),
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
};
