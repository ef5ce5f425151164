import { z } from 'zod';
import { address, secret } from '../../adapters/secret.ts';

/** A webhook target as `deploy-targets.yml` configures it. Secrets are named, never written. */
export const options = {
  url: address.describe('where a stage is POSTed to, or the environment variable that holds the URL'),
  secret: secret.describe('the environment variable with the Standard Webhooks signing secret (whsec_…)'),
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
  canStop: z.boolean().default(false).describe('it understands the action `stop`: give a step up where it is'),
  timeoutSeconds: z.number().int().min(1).max(60).default(10).describe('how long one request may take'),
  attempts: z.number().int().min(1).max(10).default(5).describe('how often a request is tried before the step fails'),
};
export type Options = z.output<z.ZodObject<typeof options>>;
