import { z } from 'zod';
import { address } from '../../adapters/secret.ts';

/** A calendar at an address, such as PagerDuty, Opsgenie, Grafana OnCall and every calendar give one. */
export const options = {
  url: address.describe(
    'where the calendar lies, or the environment variable that holds the address, since it is often secret',
  ),
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
};
