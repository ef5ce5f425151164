import { createHash, createHmac } from 'node:crypto';
import { isSame } from '../adapters/constant-time.ts';
import { type SecretOption, wordFault } from '../adapters/secret.ts';
import { signatureOf } from '../adapters/standard-webhooks.ts';
import type { Delivery, SignedBy } from './source.ts';

/** Which of several secrets is right, the one of now first; all are tried, so that time tells nothing of which. */
export function someSecret(secrets: readonly string[], isRight: (secret: string) => boolean): SignedBy | undefined {
  const [first, ...former] = secrets.map((secret) => secret !== '' && isRight(secret));
  return first ? 'secret' : former.some(Boolean) ? 'former' : undefined;
}

/** Whether one of the signatures that stand in a header, by comma, is right: while a secret changes there are several. Each is compared, so that time tells nothing of which it was. */
export const someGiven = (header: string | undefined, right: string): boolean =>
  (header ?? '')
    .split(',', MOST_SIGNATURES)
    .map((one) => isSame(one.trim(), right))
    .some(Boolean);
const MOST_SIGNATURES = 10;

/** HMAC-SHA-256 of bytes, in hexadecimal digits. */
export const hmacHex = (secret: string, raw: Uint8Array) => createHmac('sha256', secret).update(raw).digest('hex');

/** Which of the tokens a delivery brings: as `authorization: Bearer …`, or as the password of Basic, whoever the user is. */
export function bringsToken({ header }: Delivery, tokens: readonly string[]): SignedBy | undefined {
  const [scheme = '', value = ''] = (header('authorization') ?? '').trim().split(/ +/);
  const given = scheme.toLowerCase() === 'basic' ? passwordIn(value) : value;
  if (!/^(bearer|basic)$/i.test(scheme) || given === '') return undefined;
  return someSecret(tokens, (token) => isSame(given, token));
}

export const TOKEN: SecretOption = { is: 'the token', fault: wordFault };
export const BEARER_REMEDY = 'send "authorization: Bearer …" with the token that inbound.yml names';

function passwordIn(basic: string): string {
  const pair = Buffer.from(basic, 'base64').toString();
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : '';
}

/** Of systems that send no id: what is the same to the byte is the same delivery. */
export const digestOf = ({ raw }: Delivery) => createHash('sha256').update(raw).digest('hex').slice(0, 32);

/** When a delivery says it was signed, by Standard Webhooks, as it is written. */
export const signedAt = ({ header }: Delivery) => header('webhook-timestamp');

export const asBearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** Headers of Standard Webhooks for a body. `now`: ms */
export function asStandardWebhook(secret: string, raw: Uint8Array, now: number) {
  const [id, at] = [`gonogo-test-${now}`, Math.floor(now / 1000)];
  const signature = signatureOf(secret, id, String(at), raw);
  return { headers: { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}` } };
}
