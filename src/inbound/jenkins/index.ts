import { adapter } from '../../adapters/adapter.ts';
import { former, secret } from '../../adapters/secret.ts';
import { asBearer, BEARER_REMEDY, bringsToken, digestOf, TOKEN } from '../signing.ts';
import type { Source } from '../source.ts';
import { build } from './build.ts';

/** What the Notification plugin of Jenkins tells of builds: docs/inbound.md, https://plugins.jenkins.io/notification/ */
export const jenkins = adapter({
  type: 'jenkins',
  example: '{ name: jenkins, type: jenkins, token: { env: NAME } }',
  options: {
    token: secret.describe(
      'the environment variable with the token that it sends as the password in its address, or as authorization: Bearer …',
    ),
    formerToken: former,
  },
  secrets: { token: TOKEN, formerToken: TOKEN },
  open: (_, secret): Source => notifications(secret('token'), secret('formerToken')),
});

/** `tokens`: each as good as the other. The plugin signs nothing. */
export const notifications = (...tokens: string[]): Source => ({
  largest: 5 * 1024 * 1024,
  verify: (delivery) => bringsToken(delivery, tokens),
  sign: () => asBearer(tokens[0] ?? ''),
  remedy: `write the endpoint as https://gonogo:TOKEN@…, or ${BEARER_REMEDY}`,
  deliveryId: digestOf,
  translate: build,
});
