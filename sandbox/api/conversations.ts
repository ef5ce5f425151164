import { BOT } from '../workspace/people.ts';
import type { Message } from '../workspace/shapes.ts';
import { directChannel, isDirect } from '../workspace/workspace.ts';
import { anyChannel, readable, scopeByChannel } from './channels.ts';
import { messageShape } from './message-shapes.ts';
import { type ApiContext, type Args, type Method, page, SlackError, truthy } from './method.ts';
import { channelShape, joinedEvent } from './shapes.ts';

/** Each kind of channel that is listed takes a scope of its own. */
const READS: Record<string, string> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};
const typesIn = (args: Args) =>
  String(args.types ?? 'public_channel')
    .split(',')
    .map((t) => t.trim());

const members = (c: ApiContext) => c.workspace.people.filter((p) => !p.deleted);

export const conversations: Record<string, Method> = {
  'conversations.open': {
    scope: 'im:write',
    run(args, { workspace }) {
      const users = String(args.users ?? '')
        .split(',')
        .filter(Boolean);
      if (users.length === 0 && !args.channel) throw new SlackError('users_list_not_supplied');
      if (users.length > 1) throw new SlackError('method_not_supported_for_channel_type');
      const person = workspace.people.find((p) => p.id === users[0]);
      if (!person) throw new SlackError('user_not_found');
      if (person.deleted) throw new SlackError('user_disabled');
      return { channel: { id: directChannel(person.id) } };
    },
  },
  'conversations.list': {
    scope: (args) => typesIn(args).flatMap((t) => READS[t] ?? []),
    run(args, c) {
      const types = typesIn(args);
      if (types.some((t) => !READS[t])) throw new SlackError('invalid_types');
      const found = c.workspace.channels.filter(
        (ch) =>
          types.includes(ch.private ? 'private_channel' : 'public_channel') &&
          (!ch.private || ch.bot) &&
          !(ch.archived && truthy(args.exclude_archived)),
      );
      const { items, response_metadata } = page(found, args);
      return { channels: items.map((ch) => channelShape(ch, members(c).length)), response_metadata };
    },
  },
  'conversations.join': {
    scope: 'channels:join',
    run(args, c) {
      const channel = anyChannel(args, c);
      if (channel.private || isDirect(channel.id)) throw new SlackError('method_not_supported_for_channel_type');
      if (channel.archived) throw new SlackError('is_archived');
      const already = channel.bot;
      channel.bot = true;
      c.workspace.changed();
      if (!already) c.event(joinedEvent(channel, BOT.user, c.workspace));
      return {
        channel: channelShape(channel, members(c).length),
        ...(already && { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }),
      };
    },
  },
  'conversations.info': {
    scope: scopeByChannel('read'),
    run: (args, c) => ({ channel: channelShape(anyChannel(args, c), members(c).length) }),
  },
  'conversations.members': {
    scope: scopeByChannel('read'),
    run(args, c) {
      anyChannel(args, c);
      const { items, response_metadata } = page(members(c), args);
      return { members: items.map((p) => p.id), response_metadata };
    },
  },
  'conversations.history': {
    scope: scopeByChannel('history'),
    run(args, c) {
      const channel = readable(args, c);
      const all = c.workspace.messages.filter(
        (m) => m.channel === channel.id && !m.ephemeralTo && (!m.threadTs || m.broadcast),
      );
      const { items, response_metadata } = page(between(all, args).reverse(), args, 999);
      const has_more = response_metadata.next_cursor !== '';
      return { messages: shapes(items, args, c), has_more, pin_count: 0, ...(has_more && { response_metadata }) };
    },
  },
  'conversations.replies': {
    scope: scopeByChannel('history'),
    run(args, c) {
      const channel = readable(args, c);
      const root = c.workspace.find(channel.id, String(args.ts));
      if (!root) throw new SlackError('thread_not_found');
      const replies = c.workspace.messages.filter(
        (m) => m.channel === channel.id && m.threadTs === root.ts && !m.ephemeralTo,
      );
      const { items, response_metadata } = page([root, ...between(replies, args)], args);
      const has_more = response_metadata.next_cursor !== '';
      return { messages: shapes(items, args, c), has_more, ...(has_more && { response_metadata }) };
    },
  },
};

function between(messages: Message[], args: Args): Message[] {
  const oldest = Number(args.oldest ?? 0);
  const latest = Number(args.latest ?? Number.POSITIVE_INFINITY);
  if (Number.isNaN(oldest)) throw new SlackError('invalid_ts_oldest');
  if (Number.isNaN(latest)) throw new SlackError('invalid_ts_latest');
  const inclusive = truthy(args.inclusive);
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

const shapes = (messages: Message[], args: Args, c: ApiContext) =>
  messages.map((m) => messageShape(m, c.workspace, truthy(args.include_all_metadata)));
