import { z } from 'zod';
import { BOT, TEAM } from './people.ts';
import { faultsInBlocks, faultsInView } from './validate.ts';
import { type Block, directChannel, isBot, type Message, type View, type Workspace, withIds } from './workspace.ts';

/** Slack's refusals carry a code; the caller sees `{ ok: false, error }`. */
export class SlackError extends Error {
  readonly details: string[];
  constructor(code: string, details: string[] = []) {
    super(code);
    this.details = details;
  }
}

export type Triggers = {
  take(trigger: string): { user: string } | 'expired_trigger_id' | 'exchanged_trigger_id' | 'invalid_trigger_id';
};
export type ApiContext = { workspace: Workspace; triggers: Triggers; socketUrl: () => string };
type Method = {
  scope?: string;
  app?: true;
  run(args: Record<string, unknown>, c: ApiContext): Record<string, unknown>;
};

const BlockList = z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() }));
const MESSAGE_MAX = 40_000;
const EDIT_MAX = 4000;

/** The Web API methods that Gonogo uses, with the bot scope each needs. */
export const METHODS: Record<string, Method> = {
  'auth.test': {
    run: () => ({
      url: `https://${TEAM.domain}.slack.com/`,
      team: TEAM.name,
      user: BOT.name,
      team_id: TEAM.id,
      user_id: BOT.user,
      bot_id: BOT.id,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': { app: true, run: (_, c) => ({ url: c.socketUrl() }) },
  'chat.postMessage': {
    scope: 'chat:write',
    run(args, c) {
      const { workspace } = c;
      const channel = channelIn(args, workspace);
      const { text, blocks } = contentOf(args);
      const threadTs = optional(args.thread_ts);
      if (threadTs && !workspace.find(channel.id, threadTs)) throw new SlackError('thread_not_found');
      const metadata = Metadata.safeParse(args.metadata);
      const posted = workspace.post({
        channel: channel.id,
        user: BOT.user,
        bot: true,
        text: text.slice(0, MESSAGE_MAX),
        blocks,
        ...(threadTs && { threadTs }),
        ...(truthy(args.reply_broadcast) && { broadcast: true }),
        ...(metadata.success && { metadata: metadata.data }),
      });
      return { channel: channel.id, ts: posted.ts, message: asSlack(posted) };
    },
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    run(args, { workspace }) {
      const channel = channelIn(args, workspace);
      const person = workspace.person(String(args.user ?? ''));
      if (!person) throw new SlackError('user_not_in_channel');
      const threadTs = optional(args.thread_ts);
      const posted = workspace.post({
        channel: channel.id,
        user: BOT.user,
        bot: true,
        ...contentOf(args),
        ephemeralTo: person.id,
        ...(threadTs && { threadTs }),
      });
      return { message_ts: posted.ts };
    },
  },
  'chat.update': {
    scope: 'chat:write',
    run(args, { workspace }) {
      const channel = channelIn(args, workspace);
      const message = workspace.find(channel.id, String(args.ts));
      if (!message) throw new SlackError('message_not_found');
      if (!isBot(message.user)) throw new SlackError('cant_update_message');
      const { text, blocks } = contentOf(args);
      if (text.length > EDIT_MAX) throw new SlackError('msg_too_long');
      Object.assign(message, { text, blocks: withIds(blocks), edited: workspace.ts() });
      workspace.changed();
      return { channel: channel.id, ts: message.ts, text, message: asSlack(message) };
    },
  },
  'chat.delete': {
    scope: 'chat:write',
    run(args, { workspace }) {
      const channel = channelIn(args, workspace);
      const message = workspace.find(channel.id, String(args.ts));
      if (!message) throw new SlackError('message_not_found');
      workspace.messages = workspace.messages.filter((m) => m !== message);
      workspace.changed();
      return { channel: channel.id, ts: message.ts };
    },
  },
  'conversations.open': {
    scope: 'im:write',
    run(args, { workspace }) {
      const person = workspace.person(String(args.users ?? ''));
      if (!person) throw new SlackError('user_not_found');
      if (person.deleted) throw new SlackError('user_disabled');
      return { channel: { id: directChannel(person.id) } };
    },
  },
  'conversations.list': {
    scope: 'channels:read',
    run: (_, { workspace }) => ({
      channels: workspace.channels.map((c) => ({
        id: c.id,
        name: c.name,
        is_channel: true,
        is_private: c.private === true,
        is_archived: false,
        is_member: true,
      })),
      response_metadata: { next_cursor: '' },
    }),
  },
  'conversations.history': {
    scope: 'channels:history',
    run(args, { workspace }) {
      const channel = channelIn(args, workspace);
      const found = pageOf(
        workspace.messages.filter((m) => m.channel === channel.id && !m.ephemeralTo && (!m.threadTs || m.broadcast)),
        args,
      );
      return { messages: found.reverse().map((m) => asSlack(m, truthy(args.include_all_metadata))), has_more: false };
    },
  },
  'conversations.replies': {
    scope: 'channels:history',
    run(args, { workspace }) {
      const channel = channelIn(args, workspace);
      const root = workspace.find(channel.id, String(args.ts));
      if (!root) throw new SlackError('thread_not_found');
      const replies = pageOf(
        workspace.messages.filter((m) => m.channel === channel.id && m.threadTs === root.ts && !m.ephemeralTo),
        args,
      );
      return {
        messages: [root, ...replies].map((m) => asSlack(m, truthy(args.include_all_metadata))),
        has_more: false,
      };
    },
  },
  'users.list': {
    scope: 'users:read',
    run: (_, { workspace }) => ({
      members: [
        ...workspace.people.map((p) => ({
          id: p.id,
          team_id: TEAM.id,
          name: p.handle,
          deleted: p.deleted,
          real_name: p.name,
          tz: p.tz,
          is_bot: false,
          profile: { email: p.email, real_name: p.name, title: p.title },
        })),
        { id: BOT.user, team_id: TEAM.id, name: BOT.name, deleted: false, is_bot: true, profile: {} },
      ],
      response_metadata: { next_cursor: '' },
    }),
  },
  'usergroups.list': {
    scope: 'usergroups:read',
    run: (_, { workspace }) => ({
      usergroups: workspace.groups.map((g) => ({
        id: g.id,
        team_id: TEAM.id,
        is_usergroup: true,
        name: g.name,
        handle: g.handle,
        date_delete: 0,
        users: g.users,
        user_count: g.users.length,
      })),
    }),
  },
  'views.open': { run: (args, c) => ({ view: openView(args, c, false) }) },
  'views.push': { run: (args, c) => ({ view: openView(args, c, true) }) },
  'views.update': {
    run(args, { workspace }) {
      for (const stack of workspace.modals.values())
        for (const [i, view] of stack.entries())
          if (view.id === args.view_id) {
            if (args.hash && args.hash !== view.hash) throw new SlackError('hash_conflict');
            const next = viewOf(args.view, workspace, view);
            stack[i] = next;
            workspace.changed();
            return { view: viewForApp(next) };
          }
      throw new SlackError('not_found');
    },
  },
  'views.publish': {
    run(args, { workspace }) {
      const person = workspace.person(String(args.user_id ?? ''));
      if (!person) throw new SlackError('user_not_found');
      const view = viewOf(args.view, workspace);
      workspace.homes.set(person.id, view);
      workspace.changed();
      return { view: viewForApp(view) };
    },
  },
};

const Metadata = z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) });
const truthy = (value: unknown) => value === true || value === 'true' || value === '1';
const optional = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function channelIn(args: Record<string, unknown>, workspace: Workspace) {
  const which = String(args.channel ?? '');
  const channel = workspace.channels.find((c) => c.id === which) ?? workspace.channel(which);
  if (!channel || /^[#@]/.test(which)) throw new SlackError('channel_not_found');
  return channel;
}

function contentOf(args: Record<string, unknown>): { text: string; blocks: Block[] } {
  const text = String(args.text ?? '');
  const blocks = args.blocks ?? [];
  const faults = faultsInBlocks(blocks, 'message');
  if (faults.length > 0) throw new SlackError('invalid_blocks', faults);
  const parsed = BlockList.parse(blocks);
  if (text === '' && parsed.length === 0) throw new SlackError('no_text');
  return { text, blocks: parsed };
}

function pageOf(messages: Message[], args: Record<string, unknown>): Message[] {
  const oldest = Number(args.oldest ?? 0);
  const limit = Math.min(999, Number(args.limit ?? 100));
  return messages.filter((m) => Number(m.ts) > oldest).slice(-limit);
}

export const asSlack = (m: Message, withMetadata = false) => ({
  type: 'message',
  user: m.user,
  text: m.text,
  ts: m.ts,
  team: TEAM.id,
  blocks: m.blocks,
  ...(m.bot && { bot_id: BOT.id, app_id: BOT.app }),
  ...(m.threadTs && { thread_ts: m.threadTs }),
  ...(m.edited && { edited: { user: m.user, ts: m.edited } }),
  ...(withMetadata && m.metadata && { metadata: m.metadata }),
});

function openView(args: Record<string, unknown>, { workspace, triggers }: ApiContext, push: boolean) {
  const trigger = triggers.take(String(args.trigger_id ?? ''));
  if (typeof trigger === 'string') throw new SlackError(trigger);
  const stack = push ? (workspace.modals.get(trigger.user) ?? []) : [];
  if (stack.length >= 3) throw new SlackError('push_limit_reached');
  const view = viewOf(args.view, workspace);
  workspace.modals.set(trigger.user, [...stack, view]);
  workspace.changed();
  return viewForApp(view);
}

const ViewArgs = z.looseObject({
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  title: z.looseObject({ text: z.string() }).optional(),
  submit: z.looseObject({ text: z.string() }).optional(),
  close: z.looseObject({ text: z.string() }).optional(),
  blocks: BlockList,
});

/** A view as the workspace keeps it; on an update what was typed stays in blocks that are still there. */
export function viewOf(raw: unknown, workspace: Workspace, before?: View): View {
  const faults = faultsInView(raw);
  if (faults.length > 0) throw new SlackError('invalid_arguments', faults);
  const v = ViewArgs.parse(raw);
  const blocks = withIds(v.blocks);
  const values: Record<string, string> = {};
  for (const b of blocks)
    if (b.type === 'input' && b.block_id) values[b.block_id] = before?.values[b.block_id] ?? initialValue(b.element);
  return {
    id: before?.id ?? workspace.id('V'),
    hash: workspace.ts(),
    type: v.type,
    callback_id: v.callback_id,
    private_metadata: v.private_metadata,
    title: v.title?.text ?? '',
    ...(v.submit && { submit: v.submit.text }),
    ...(v.close && { close: v.close.text }),
    blocks,
    errors: {},
    values,
  };
}

const Initial = z.looseObject({
  initial_value: z.string().optional(),
  initial_date: z.string().optional(),
  initial_option: z.looseObject({ value: z.string() }).optional(),
});
function initialValue(element: unknown): string {
  const parsed = Initial.safeParse(element);
  return parsed.success
    ? (parsed.data.initial_value ?? parsed.data.initial_option?.value ?? parsed.data.initial_date ?? '')
    : '';
}

/** A view as it is sent to the app, its state included. */
export function viewForApp(view: View) {
  const values: Record<string, Record<string, unknown>> = {};
  for (const block of view.blocks) {
    const element = Element.safeParse(block.element);
    if (block.type !== 'input' || !block.block_id || !element.success) continue;
    const value = view.values[block.block_id] ?? '';
    const { type, action_id } = element.data;
    const option = element.data.options?.find((o) => o.value === value);
    const state =
      type === 'static_select'
        ? { type, selected_option: option ?? null }
        : type === 'datepicker'
          ? { type, selected_date: value || null }
          : { type, value: value === '' ? null : value };
    values[block.block_id] = { [action_id]: state };
  }
  return {
    id: view.id,
    team_id: TEAM.id,
    type: view.type,
    hash: view.hash,
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    blocks: view.blocks,
    title: { type: 'plain_text', text: view.title },
    state: { values },
    app_id: BOT.app,
    bot_id: BOT.id,
    root_view_id: view.id,
    previous_view_id: null,
  };
}
const Element = z.looseObject({
  type: z.string(),
  action_id: z.string().default('input'),
  options: z.array(z.looseObject({ value: z.string() })).optional(),
});
