import { ErrorCode } from '@slack/web-api';
import { own } from '../domain/own.ts';
import type { Called } from '../outbox/slack-port.ts';

/** Words for Slack's refusals that people can act on. */
const REMEDIES: Record<string, string> = {
  not_in_channel: 'I am not in that channel: invite me with /invite',
  channel_not_found: 'I can’t see that channel: invite me with /invite, or correct manifests/audiences.yml',
  is_archived: 'that channel is archived: unarchive it, or correct manifests/audiences.yml',
  restricted_action: 'the workspace does not let me post there: ask an admin',
  restricted_action_read_only_channel: 'only some may post in that channel: ask whoever manages it to let me',
  restricted_action_thread_only_channel:
    'only replies are allowed in that channel: ask whoever manages it to let me post',
  restricted_action_non_threadable_channel:
    'that channel allows no threads: ask whoever manages it, or correct manifests/audiences.yml',
  restricted_action_thread_locked: 'that thread is locked: ask an admin to unlock it',
  channel_is_limited_access: 'that channel is closed to apps: ask an admin',
  team_access_not_granted: 'I was not given this workspace: ask an admin to approve the app for it',
  no_permission: 'I lack a permission: reinstall the app from slack-manifest.yml',
  cannot_dm_bot: 'that is an app, which reads no messages',
  messages_tab_disabled: 'the messages tab of my App Home is turned off: see docs/slack-app.md',
  user_not_in_channel: 'that person is not in the channel',
  users_not_found: 'that person is not in this workspace',
  user_not_visible: 'I may not see that person: ask an admin',
  message_not_found: 'the message is gone',
  cant_update_message: 'the message is gone, or not mine',
  edit_window_closed: 'the workspace does not let messages be edited that late',
  thread_not_found: 'the thread is gone',
  missing_scope: 'I lack a permission: reinstall the app from slack-manifest.yml',
  user_not_found: 'that person is not in this workspace',
  user_disabled: 'that person’s account is deactivated',
  msg_too_long: 'the message is longer than Slack allows',
  msg_blocks_too_long: 'the message is longer than Slack allows',
  invalid_blocks: 'Slack would not take it as it was drawn',
  no_text: 'there was nothing in it',
};

const UNAUTHORIZED = ['invalid_auth', 'account_inactive', 'token_revoked', 'token_expired', 'not_authed'];
/** Slack says these when something broke on its side: nobody knows whether the call was carried out. */
const UNKNOWN = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'];
/** Slack has more than one word for “too many”; some come without saying for how long. */
const TOO_MANY = ['ratelimited', 'rate_limited', 'message_limit_exceeded'];

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
          retryAfterMs: (typeof error.retryAfter === 'number' ? error.retryAfter : 30) * 1000,
        };
      case ErrorCode.PlatformError: {
        const slackError = String(error.data?.error ?? 'unknown_error');
        if (UNAUTHORIZED.includes(slackError)) return { ok: false, why: 'unauthorized', error: slackError };
        if (UNKNOWN.includes(slackError)) return { ok: false, why: 'unknown', detail: `Slack answered ${slackError}` };
        if (TOO_MANY.includes(slackError)) return { ok: false, why: 'rate-limited', retryAfterMs: 30_000 };
        return {
          ok: false,
          why: 'refused',
          error: slackError,
          detail: own(REMEDIES, slackError) ?? `Slack refused it: ${slackError}`,
        };
      }
      case ErrorCode.HTTPError:
        return { ok: false, why: 'unknown', detail: `Slack answered ${String(error.statusCode)}` };
      default:
        return neverSent(error)
          ? { ok: false, why: 'unreachable', detail: 'Slack could not be reached' }
          : { ok: false, why: 'unknown', detail: 'the connection to Slack broke' };
    }
  }
}

type Coded = Error & {
  code: string;
  data?: { error?: unknown };
  retryAfter?: unknown;
  statusCode?: unknown;
  original?: unknown;
};
const isCoded = (error: unknown): error is Coded =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

function neverSent(error: Coded): boolean {
  for (
    let e: unknown = error;
    e instanceof Error;
    e = 'original' in e && e.original instanceof Error ? e.original : e.cause
  )
    if (
      'code' in e &&
      typeof e.code === 'string' &&
      ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(e.code)
    )
      return true;
  return false;
}
