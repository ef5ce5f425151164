import { z } from 'zod';
import { secret } from '../adapters/secret.ts';

/** What every kind of tracker may be told. */
export const COMMON = {
  token: secret.describe('the environment variable with a token: docs/tickets.md says what it may do'),
  writesBack: z.boolean().default(true).describe('what became of a release is written to its tickets'),
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
  timeoutSeconds: z.number().int().min(1).max(60).default(15).describe('how long one question may take'),
};

export const projects = z
  .array(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'must be the key of a project, such as SHOP'))
  .min(1)
  .max(100);

/** How the API of one is called: what was renamed there is found all the same. */
export const CALLED = { manifest: 'trackers.yml', redirects: 'once', unreadable: 'final' } as const;
