import { ErrorCode } from '@slack/web-api';
import { own } from '../domain/own.ts';
import { reason } from '../outbound/call.ts';
import { neverArrived, unreachedWords } from '../outbound/why.ts';
import type { Called } from '../outbox/slack-port.ts';
import { CLOSED, REMEDIES } from './remedies.ts';
import { TOO_MANY_WAIT_MS } from './whole-answer.ts';

/** What to do about a scope that an installation has not got: Slack names it. */
const lacking = (scopes: string) =>
  `I lack the permission ${scopes}: add it on the app’s page under “OAuth & Permissions” → Bot Token Scopes, then reinstall the app`;

const UNAUTHORIZED = ['invalid_auth', 'account_inactive', 'token_revoked', 'token_expired', 'not_authed'];
/** Slack says these when something broke on its side: nobody knows whether the call was carried out. */
const UNKNOWN = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'];
/** Slack has more than one word for “too many”; some come without saying for how long. */
const TOO_MANY = ['ratelimited', 'rate_limited', 'message_limit_exceeded'];

/** Slack's refusals are one word. Its library calls whatever it can't read a refusal, too: a page of a proxy, an empty body. */
const CODE = /^[\w:.-]{1,100}$/;
/** Slack tells what it did; `{"ok":true}` alone is what something else says to everything. */
export function told<T>(value: T | null | undefined): Exclude<T, ''> {
  if (isSaid(value)) return value;
  throw Object.assign(new Error('Slack left out what it was asked for'), {
    code: ErrorCode.PlatformError,
    data: { error: '' },
  });
}
/** An answer that tells what it was asked for. */
export async function telling<R, K extends keyof R>(asked: Promise<R>, what: K): Promise<R> {
  const answer = await asked;
  told(answer[what]);
  return answer;
}
const isSaid = <T>(value: T | null | undefined): value is Exclude<T, ''> =>
  value !== undefined && value !== null && value !== '';
const NOT_SLACKS = 'something that is not Slack’s answered in its place: is a proxy on the way?';

/** Runs a call to Slack and turns what comes into a value: failures of the network are no exceptions. */
export async function called<T>(call: () => Promise<T>): Promise<Called<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    if (!isCoded(error)) throw error;
    switch (error.code) {
      case ErrorCode.RateLimitedError:
        return {
          ok: false,
          why: 'rate-limited',
          retryAfterMs: typeof error.retryAfter === 'number' ? error.retryAfter * 1000 : TOO_MANY_WAIT_MS,
        };
      case ErrorCode.PlatformError: {
        const slackError = typeof error.data?.error === 'string' ? error.data.error : '';
        if (!CODE.test(slackError)) return { ok: false, why: 'unknown', detail: NOT_SLACKS };
        if (UNAUTHORIZED.includes(slackError)) return { ok: false, why: 'unauthorized', error: slackError };
        const mend = own(CLOSED, slackError);
        if (mend !== undefined) return { ok: false, why: 'unauthorized', error: slackError, mend };
        if (UNKNOWN.includes(slackError)) return { ok: false, why: 'unknown', detail: `Slack answered ${slackError}` };
        if (TOO_MANY.includes(slackError)) return { ok: false, why: 'rate-limited', retryAfterMs: TOO_MANY_WAIT_MS };
        return {
          ok: false,
          why: 'refused',
          error: slackError,
          detail:
            slackError === 'missing_scope' && typeof error.data?.needed === 'string'
              ? lacking(error.data.needed)
              : (own(REMEDIES, slackError) ?? `Slack refused it: ${slackError}`),
        };
      }
      case ErrorCode.HTTPError:
        return {
          ok: false,
          why: 'unknown',
          detail: `Slack answered ${String(error.statusCode)}`,
          ...(typeof error.statusCode === 'number' && { status: error.statusCode }),
        };
      default: {
        const code = codeIn(error);
        return neverArrived(code)
          ? { ok: false, why: 'unreachable', detail: `Slack ${unreachedWords(code)}` }
          : { ok: false, why: 'unknown', detail: 'the connection to Slack broke' };
      }
    }
  }
}

/** Slack's code, of a call that it understood and refused. */
export const refusedAs = (error: unknown): string | undefined =>
  isCoded(error) && error.code === ErrorCode.PlatformError ? String(error.data?.error) : undefined;

type Coded = Error & {
  code: string;
  data?: { error?: unknown; needed?: unknown };
  retryAfter?: unknown;
  statusCode?: unknown;
  original?: unknown;
};
const isCoded = (error: unknown): error is Coded =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** What the network says below what Slack's library makes of it. */
function codeIn(error: Coded): string {
  const { original } = error;
  return reason(original instanceof Error ? original : error);
}
