import type { KnownBlock, WebClient } from '@slack/web-api';
import type { Message } from '../blocks/blocks.ts';
import type { Called, Posted, SlackPort } from '../outbox/slack-port.ts';
import { called, told } from './called.ts';
import type { Channels } from './channels.ts';
import { isProcessed, upload } from './upload.ts';

/** Metadata's event type; `find` looks for it. */
const EVENT_TYPE = 'gonogo_errand';

/** `tokenChanged`: Slack begins to refuse the token, or takes it again. */
export function slackPort(web: WebClient, channels: Channels, tokenChanged: () => void): SlackPort {
  const directChannels = new Map<string, string>();
  const heard = watchingToken(tokenChanged);
  return {
    async channelId(name) {
      return heard(() => channels.id(name));
    },
    async directMessages(user) {
      const known = directChannels.get(user);
      if (known) return { ok: true, value: known };
      const opened = await heard(async () => told((await web.conversations.open({ users: user })).channel?.id));
      if (opened.ok) directChannels.set(user, opened.value);
      return opened;
    },
    post: (to, message, key) =>
      heard(async () => {
        const reply = to.threadTs
          ? { thread_ts: to.threadTs, ...(to.broadcast && { reply_broadcast: true as const }) }
          : {};
        const sent = await web.chat.postMessage({
          channel: to.channel,
          ...message,
          ...reply,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: EVENT_TYPE, event_payload: { key } },
        });
        return { channel: sent.channel ?? to.channel, ts: told(sent.ts) };
      }),
    permalink: ({ channel, ts }) =>
      heard(async () => told((await web.chat.getPermalink({ channel, message_ts: ts })).permalink)),
    edit: ({ channel, ts }, message: Message) =>
      heard(async () => {
        const edited = await web.chat.update({ channel, ts, ...message });
        return { channel, ts: edited.ts ?? ts };
      }),
    remove: ({ channel, ts }) =>
      heard(async () => {
        await web.chat.delete({ channel, ts });
        return null;
      }),
    upload: (name, png, alt) => heard(() => upload(web, name, png, alt)),
    isProcessed: (file) => heard(() => isProcessed(web, file)),
    publishHome: (user, blocks: KnownBlock[]) =>
      heard(async () => {
        await web.views.publish({ user_id: user, view: { type: 'home', blocks } });
        return null;
      }),
    find: ({ channel, threadTs }, key, since) => heard(() => posted(web, channel, threadTs, key, since)),
  };
}

/** Calls, and says when Slack begins to refuse the token, or takes it again. */
function watchingToken(tokenChanged: () => void) {
  let refused = false;
  return async <T>(call: () => Promise<T>): Promise<Called<T>> => {
    const answered = await called(call);
    const now = !answered.ok && answered.why === 'unauthorized';
    // A call that never arrived tells nothing of the token.
    if (now !== refused && (now || answered.ok)) {
      refused = now;
      tokenChanged();
    }
    return answered;
  };
}

const keyIn = (payload: unknown) =>
  typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : undefined;

/** The post that carries `key` in its metadata, among those after `since` (UTC ISO). */
async function posted(
  web: WebClient,
  channel: string,
  threadTs: string | undefined,
  key: string,
  since: string,
): Promise<Posted | undefined> {
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
  const post = told(found.messages).find(
    (m) => m.metadata?.event_type === EVENT_TYPE && keyIn(m.metadata.event_payload) === key,
  );
  return post?.ts ? { channel, ts: post.ts } : undefined;
}
