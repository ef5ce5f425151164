import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isSame } from '../adapters/constant-time.ts';

/** Slack's own bound against recordings, in both directions. */
export const CLOCK_MAY_DIFFER_S = 300;

/**
 * Whether Slack sent the raw body; https://docs.slack.dev/authentication/verifying-requests-from-slack. `now`: ms since 1970.
 * Not Bolt's own check: it compares by two more signatures under a random key, which was a seventh of what a vote costs.
 */
export function isSigned(headers: IncomingHttpHeaders, body: string, secret: string, now: number): boolean {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': at } = headers;
  if (typeof signature !== 'string' || typeof at !== 'string' || !/^\d{1,12}$/.test(at)) return false;
  if (Math.abs(now / 1000 - Number(at)) > CLOCK_MAY_DIFFER_S) return false;
  return isSame(signature, `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`);
}
