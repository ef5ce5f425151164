import { adapter } from '../../adapters/adapter.ts';
import { former, secret, typedFault } from '../../adapters/secret.ts';
import { hmacHex, someGiven, someSecret } from '../signing.ts';
import type { Source } from '../source.ts';
import { completed, idOf } from './completed.ts';

const KEY = { is: 'the secret token of the webhook', fault: typedFault };

/** What a project of CircleCI tells: docs/sources/circleci.md, https://circleci.com/docs/webhooks */
export const circleci = adapter({
  type: 'circleci',
  example: '{ name: circleci, type: circleci, secret: { env: NAME } }',
  options: {
    secret: secret.describe('the environment variable with the secret token of the webhook'),
    formerSecret: former,
  },
  secrets: { secret: KEY, formerSecret: KEY },
  open: (_, secret): Source => webhooks(secret('secret'), secret('formerSecret')),
});

/** `secrets`: each as good as the other. Of the versions of a signature, the one that we know counts. */
export const webhooks = (...secrets: string[]): Source => ({
  largest: 2 * 1024 * 1024,
  verify({ raw, header }) {
    return someSecret(secrets, (secret) => someGiven(header('circleci-signature'), `v1=${hmacHex(secret, raw)}`));
  },
  sign: (raw) => ({ headers: { 'circleci-signature': `v1=${hmacHex(secrets[0] ?? '', raw)}` } }),
  remedy: 'enter the secret that inbound.yml names as the secret token of the webhook at CircleCI',
  deliveryId: (_, body) => idOf(body),
  translate: (body, { header }) => completed(body, header('circleci-event-type') ?? ''),
});
