import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Bare, bareSlack, call } from './bare.ts';

/**
 * One Web API script against our sandbox and against `emulate`, an implementation that is not ours: the same `ok`, error codes and keys of the
 * answers. Where the two differ on purpose, the step is listed with the reason; a listed difference that is gone fails the test too.
 */
const SCOPES = [
  'chat:write',
  'channels:read',
  'channels:history',
  'im:write',
  'im:read',
  'users:read',
  'users:read.email',
  'reactions:write',
  'files:write',
  'files:read',
];

/** What differs by name: each world has its own ids and triggers. */
type World = {
  channel: string;
  user: string;
  trigger(): Promise<string>;
  call(method: string, args?: object, token?: string): Promise<Answer>;
  upload(url: string): Promise<void>;
};
type Kept = Record<string, string>;
type Step = {
  what: string;
  method: string;
  token?: string;
  args?: (w: World, kept: Kept) => object | Promise<object>;
  keep?: (a: Answer) => Kept;
};

const modal = {
  type: 'modal',
  callback_id: 'm',
  title: { type: 'plain_text', text: 'T' },
  blocks: [{ type: 'divider' }],
};
const at = (value: unknown, key: string) => String((value as Record<string, unknown>)[key]);

const STEPS: Step[] = [
  { what: 'no token', method: 'auth.test', token: '' },
  { what: 'who am I', method: 'auth.test' },
  { what: 'channels', method: 'conversations.list' },
  { what: 'a channel', method: 'conversations.info', args: (w) => ({ channel: w.channel }) },
  { what: 'an unknown channel', method: 'conversations.info', args: () => ({ channel: 'C0NOBODY00' }) },
  { what: 'members', method: 'conversations.members', args: (w) => ({ channel: w.channel }) },
  { what: 'people', method: 'users.list' },
  { what: 'a person', method: 'users.info', args: (w) => ({ user: w.user }) },
  { what: 'an unknown person', method: 'users.info', args: () => ({ user: 'U0NOBODY00' }) },
  { what: 'nobody’s address', method: 'users.lookupByEmail', args: () => ({ email: 'nobody@nowhere.example' }) },
  {
    what: 'a message',
    method: 'chat.postMessage',
    args: (w) => ({ channel: w.channel, text: 'a & b' }),
    keep: (a) => ({ ts: String(a.ts) }),
  },
  {
    what: 'a message with blocks and metadata',
    method: 'chat.postMessage',
    args: (w) => ({
      channel: w.channel,
      text: 'x',
      blocks: [{ type: 'divider' }],
      metadata: { event_type: 'e', event_payload: { key: 'k' } },
    }),
  },
  { what: 'a message without anything', method: 'chat.postMessage', args: (w) => ({ channel: w.channel }) },
  {
    what: 'a message to an unknown channel',
    method: 'chat.postMessage',
    args: () => ({ channel: 'C0NOBODY00', text: 'x' }),
  },
  {
    what: 'blocks that are no JSON',
    method: 'chat.postMessage',
    args: (w) => ({ channel: w.channel, text: 'x', blocks: '[{' }),
  },
  {
    what: 'a reply',
    method: 'chat.postMessage',
    args: (w, k) => ({ channel: w.channel, text: 'reply', thread_ts: k.ts }),
  },
  {
    what: 'a reply to nothing',
    method: 'chat.postMessage',
    args: (w) => ({ channel: w.channel, text: 'reply', thread_ts: '1.000001' }),
  },
  {
    what: 'a private message',
    method: 'chat.postEphemeral',
    args: (w) => ({ channel: w.channel, user: w.user, text: 'x' }),
  },
  { what: 'an edit', method: 'chat.update', args: (w, k) => ({ channel: w.channel, ts: k.ts, text: 'edited' }) },
  {
    what: 'an edit of nothing',
    method: 'chat.update',
    args: (w) => ({ channel: w.channel, ts: '1.000001', text: 'x' }),
  },
  { what: 'a permalink', method: 'chat.getPermalink', args: (w, k) => ({ channel: w.channel, message_ts: k.ts }) },
  {
    what: 'a permalink of nothing',
    method: 'chat.getPermalink',
    args: (w) => ({ channel: w.channel, message_ts: '1.000001' }),
  },
  {
    what: 'a reaction',
    method: 'reactions.add',
    args: (w, k) => ({ channel: w.channel, timestamp: k.ts, name: 'eyes' }),
  },
  {
    what: 'the same reaction',
    method: 'reactions.add',
    args: (w, k) => ({ channel: w.channel, timestamp: k.ts, name: 'eyes' }),
  },
  {
    what: 'the reaction taken back',
    method: 'reactions.remove',
    args: (w, k) => ({ channel: w.channel, timestamp: k.ts, name: 'eyes' }),
  },
  {
    what: 'a reaction that is not there',
    method: 'reactions.remove',
    args: (w, k) => ({ channel: w.channel, timestamp: k.ts, name: 'eyes' }),
  },
  { what: 'the history', method: 'conversations.history', args: (w) => ({ channel: w.channel }) },
  { what: 'the history of nothing', method: 'conversations.history', args: () => ({ channel: 'C0NOBODY00' }) },
  { what: 'the thread', method: 'conversations.replies', args: (w, k) => ({ channel: w.channel, ts: k.ts }) },
  {
    what: 'the thread of nothing',
    method: 'conversations.replies',
    args: (w) => ({ channel: w.channel, ts: '1.000001' }),
  },
  { what: 'a direct message', method: 'conversations.open', args: (w) => ({ users: w.user }) },
  { what: 'a direct message to nobody', method: 'conversations.open', args: () => ({ users: 'U0NOBODY00' }) },
  { what: 'a removal', method: 'chat.delete', args: (w, k) => ({ channel: w.channel, ts: k.ts }) },
  { what: 'a second removal', method: 'chat.delete', args: (w, k) => ({ channel: w.channel, ts: k.ts }) },
  { what: 'a scope that is missing', method: 'team.info' },
  {
    what: 'a modal',
    method: 'views.open',
    args: async (w) => ({ trigger_id: await w.trigger(), view: modal }),
    keep: (a) => ({ view: at(a.view, 'id'), hash: at(a.view, 'hash') }),
  },
  { what: 'a modal without a trigger', method: 'views.open', args: () => ({ trigger_id: 'made-up', view: modal }) },
  {
    what: 'a modal without a title',
    method: 'views.open',
    args: async (w) => ({ trigger_id: await w.trigger(), view: { ...modal, title: undefined } }),
  },
  { what: 'an update', method: 'views.update', args: (_, k) => ({ view_id: k.view, hash: k.hash, view: modal }) },
  {
    what: 'an update with an old hash',
    method: 'views.update',
    args: (_, k) => ({ view_id: k.view, hash: k.hash, view: modal }),
  },
  { what: 'an update of nothing', method: 'views.update', args: () => ({ view_id: 'V0', view: modal }) },
  { what: 'a home', method: 'views.publish', args: (w) => ({ user_id: w.user, view: { type: 'home', blocks: [] } }) },
  {
    what: 'a file’s address',
    method: 'files.getUploadURLExternal',
    args: () => ({ filename: 'a.txt', length: 1 }),
    keep: (a) => ({ file: String(a.file_id), url: String(a.upload_url) }),
  },
  {
    what: 'a file completed too early',
    method: 'files.completeUploadExternal',
    args: (_, k) => ({ files: [{ id: k.file }] }),
  },
  {
    what: 'a file completed',
    method: 'files.completeUploadExternal',
    args: async (w, k) => {
      await w.upload(k.url ?? '');
      return { files: [{ id: k.file, title: 'A' }], channel_id: w.channel };
    },
  },
  { what: 'an unknown method', method: 'chat.postMassage' },
];

/** Deliberate differences: what, and why ours is as it is. */
const DIFFERENCES: Record<string, [difference: string, why: string]> = {
  'auth.test: who am I': [
    'ours only: .bot_id .is_enterprise_install',
    'a bot token’s answer names its bot; the app needs it',
  ],
  'chat.postMassage: an unknown method': [
    'ours unknown_method, theirs HTTP 404',
    'Slack answers 200 with unknown_method',
  ],
  'chat.postMessage: a message': [
    'ours only: .message.team .message.bot_id .message.app_id',
    'a bot’s message carries its bot, app and team; Slack’s samples do',
  ],
  'chat.postMessage: a message with blocks and metadata': [
    'ours only: .message.team .message.bot_id .message.app_id',
    'a bot’s message carries its bot, app and team; Slack’s samples do',
  ],
  'chat.postMessage: a reply': [
    'ours only: .message.team .message.bot_id .message.app_id',
    'a bot’s message carries its bot, app and team; Slack’s samples do',
  ],
  'chat.postMessage: a reply to nothing': [
    'ours thread_not_found, theirs ok',
    'a reply that nobody can find would be a lost message: we refuse it, stricter than some clients have seen',
  ],
  'chat.postMessage: blocks that are no JSON': [
    'ours invalid_blocks_format, theirs invalid_blocks',
    'documented as invalid_blocks_format; invalid_blocks is for JSON that is no Block Kit',
  ],
  'chat.update: an edit': [
    'ours only: .message.team .message.bot_id .message.app_id .message.thread_ts .message.reply_users_count .message.latest_reply',
    'a bot’s message carries its bot, app and team; Slack’s samples do; a thread’s root carries thread_ts, reply_users_count and latest_reply too',
  ],
  'conversations.history: the history': [
    'ours only: .messages[].team .messages[].bot_id .messages[].app_id .pin_count; theirs only: .messages[].metadata .response_metadata .response_metadata.next_cursor',
    'metadata comes only with include_all_metadata, a cursor only when there is more',
  ],
  'conversations.info: a channel': [
    'ours only: .channel.is_general .channel.is_shared .channel.is_org_shared .channel.is_ext_shared .channel.previous_names; theirs only: .channel.is_open .channel.last_read',
    'Slack’s sample has these; is_open is for direct messages, last_read for the reader',
  ],
  'conversations.list: channels': [
    'ours only: .channels[].is_general .channels[].is_shared .channels[].is_org_shared .channels[].is_ext_shared .channels[].previous_names; theirs only: .channels[].is_open .channels[].last_read',
    'Slack’s sample has these; is_open is for direct messages, last_read for the reader',
  ],
  'conversations.replies: the thread': [
    'ours only: .messages[].team .messages[].bot_id .messages[].app_id .messages[].thread_ts .messages[].reply_users_count .messages[].latest_reply',
    'a bot’s message carries its bot, app and team; Slack’s samples do; a thread’s root carries thread_ts, reply_users_count and latest_reply too',
  ],
  'conversations.replies: the thread of nothing': ['ours thread_not_found, theirs ok', 'documented'],
  'files.completeUploadExternal: a file completed': [
    'theirs only: .files[].shares',
    'where a file is shown is read from its message; the app does not use it',
  ],
  'users.info: a person': [
    'ours only: .user.tz .user.tz_label .user.tz_offset .user.is_owner .user.is_primary_owner .user.is_restricted .user.is_ultra_restricted .user.is_app_user .user.updated',
    'Slack’s sample has these; the app reads tz',
  ],
  'users.list: people': [
    'ours only: .members[].tz .members[].tz_label .members[].tz_offset .members[].is_owner .members[].is_primary_owner .members[].is_restricted .members[].is_ultra_restricted .members[].is_app_user .members[].updated .cache_ts',
    'Slack’s sample has these; the app reads tz',
  ],
  'views.open: a modal': ['ours only: .view.app_installed_team_id', 'Slack’s sample of a view has it'],
  'views.open: a modal without a title': [
    'ours invalid_arguments, theirs invalid_view',
    'documented: invalid_arguments, with the place in response_metadata',
  ],
  'views.publish: a home': ['ours only: .view.app_installed_team_id', 'Slack’s sample of a view has it'],
  'views.update: an update': ['ours only: .view.app_installed_team_id', 'Slack’s sample of a view has it'],
};

let ours: Bare;
let emulator: Emulator;
beforeAll(async () => {
  ours = await bareSlack({ app: { scopes: SCOPES }, rates: 1000 });
  emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: 'maya', real_name: 'Maya Okafor' }, { name: 'bot' }],
        channels: [{ name: 'releases', topic: 'x' }],
        tokens: [{ token: 'xoxb-emulate', scopes: SCOPES, user: 'bot' }],
      },
    },
  });
});
afterAll(async () => {
  await ours.close();
  await emulator.close();
});

test('the same script, the same answers', async () => {
  const emulated = (method: string, args: object = {}, token = 'xoxb-emulate') =>
    call(emulator.url, method, args, token);
  const listed = (a: Answer, key: string) => a[key] as { id: string; name: string }[];
  const worlds: [World, World] = [
    {
      channel: 'C0RELEASES',
      user: 'U0MAYA0001',
      trigger: async () => ours.slack.handles.trigger('U0MAYA0001'),
      call: ours.call,
      upload: async (url) => {
        const file = ours.workspace.files.get(url.split('/').at(-1) ?? '');
        if (file) file.data = 'eA==';
      },
    },
    {
      channel: listed(await emulated('conversations.list'), 'channels').find((c) => c.name === 'releases')?.id ?? '',
      user: listed(await emulated('users.list'), 'members').find((m) => m.name === 'maya')?.id ?? '',
      trigger: async () => String((await emulated('views.generateTriggerId')).trigger_id),
      call: emulated,
      upload: async (url) => void (await fetch(url, { method: 'POST', body: 'x' })),
    },
  ];
  const kept: [Kept, Kept] = [{}, {}];
  const found: Record<string, string> = {};
  for (const step of STEPS) {
    const answers: Answer[] = [];
    for (const i of [0, 1] as const) {
      const [w, k] = [worlds[i], kept[i]];
      const answer = await w.call(step.method, await step.args?.(w, k), step.token);
      Object.assign(k, step.keep?.(answer));
      answers.push(answer);
    }
    const [mine, theirs] = answers;
    if (mine && theirs) {
      const differs = difference(mine, theirs);
      if (differs) found[`${step.method}: ${step.what}`] = differs;
    }
  }
  expect(found).toEqual(Object.fromEntries(Object.entries(DIFFERENCES).map(([step, [what]]) => [step, what])));
});

/** What another client would notice: `ok`, the error, and keys that one answer has and the other does not. */
function difference(mine: Answer, theirs: Answer): string {
  if (mine.ok !== theirs.ok || mine.error !== theirs.error)
    return `ours ${mine.error ?? 'ok'}, theirs ${theirs.error ?? (theirs.ok ? 'ok' : `HTTP ${String(theirs.status)}`)}`;
  if (!mine.ok) return '';
  const [a, b] = [keysOf(mine), keysOf(theirs)];
  const more = a.filter((k) => !b.includes(k));
  const less = b.filter((k) => !a.includes(k));
  return [more.length > 0 && `ours only: ${more.join(' ')}`, less.length > 0 && `theirs only: ${less.join(' ')}`]
    .filter(Boolean)
    .join('; ');
}

function keysOf(value: unknown, path = '', depth = 0): string[] {
  if (Array.isArray(value)) return value.length > 0 ? keysOf(value.at(0), `${path}[]`, depth) : [];
  if (typeof value !== 'object' || value === null || depth > 1) return [];
  return Object.entries(value).flatMap(([key, v]) =>
    ['headers', 'status'].includes(key) ? [] : [`${path}.${key}`, ...keysOf(v, `${path}.${key}`, depth + 1)],
  );
}
