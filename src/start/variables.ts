import { z } from 'zod';
import { wordFault } from '../adapters/secret.ts';

/** What else an address may carry would be sent along, or be in the way of what is added to it. */
const alone = [
  (url: string) => !/[?#@]/.test(url),
  'must be an address alone, without a user name and without ? or #',
] as const;
const oneWord = [(value: string) => wordFault(value) === undefined, wordFault(' ')] as const;

/** What is set outside of Gonogo: docs/configuration.md. Each is checked, and its fault says what to do. */
export const Environment = z.object({
  SLACK_BOT_TOKEN: z
    .string({ error: 'is missing: the bot token (xoxb-…) from your app’s page, “OAuth & Permissions”' })
    .startsWith('xoxb-', 'must start with xoxb-: copy the bot token from “OAuth & Permissions”')
    .refine(...oneWord),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must start with xapp-: copy the app-level token from “Basic Information”')
    .refine(...oneWord)
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(16, 'is too short: copy the signing secret from “Basic Information”')
    .refine(...oneWord)
    .optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address, such as http://127.0.0.1:4000/api/' })
    .refine(...alone)
    .optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be the http or https address under which pipelines reach Gonogo' })
    .refine(...alone)
    // What others are told begins with it; it may have a path.
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a number from 0 to 65535' }).int().min(0).max(65535).default(3000),
  CHECK_TOKEN: z
    .string()
    .min(16, 'is too short: take at least 16 characters, such as from: openssl rand -hex 20')
    .refine(...oneWord)
    .optional(),
  EXPORT_TOKEN: z
    .string()
    .min(16, 'is too short: take at least 16 characters, such as from: openssl rand -hex 20')
    .refine(...oneWord)
    .optional(),
  DATA_DIR: z.string().default('data'),
  MANIFESTS: z.string().default('manifests'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});
