import { adapter } from '../../adapters/adapter.ts';
import { isSame } from '../../adapters/constant-time.ts';
import { former, secret } from '../../adapters/secret.ts';
import { type HeardAt, isRecent } from '../../adapters/standard-webhooks.ts';
import { BEARER_REMEDY, bringsToken, hmacHex, someSecret, TOKEN } from '../signing.ts';
import type { Delivery, SignedBy, Source } from '../source.ts';
import { event } from './event.ts';
import { idOf } from './id.ts';

/** What Buildkite tells, by its webhooks or through EventBridge: docs/sources/buildkite.md, https://buildkite.com/docs/apis/webhooks */
export const buildkite = adapter({
  type: 'buildkite',
  example: '{ name: buildkite, type: buildkite, token: { env: NAME } }',
  options: {
    token: secret.describe(
      'the environment variable with the token of the webhook: by what it signs, or what it sends; or what EventBridge sends as authorization: Bearer …',
    ),
    formerToken: former,
  },
  secrets: { token: TOKEN, formerToken: TOKEN },
  open: (_, secret): Source => webhooks(secret('token'), secret('formerToken')),
});

/** `tokens`: each as good as the other. What is signed counts by its signature alone. */
export const webhooks = (...tokens: string[]): Source => ({
  largest: 2 * 1024 * 1024,
  verify(delivery, now) {
    const { header } = delivery;
    if (header('x-buildkite-signature') !== undefined) return isSigned(delivery, tokens, now);
    const given = header('x-buildkite-token');
    if (given !== undefined) return someSecret(tokens, (token) => isSame(given, token));
    return bringsToken(delivery, tokens);
  },
  signedAt: ({ header }) => SIGNATURE.exec((header('x-buildkite-signature') ?? '').trim())?.[1],
  sign: () => ({ headers: { 'x-buildkite-token': tokens[0] ?? '' } }),
  remedy: `enter the token that inbound.yml names in the settings of the webhook at Buildkite, with a clock that is right; for EventBridge, ${BEARER_REMEDY}`,
  deliveryId: (_, body) => idOf(body),
  translate: event,
});

const SIGNATURE = /^timestamp=(\d{1,20}),\s*signature=([0-9a-f]{64})$/;

function isSigned({ raw, header }: Delivery, tokens: readonly string[], now: HeardAt): SignedBy | undefined {
  const [, at = '', given = ''] = SIGNATURE.exec((header('x-buildkite-signature') ?? '').trim()) ?? [];
  if (!isRecent(at, now)) return undefined;
  const signed = Buffer.concat([Buffer.from(`${at}.`), raw]);
  return someSecret(tokens, (token) => isSame(given, hmacHex(token, signed)));
}
