import { type FetchFunction, WebAPIRateLimitedError } from '@slack/web-api';
import { retryAfterMs } from '../outbound/answer.ts';

/** How long is waited where Slack says “too many”, and not for how long, ms. */
export const TOO_MANY_WAIT_MS = 30_000;
const SHORTEST_WAIT_MS = 1000;

/** What the library takes for a refusal without a code. */
const NO_ANSWER = '{"ok":false}';

/**
 * Asks, and reads the answer to its end. Slack's library reads it where a connection that breaks is no failed call to it, takes whatever
 * is JSON for an object, and knows of “too many” only whole seconds, of which it takes any.
 */
export const wholeAnswer: FetchFunction = async (url, init) => {
  const response = await fetch(url, init);
  if (response.status === 429) throw new WebAPIRateLimitedError(waitOf(response) / 1000);
  if (response.status !== 200) return response;
  const text = await response.text();
  return new Response(/^\s*\{/.test(text) ? text : NO_ANSWER, { headers: response.headers });
};

function waitOf({ headers }: Response): number {
  const asked = retryAfterMs({ header: (name) => headers.get(name) ?? undefined }, Date.now());
  return Math.max(SHORTEST_WAIT_MS, asked ?? TOO_MANY_WAIT_MS);
}
