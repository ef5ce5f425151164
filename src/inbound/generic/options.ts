import { former, secret } from '../../adapters/secret.ts';

/** A source that sends Gonogo's own JSON, signed by Standard Webhooks: docs/inbound.md */
export const options = {
  secret: secret.describe('the environment variable with the Standard Webhooks signing secret (whsec_…)'),
  formerSecret: former,
};
