import { former, secret } from '../../adapters/secret.ts';
import { WHERE } from '../where.ts';

/** What `inbound.yml` says of an Alertmanager. */
export const options = {
  token: secret.describe('the environment variable with the token that it sends as authorization: Bearer …'),
  formerToken: former,
  ...WHERE,
};
