import { z } from 'zod';
import { address, secret } from '../../adapters/secret.ts';
import { COMMON } from '../common.ts';
import { template } from '../fill.ts';

/** An application of Argo CD without auto-sync: docs/targets/argo-cd.md */
export const options = {
  url: address.describe('the address of Argo CD, or the environment variable that holds it'),
  application: template.describe('its name; {service} and the like stand for what is deployed'),
  namespace: template.optional().describe('of the application, where it is not that of Argo CD'),
  project: template.optional().describe('of the application'),
  revision: template.default('{version}').describe('what it is synced to: a commit, a tag, or the version of a chart'),
  token: secret.describe('the environment variable with a token of an account or a project'),
  prune: z.boolean().default(false).describe('take away what is not in the revision any more'),
  back: z
    .enum(['history', 'sync'])
    .default('history')
    .describe('how a step goes back: to the revision in the history (runs no hooks), or by a sync (runs them)'),
  ...COMMON,
};
export type Options = z.output<z.ZodObject<typeof options>>;

/** All that it is told of a step. */
export const textsOf = (o: Options): string[] => [o.application, o.revision, o.namespace ?? '', o.project ?? ''];
