import { z } from 'zod';
import { address, secret } from '../../adapters/secret.ts';

export const options = {
  url: address.describe('where the paths of queries begin, or the environment variable that holds it'),
  token: secret.optional().describe('the environment variable with a bearer token'),
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
  timeoutSeconds: z.number().int().min(1).max(60).default(10).describe('how long one question may take'),
};
