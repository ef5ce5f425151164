import { z } from 'zod';
import { secret } from '../../secret.ts';

/** A calendar at an address, such as PagerDuty, Opsgenie, Grafana OnCall and every calendar give one. */
export const options = z.strictObject({
  type: z.literal('ical'),
  url: z
    .union([z.url({ protocol: /^https?$/ }), secret], { error: 'must be an http or https address, or { env: NAME }' })
    .describe('where the calendar lies, or the environment variable that holds the address, since it is often secret'),
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
});

export type IcalFeedOptions = z.infer<typeof options>;
