import { former, secret } from '../../adapters/secret.ts';
import { IN_ENVIRONMENT } from '../in-environment.ts';

/** PagerDuty tells who has taken a page: a generic webhook (v3) of the service that is paged. */
export const options = {
  secret: secret.describe('the environment variable with the secret that PagerDuty showed when the webhook was made'),
  formerSecret: former,
  ...IN_ENVIRONMENT,
};
