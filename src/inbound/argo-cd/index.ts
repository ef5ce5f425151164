import { adapter } from '../../adapters/adapter.ts';
import { former, secret } from '../../adapters/secret.ts';
import { asBearer, BEARER_REMEDY, bringsToken, digestOf, TOKEN } from '../signing.ts';
import type { Source } from '../source.ts';
import { application } from './application.ts';

/** What Argo CD's notifications tell of applications, by the template of docs/inbound.md. */
export const argoCd = adapter({
  type: 'argo-cd',
  example: '{ name: argo, type: argo-cd, token: { env: NAME } }',
  options: {
    token: secret.describe('the environment variable with the token that it sends as authorization: Bearer …'),
    formerToken: former,
  },
  secrets: { token: TOKEN, formerToken: TOKEN },
  open: (_, secret): Source => notifications(secret('token'), secret('formerToken')),
});

/** `tokens`: each as good as the other. Argo CD signs nothing. */
export const notifications = (...tokens: string[]): Source => ({
  verify: (delivery) => bringsToken(delivery, tokens),
  sign: () => asBearer(tokens[0] ?? ''),
  remedy: BEARER_REMEDY,
  deliveryId: digestOf,
  translate: application,
});
