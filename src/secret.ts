import { z } from 'zod';

/** A secret as manifests name it: never written there. */
export const secret = z.strictObject({
  env: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of an environment variable, such as DEPLOY_WEBHOOK_SECRET'),
});
