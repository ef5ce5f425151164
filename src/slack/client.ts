import { ErrorCode, type KnownBlock, WebClient } from '@slack/web-api';
import type { Message } from '../blocks/blocks.ts';
import { own } from '../domain/own.ts';
import type { Called, Posted, SlackPort } from '../outbox/slack-port.ts';
import type { Directory } from './directory.ts';

/** Metadata's event type; `find` looks for it. */
const EVENT_TYPE = 'gonogo_errand';

export type ClientOptions = { token: string; slackApiUrl?: string; timeoutMs?: number };

/** A client that never retries by itself and never stalls other calls: the outbox decides what happens next. */
export const webClient = ({ token, slackApiUrl, timeoutMs = 10_000 }: ClientOptions) =>
  new WebClient(token, {
    ...(slackApiUrl && { slackApiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: QUIET,
  });

const nothing = () => {};
export const QUIET = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => 'error' as never,
  setName: nothing,
};

export function slackPort(web: WebClient, directory: Directory): SlackPort {
  const directChannels = new Map<string, string>();
  return {
    async channelId(name) {
      return called(() => directory.channelId(name));
    },
    async directMessages(user) {
      const known = directChannels.get(user);
      if (known) return { ok: true, value: known };
      const opened = await called(async () => (await web.conversations.open({ users: user })).channel?.id ?? '');
      if (opened.ok) directChannels.set(user, opened.value);
      return opened;
    },
    post: (to, message, key) =>
      called(async () => {
        const reply = to.threadTs
          ? { thread_ts: to.threadTs, ...(to.broadcast && { reply_broadcast: true as const }) }
          : {};
        const posted = await web.chat.postMessage({
          channel: to.channel,
          ...message,
          ...reply,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: EVENT_TYPE, event_payload: { key } },
        });
        return { channel: posted.channel ?? to.channel, ts: posted.ts ?? '' };
      }),
    edit: ({ channel, ts }, message: Message) =>
      called(async () => {
        const edited = await web.chat.update({ channel, ts, ...message });
        return { channel, ts: edited.ts ?? ts };
      }),
    remove: ({ channel, ts }) =>
      called(async () => {
        await web.chat.delete({ channel, ts });
        return null;
      }),
    publishHome: (user, blocks: KnownBlock[]) =>
      called(async () => {
        await web.views.publish({ user_id: user, view: { type: 'home', blocks } });
        return null;
      }),
    find: ({ channel, threadTs }, key, since) =>
      called(async (): Promise<Posted | undefined> => {
        // Half a minute earlier: Slack's clock and ours need not agree.
        const window = {
          channel,
          oldest: String(Date.parse(since) / 1000 - 30),
          limit: 200,
          include_all_metadata: true,
        };
        const found = threadTs
          ? await web.conversations.replies({ ...window, ts: threadTs })
          : await web.conversations.history(window);
        const post = found.messages?.find(
          (m) => m.metadata?.event_type === EVENT_TYPE && keyIn(m.metadata.event_payload) === key,
        );
        return post?.ts ? { channel, ts: post.ts } : undefined;
      }),
  };
}

const keyIn = (payload: unknown) =>
  typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : undefined;

/** Uploads a picture that no channel shows by itself; gives the file's id. */
export async function upload(web: WebClient, name: string, png: Uint8Array<ArrayBuffer>, alt: string): Promise<string> {
  const place = await web.files.getUploadURLExternal({
    filename: name,
    length: png.length,
    alt_text: alt.slice(0, 1000),
  });
  if (!place.upload_url || !place.file_id) throw new Error('Slack gave no address to upload to');
  const sent = await fetch(place.upload_url, {
    method: 'POST',
    body: png,
    signal: AbortSignal.timeout(10_000),
  });
  if (!sent.ok) throw Object.assign(new Error('upload'), { code: ErrorCode.HTTPError, statusCode: sent.status });
  await web.files.completeUploadExternal({ files: [{ id: place.file_id, title: name }] });
  return place.file_id;
}

/** Words for Slack's refusals that people can act on. */
const REMEDIES: Record<string, string> = {
  not_in_channel: 'I am not in that channel: invite me with /invite',
  channel_not_found: 'I can’t see that channel: invite me with /invite, or correct manifests/audiences.yml',
  is_archived: 'that channel is archived: unarchive it, or correct manifests/audiences.yml',
  restricted_action: 'the workspace does not let me post there: ask an admin',
  missing_scope: 'I lack a permission: reinstall the app from slack-manifest.yml',
  user_not_found: 'that person is not in this workspace',
  user_disabled: 'that person’s account is deactivated',
  msg_too_long: 'the message is longer than Slack allows',
};

const UNAUTHORIZED = ['invalid_auth', 'account_inactive', 'token_revoked', 'token_expired', 'not_authed'];
/** Slack says these when something broke on its side: nobody knows whether the call was carried out. */
const UNKNOWN = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'];

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
        if (slackError === 'ratelimited') return { ok: false, why: 'rate-limited', retryAfterMs: 30_000 };
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
