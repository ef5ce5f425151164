import { z } from 'zod';
import { faultsInBlocks } from '../blocks/check.ts';
import { BOT, TEAM } from '../workspace/people.ts';
import { type Block, isBot, isDirect, withIds } from '../workspace/workspace.ts';
import { reachable, readable } from './channels.ts';
import { type ApiContext, type Args, type Method, optional, SlackError, truthy } from './method.ts';
import { messageShape } from './shapes.ts';

/** Slack cuts a message's text there, and refuses a longer edit. */
const TEXT_CUT_AT = 40_000;
const EDIT_MAX = 4000;

const Blocks = z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() }));
const Metadata = z.object({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

export const chat: Record<string, Method> = {
  'chat.postMessage': {
    scope: 'chat:write',
    run(args, c) {
      const channel = reachable(args, c);
      const content = contentOf(args);
      const threadTs = optional(args.thread_ts);
      if (threadTs && !c.workspace.find(channel.id, threadTs)) throw new SlackError('thread_not_found');
      const metadata = metadataOf(args.metadata);
      const posted = c.workspace.post({
        channel: channel.id,
        user: BOT.user,
        bot: true,
        text: content.text.slice(0, TEXT_CUT_AT),
        blocks: content.blocks,
        ...(threadTs && { threadTs }),
        ...(threadTs && truthy(args.reply_broadcast) && { broadcast: true }),
        ...(metadata && { metadata }),
      });
      const message = messageShape(posted, c.workspace, true);
      told(c, channel.id, { ...message, event_ts: posted.ts });
      const cut = content.text.length > TEXT_CUT_AT;
      return {
        channel: channel.id,
        ts: posted.ts,
        message,
        ...(cut && { warning: 'message_truncated', response_metadata: { warnings: ['message_truncated'] } }),
      };
    },
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    run(args, c) {
      const channel = reachable(args, c);
      const person = c.workspace.person(String(args.user ?? ''));
      if (!person || person.deleted) throw new SlackError('user_not_in_channel');
      const threadTs = optional(args.thread_ts);
      const { ts } = c.workspace.post({
        channel: channel.id,
        user: BOT.user,
        bot: true,
        ...contentOf(args),
        ephemeralTo: person.id,
        ...(threadTs && { threadTs }),
      });
      return { message_ts: ts };
    },
  },
  'chat.update': {
    scope: 'chat:write',
    run(args, c) {
      const message = ownMessage(args, c, 'cant_update_message');
      const before = messageShape(message, c.workspace);
      const { text, blocks } = contentOf(args);
      if (text.length > EDIT_MAX) throw new SlackError('msg_too_long');
      const metadata = metadataOf(args.metadata) ?? message.metadata;
      Object.assign(message, {
        text,
        blocks: withIds(blocks),
        edited: c.workspace.ts(),
        ...(metadata && { metadata }),
      });
      c.workspace.changed();
      const after = messageShape(message, c.workspace, true);
      told(c, message.channel, {
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        message: after,
        previous_message: before,
        ts: message.edited,
        event_ts: message.edited,
      });
      return { channel: message.channel, ts: message.ts, text, message: after };
    },
  },
  'chat.delete': {
    scope: 'chat:write',
    run(args, c) {
      const message = ownMessage(args, c, 'cant_delete_message');
      c.workspace.messages = c.workspace.messages.filter((m) => m !== message);
      c.workspace.changed();
      const ts = c.workspace.ts();
      told(c, message.channel, {
        type: 'message',
        subtype: 'message_deleted',
        hidden: true,
        deleted_ts: message.ts,
        previous_message: messageShape(message, c.workspace),
        ts,
        event_ts: ts,
      });
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    run(args, c) {
      const channel = readable(args, c);
      const message = c.workspace.find(channel.id, String(args.message_ts));
      if (!message) throw new SlackError('message_not_found');
      const permalink = `https://${TEAM.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
      return { channel: channel.id, permalink };
    },
  },
};

function ownMessage(args: Args, c: ApiContext, otherwise: string) {
  const channel = readable(args, c);
  const message = c.workspace.find(channel.id, String(args.ts));
  if (!message) throw new SlackError('message_not_found');
  if (!isBot(message.user)) throw new SlackError(otherwise);
  return message;
}

/** The app hears of its own messages too. */
const told = (c: ApiContext, channel: string, event: Record<string, unknown>) =>
  c.event({ ...event, channel, channel_type: isDirect(channel) ? 'im' : 'channel' });

export function contentOf(args: Args): { text: string; blocks: Block[] } {
  const text = String(args.text ?? '');
  const raw = json(args.blocks, 'invalid_blocks_format') ?? [];
  const faults = faultsInBlocks(raw, 'message');
  if (faults.length > 0) throw new SlackError('invalid_blocks', faults);
  const blocks = Blocks.parse(raw);
  if (text === '' && blocks.length === 0) throw new SlackError('no_text');
  return { text, blocks };
}

function metadataOf(raw: unknown) {
  if (raw === undefined || raw === '') return undefined;
  const parsed = Metadata.safeParse(json(raw, 'invalid_metadata_format'));
  if (!parsed.success) throw new SlackError('invalid_metadata_format');
  return parsed.data;
}

/** Arguments that are JSON come as JSON or as a string of it. */
export function json(value: unknown, otherwise: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new SlackError(otherwise);
  }
}
