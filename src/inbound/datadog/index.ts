import { adapter } from '../../adapters/adapter.ts';
import { former, secret } from '../../adapters/secret.ts';
import { asBearer, BEARER_REMEDY, bringsToken, TOKEN } from '../signing.ts';
import type { Source } from '../source.ts';
import { WHERE } from '../where.ts';
import { idOf, monitor } from './monitor.ts';

/** What monitors of Datadog tell, by the template of docs/sources/datadog.md: https://docs.datadoghq.com/integrations/webhooks/ */
export const datadog = adapter({
  type: 'datadog',
  example: '{ name: datadog, type: datadog, token: { env: NAME } }',
  options: {
    token: secret.describe('the environment variable with the token that it sends as authorization: Bearer …'),
    formerToken: former,
    ...WHERE,
    environmentLabel: WHERE.environmentLabel.removeDefault().default('env'),
  },
  secrets: { token: TOKEN, formerToken: TOKEN },
  open: (where, secret): Source => ({
    verify: (delivery) => bringsToken(delivery, [secret('token'), secret('formerToken')]),
    sign: () => asBearer(secret('token')),
    remedy: BEARER_REMEDY,
    deliveryId: (_, body) => idOf(body),
    translate: (body) => monitor(body, where),
  }),
});
