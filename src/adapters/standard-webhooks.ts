import { createHmac } from 'node:crypto';
import { isSame } from './constant-time.ts';

const WINDOW_S = 300;

/**
 * Whether the raw body was signed with the secret (whsec_…), in constant time; https://www.standardwebhooks.com. `now`: ms. The library for this takes
 * text only, so that a body that is no UTF-8 fails though it was rightly signed, and it can't be told the time.
 */
export function isSigned(
  secret: string,
  raw: string | Uint8Array,
  header: (name: string) => string | undefined,
  now = Date.now(),
): boolean {
  const [id = '', at = '', given = ''] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(header);
  if (id === '' || !/^\d{1,12}$/.test(at) || Math.abs(Math.floor(now / 1000) - Number(at)) > WINDOW_S) return false;
  const right = signatureOf(secret, id, at, raw);
  return given.split(' ').some((one) => isSame(one, `v1,${right}`));
}

/** What a body is signed with, in base64. `at`: s */
export function signatureOf(secret: string, id: string, at: string, raw: string | Uint8Array): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${at}.`).update(raw).digest('base64');
}

export function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
