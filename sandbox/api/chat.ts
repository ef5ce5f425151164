import { z } from 'zod';
import { faultsInBlocks } from '../blocks/check.ts';
import { BLOCKS_MAX, charactersIn } from '../blocks/size.ts';
import { faultsInFiles } from '../workspace/files.ts';
import { BOT, TEAM } from '../workspace/people.ts';
import type { Block } from '../workspace/shapes.ts';
import { isBot } from '../workspace/workspace.ts';
import { anyChannel, reachable, readable } from './channels.ts';
import { messageShape } from './message-shapes.ts';
import { type ApiContext, type Args, type Method, optional, SlackError, truthy } from './method.ts';
import { edit, remove, said } from './said.ts';

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
      const content = contentOf(args, c);
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
      c.event(said(posted, c.workspace));
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
        ...contentOf(args, c),
        ephemeralTo: person.id,
        ...(threadTs && { threadTs }),
      });
      return { message_ts: ts };
    },
  },
  'chat.update': {
    scope: 'chat:write',
    run(args, c) {
      if (anyChannel(args, c).archived) throw new SlackError('is_inactive');
      const message = ownMessage(args, c, 'cant_update_message');
      const { text, blocks } = contentOf(args, c);
      if (text.length > EDIT_MAX) throw new SlackError('msg_too_long');
      const metadata = metadataOf(args.metadata) ?? message.metadata;
      c.event(edit(message, { text, blocks, ...(metadata && { metadata }) }, c.workspace));
      return { channel: message.channel, ts: message.ts, text, message: messageShape(message, c.workspace, true) };
    },
  },
  'chat.delete': {
    scope: 'chat:write',
    run(args, c) {
      const message = ownMessage(args, c, 'cant_delete_message');
      c.event(remove(message, c.workspace));
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
  if (!message || message.tombstone) throw new SlackError('message_not_found');
  if (!isBot(message.user)) throw new SlackError(otherwise);
  return message;
}

export function contentOf(
  args: Args,
  { workspace, refusedBlocks = [] }: ApiContext,
): { text: string; blocks: Block[] } {
  const text = String(args.text ?? '');
  const raw = json(args.blocks, 'invalid_blocks_format') ?? [];
  const faults = [...faultsInBlocks(raw, 'message'), ...faultsInFiles(raw, workspace.files)];
  if (faults.length > 0) throw new SlackError('invalid_blocks', faults);
  const blocks = Blocks.parse(raw);
  const strange = blocks.find((b) => refusedBlocks.includes(b.type));
  if (strange)
    throw new SlackError('invalid_blocks', [`[ERROR] unsupported type: ${strange.type} [json-pointer:/blocks]`]);
  if (charactersIn(blocks) > BLOCKS_MAX) throw new SlackError('msg_blocks_too_long');
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
