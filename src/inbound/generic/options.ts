import { z } from 'zod';
import { secret } from '../../secret.ts';

/** A source that sends Gonogo's own JSON, signed by Standard Webhooks: docs/inbound.md */
export const options = z.strictObject({
  type: z.literal('generic'),
  secret: secret.describe('the environment variable with the Standard Webhooks signing secret (whsec_…)'),
});

export type GenericOptions = z.infer<typeof options>;
