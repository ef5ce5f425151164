import { z } from 'zod';
import { address, secret } from '../../adapters/secret.ts';

export const options = {
  url: address.describe('without /api/v1, or the environment variable that holds it'),
  token: secret.optional().describe('the environment variable with a bearer token'),
  basic: secret.optional().describe('the environment variable with user:password'),
  tenant: z
    .string()
    .regex(/^[\w.!*'()|-]{1,150}$/, "must be letters, digits and !-_.*'()|, 150 at most")
    .optional()
    .describe('X-Scope-OrgID, where tenants share one address'),
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
  timeoutSeconds: z.number().int().min(1).max(60).default(10).describe('how long one query may take'),
};
