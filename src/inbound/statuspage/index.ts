import { adapter } from '../../adapters/adapter.ts';
import { isSame } from '../../adapters/constant-time.ts';
import { former, secret } from '../../adapters/secret.ts';
import { IN_ENVIRONMENT, inEnvironment } from '../in-environment.ts';
import { digestOf, someSecret, TOKEN } from '../signing.ts';
import type { Source } from '../source.ts';
import { idOf, news } from './news.ts';

/** What a page of Statuspage tells its subscribers: docs/sources/statuspage.md. It signs nothing: the token is the end of its address. */
export const statuspage = adapter({
  type: 'statuspage',
  example: '{ name: status, type: statuspage, token: { env: NAME } }',
  options: {
    token: secret.describe(
      'the environment variable with the token at the end of the address: /inbound/<name>/<token>',
    ),
    formerToken: former,
    ...IN_ENVIRONMENT,
  },
  secrets: { token: TOKEN, formerToken: TOKEN },
  open: ({ environment }, secret): Source =>
    inEnvironment(subscription(secret('token'), secret('formerToken')), environment),
});

/** `tokens`: each as good as the other. */
export const subscription = (...tokens: string[]): Source => ({
  verify: ({ rest = '' }) => someSecret(tokens, (token) => isSame(rest, token)),
  sign: () => ({ headers: {}, rest: tokens[0] ?? '' }),
  remedy: 'end the address with a slash and the token that inbound.yml names',
  deliveryId: (delivery, body) => idOf(body) ?? digestOf(delivery),
  translate: news,
});
