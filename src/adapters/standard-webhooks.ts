import { createHmac, createSecretKey } from 'node:crypto';
import { isSame } from './constant-time.ts';

const WINDOW_MS = 300_000;
/** With what a time that was signed is compared, ms; `whenever`: with nothing, so that a wrong time is told from a wrong secret. */
export type HeardAt = number | 'whenever';
/** Whether a time that was signed is within five minutes of now, to the millisecond. `at`: s, as it was written */
export const isRecent = (at: string, now: HeardAt): boolean =>
  now === 'whenever' ? at !== '' : /^\d{1,12}$/.test(at) && Math.abs(now - Number(at) * 1000) <= WINDOW_MS;

/**
 * Whether the raw body was signed with the secret (whsec_…), in constant time; https://www.standardwebhooks.com. The library for this takes
 * text only, so that a body that is no UTF-8 fails though it was rightly signed, and it can't be told the time.
 */
export function isSigned(
  secret: string,
  raw: string | Uint8Array,
  header: (name: string) => string | undefined,
  now: HeardAt = Date.now(),
): boolean {
  const [id = '', at = '', given = ''] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(header);
  if (id === '' || !isRecent(at, now)) return false;
  const right = signatureOf(secret, id, at, raw);
  return given.split(' ').some((one) => isSame(one, `v1,${right}`));
}

/** What a body is signed with, in base64. `at`: s */
export function signatureOf(secret: string, id: string, at: string, raw: string | Uint8Array): string {
  // As a key: given bytes, Node finds out by an error that is thrown within it that they are none, which takes five times as long.
  const key = createSecretKey(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${at}.`).update(raw).digest('base64');
}

export function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
