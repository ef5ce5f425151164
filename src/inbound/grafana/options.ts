import { z } from 'zod';
import { former, secret } from '../../adapters/secret.ts';
import { WHERE } from '../where.ts';

const header = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,99}$/, 'must be the name of a header');

/** What `inbound.yml` says of a Grafana: a contact point of the type webhook. */
export const options = {
  secret: secret.describe(
    'the environment variable with the secret of its HMAC signature, or with the token or password that it sends as authorization',
  ),
  formerSecret: former,
  signatureHeader: header.default('X-Grafana-Alerting-Signature').describe('as its contact point names it'),
  timestampHeader: header.optional().describe('as its contact point names it; without it, signatures have no time'),
  ...WHERE,
};
export type Options = z.output<z.ZodObject<typeof options>>;
