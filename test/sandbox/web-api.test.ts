import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Bare, bareSlack, strangeKeys, TOKENS } from './bare.ts';

let s: Bare;
beforeEach(async () => {
  s = await bareSlack();
});
afterEach(() => s.close());

const RELEASES = 'C0RELEASES';
const post = (more: object = {}) => s.call('chat.postMessage', { channel: RELEASES, text: 'hello', ...more });
const refused = (error: string, more: object = {}) => expect.objectContaining({ ok: false, error, ...more });

describe('tokens and scopes', () => {
  test('none, a wrong one, one of the wrong kind', async () => {
    expect(await s.call('auth.test', {}, '')).toEqual(refused('not_authed'));
    expect(await s.call('auth.test', {}, 'xoxb-wrong')).toEqual(refused('invalid_auth'));
    expect(await s.call('chat.postMessage', {}, TOKENS.app)).toEqual(refused('not_allowed_token_type'));
    expect(await s.call('apps.connections.open')).toEqual(refused('not_allowed_token_type'));
    expect((await s.call('apps.connections.open', {}, TOKENS.app)).url).toMatch(/^ws:/);
    expect(await s.call('chat.postMassage')).toEqual(refused('unknown_method'));
  });

  test('a call without its scope says what is needed and what there is', async () => {
    const poor = await bareSlack({ app: { scopes: ['chat:write', 'users:read'] } });
    const provided = 'chat:write,users:read';
    expect(await poor.call('usergroups.list')).toEqual(
      refused('missing_scope', { needed: 'usergroups:read', provided }),
    );
    expect(await poor.call('conversations.history', { channel: 'D0MAYA0001' })).toEqual(
      refused('missing_scope', { needed: 'im:history', provided }),
    );
    expect(await poor.call('conversations.history', { channel: RELEASES })).toEqual(
      refused('missing_scope', { needed: 'channels:history', provided }),
    );
    // Without chat:write.public only channels one was invited to.
    expect(await poor.call('chat.postMessage', { channel: 'C0GENERAL1', text: 'x' })).toEqual(
      refused('not_in_channel'),
    );
    expect((await poor.call('users.info', { user: 'U0MAYA0001' })).user).not.toHaveProperty('profile.email');
    expect((await s.call('users.info', { user: 'U0MAYA0001' })).user).toHaveProperty('profile.email');
    expect((await poor.call('users.list')).headers.get('x-oauth-scopes')).toBe(provided);
    await poor.close();
  });
});

describe('messages', () => {
  test('where one can post', async () => {
    expect(await post({ channel: '#releases' })).toEqual(refused('channel_not_found'));
    expect(await post({ channel: undefined })).toEqual(refused('channel_not_found'));
    expect(await post({ channel: 'C0NOBODY' })).toEqual(refused('channel_not_found'));
    expect(await post({ channel: 'C0GENERAL1' })).toMatchObject({ ok: true });
    expect(await post({ channel: 'U0MAYA0001' })).toMatchObject({ ok: true, channel: 'D0MAYA0001' });
    for (const channel of s.workspace.channels) channel.archived = true;
    expect(await post()).toEqual(refused('is_archived'));
  });

  test('what one can post', async () => {
    expect(await post({ text: '' })).toEqual(refused('no_text'));
    expect(await post({ blocks: '[{' })).toEqual(refused('invalid_blocks_format'));
    expect(await post({ blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }] })).toEqual(
      refused('invalid_blocks', { response_metadata: { messages: [expect.stringContaining('/blocks/0/text/text')] } }),
    );
    expect(await post({ thread_ts: '1.2' })).toEqual(refused('thread_not_found'));
    expect(await post({ channel: 'C0EXECUPD1', metadata: { event_type: '' } })).toEqual(
      refused('invalid_metadata_format'),
    );
    expect(await post({ channel: 'C0EXECUPD1', text: 'x'.repeat(40_001) })).toMatchObject({
      ok: true,
      warning: 'message_truncated',
      message: { text: 'x'.repeat(40_000) },
    });
  });

  test('an edit of 4,000 characters passes, a longer one and one of another’s message do not', async () => {
    const { ts } = await post();
    const edit = (more: object) => s.call('chat.update', { channel: RELEASES, ts, ...more });
    expect(await edit({ text: 'x'.repeat(4000) })).toMatchObject({ ok: true, ts });
    expect(await edit({ text: 'x'.repeat(4001) })).toEqual(refused('msg_too_long'));
    expect(await edit({ ts: '1.2', text: 'x' })).toEqual(refused('message_not_found'));
    const theirs = s.slack.writing.message('U0MAYA0001', RELEASES, 'mine');
    expect(await edit({ ts: theirs.ts, text: 'x' })).toEqual(refused('cant_update_message'));
    expect(await s.call('chat.delete', { channel: RELEASES, ts: theirs.ts })).toEqual(refused('cant_delete_message'));
    const shown = s.workspace.find(RELEASES, String(ts));
    expect(shown).toMatchObject({ text: 'x'.repeat(4000), edited: expect.any(String) });
  });

  test('four at once, then one a second in a channel; other channels and methods go on', async () => {
    for (let i = 0; i < 4; i++) expect((await post()).ok).toBe(true);
    const fifth = await post();
    expect(fifth).toMatchObject({ status: 429, ok: false, error: 'ratelimited' });
    expect(Number(fifth.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await post({ channel: 'C0EXECUPD1' })).ok).toBe(true);
    for (let i = 0; i < 20; i++) expect((await s.call('users.list')).ok).toBe(true);
    expect(await s.call('users.list')).toMatchObject({ status: 429 });
  });

  test('history comes in pages, newest first, with metadata if asked; threads oldest first', async () => {
    const root = await post({ metadata: { event_type: 'x', event_payload: { key: 'k' } } });
    for (let i = 0; i < 3; i++) s.slack.writing.message('U0MAYA0001', RELEASES, `m${i}`);
    s.slack.writing.message('U0MAYA0001', RELEASES, 'reply', String(root.ts));
    const read = (more: object) => s.call('conversations.history', { channel: RELEASES, limit: 2, ...more });
    const first = await read({});
    expect(first).toMatchObject({ has_more: true, messages: [{ text: 'm2' }, { text: 'm1' }] });
    const cursor = (first.response_metadata as { next_cursor: string }).next_cursor;
    const second = await read({ cursor, include_all_metadata: true });
    expect(second).toMatchObject({
      has_more: false,
      messages: [{ text: 'm0' }, { text: 'hello', reply_count: 1, metadata: { event_payload: { key: 'k' } } }],
    });
    const thread = await s.call('conversations.replies', { channel: RELEASES, ts: root.ts });
    expect(thread).toMatchObject({ messages: [{ text: 'hello' }, { text: 'reply' }] });
    expect(JSON.stringify(thread)).not.toContain('metadata');
    expect(await read({ cursor: 'nonsense' })).toEqual(refused('invalid_cursor'));
    expect(await s.call('conversations.history', { channel: 'C0GENERAL1' })).toEqual(refused('not_in_channel'));
  });

  test('direct messages: not with two, nor with who has left', async () => {
    const open = (users: string) => s.call('conversations.open', { users });
    expect(await open('U0MAYA0001')).toMatchObject({ ok: true, channel: { id: 'D0MAYA0001' } });
    expect(await open('U0ALEX0001')).toEqual(refused('user_disabled'));
    expect(await open('U0NOBODY')).toEqual(refused('user_not_found'));
    expect(await s.call('chat.postEphemeral', { channel: RELEASES, user: 'U0ALEX0001', text: 'x' })).toEqual(
      refused('user_not_in_channel'),
    );
  });
});

describe('views', () => {
  const modal = (more: object = {}) => ({
    type: 'modal',
    callback_id: 'm',
    title: { type: 'plain_text', text: 'T' },
    blocks: [{ type: 'divider' }],
    ...more,
  });
  const trigger = () => s.slack.handles.trigger('U0MAYA0001');
  const open = (more: object = {}, how = 'views.open') =>
    s.call(how, { trigger_id: trigger(), view: modal(), ...more });

  test('a trigger works once and for 3 s', async () => {
    const once = trigger();
    expect(await open({ trigger_id: once })).toMatchObject({ ok: true });
    expect(await open({ trigger_id: once })).toEqual(refused('exchanged_trigger_id'));
    expect(await open({ trigger_id: 'made-up' })).toEqual(refused('invalid_trigger_id'));
    vi.useFakeTimers({ toFake: ['Date'] });
    const old = trigger();
    vi.setSystemTime(Date.now() + 3001);
    expect(await open({ trigger_id: old })).toEqual(refused('expired_trigger_id'));
    vi.useRealTimers();
  });

  test('three modals lie on each other, the fourth is refused', async () => {
    const first = await open();
    const second = await open({}, 'views.push');
    expect(second.view).toMatchObject({
      previous_view_id: (first.view as { id: string }).id,
      root_view_id: (first.view as { id: string }).id,
    });
    expect((await open({}, 'views.push')).ok).toBe(true);
    expect(await open({}, 'views.push')).toEqual(refused('push_limit_reached'));
    expect(s.workspace.modals.get('U0MAYA0001')).toHaveLength(3);
  });

  test('an update needs the hash it has seen; too large or faulty views are refused', async () => {
    const { view } = (await open()) as unknown as { view: { id: string; hash: string } };
    const update = (more: object) => s.call('views.update', { view_id: view.id, view: modal(), ...more });
    expect(await update({ hash: view.hash })).toMatchObject({ ok: true });
    expect(await update({ hash: view.hash })).toEqual(refused('hash_conflict'));
    expect(await update({ view_id: 'V0' })).toEqual(refused('not_found'));
    expect(
      await open({
        view: modal({ blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(260_000) } }] }),
      }),
    ).toEqual(refused('view_too_large'));
    expect(await open({ view: modal({ title: undefined }) })).toEqual(
      refused('invalid_arguments', { response_metadata: { messages: [expect.stringContaining('title')] } }),
    );
    expect(await open({ view: { type: 'home', blocks: [] } })).toEqual(refused('invalid_arguments'));
    expect(await s.call('views.publish', { user_id: 'U0NOBODY', view: { type: 'home', blocks: [] } })).toEqual(
      refused('user_not_found'),
    );
  });
});

test('files: an address, the bytes, the completion; shown where they were shared', async () => {
  const rich = await bareSlack({ app: { scopes: ['chat:write', 'files:write', 'files:read'] } });
  const poor = await bareSlack({ app: { scopes: ['chat:write'] } });
  expect(await poor.call('files.getUploadURLExternal', { filename: 'a.png', length: 3 })).toEqual(
    refused('missing_scope', { needed: 'files:write' }),
  );
  await poor.close();
  const asked = await rich.call('files.getUploadURLExternal', { filename: 'week.png', length: 3 });
  expect(asked.upload_url).toBe(`${rich.url}/upload/${asked.file_id}`);
  const complete = () =>
    rich.call('files.completeUploadExternal', {
      files: [{ id: asked.file_id, title: 'The week' }],
      channel_id: RELEASES,
      initial_comment: 'Planned',
    });
  expect(await complete()).toEqual(refused('file_not_found'));
  const file = rich.workspace.files.get(String(asked.file_id));
  if (file) file.data = Buffer.from('png').toString('base64');
  expect(await complete()).toMatchObject({ ok: true, files: [{ title: 'The week', mimetype: '' }] });
  expect(rich.workspace.messages.at(-1)).toMatchObject({ text: 'Planned', files: [asked.file_id] });
  expect(await rich.call('files.info', { file: 'F0' })).toEqual(refused('file_not_found'));
  await rich.close();
});

test('reactions: once each, and only on what is there', async () => {
  const rich = await bareSlack({ app: { scopes: ['reactions:write'] } });
  const { ts } = rich.slack.writing.message('U0MAYA0001', RELEASES, 'x');
  const react = (how: string, more: object = {}) =>
    rich.call(`reactions.${how}`, { channel: RELEASES, timestamp: ts, name: 'eyes', ...more });
  expect((await react('add')).ok).toBe(true);
  expect(await react('add')).toEqual(refused('already_reacted'));
  expect(await react('add', { name: 'No Emoji' })).toEqual(refused('invalid_name'));
  expect((await react('remove')).ok).toBe(true);
  expect(await react('remove')).toEqual(refused('no_reaction'));
  expect(await react('add', { timestamp: '1.2' })).toEqual(refused('message_not_found'));
  await rich.close();
});

test('answers have no key that Slack’s do not have', async () => {
  const rich = await bareSlack({
    app: {
      scopes: [
        'users:read',
        'users:read.email',
        'usergroups:read',
        'channels:read',
        'chat:write',
        'files:write',
        'reactions:write',
        'team:read',
      ],
    },
  });
  const { ts } = await rich.call('chat.postMessage', { channel: RELEASES, text: 'x' });
  const upload = await rich.call('files.getUploadURLExternal', { filename: 'a.txt', length: 1 });
  const file = rich.workspace.files.get(String(upload.file_id));
  if (file) file.data = 'eA==';
  const calls: [string, object, string?][] = [
    ['apps.connections.open', {}, TOKENS.app],
    ['auth.test', {}],
    ['chat.getPermalink', { channel: RELEASES, message_ts: ts }],
    ['chat.postEphemeral', { channel: RELEASES, user: 'U0MAYA0001', text: 'x' }],
    ['conversations.info', { channel: RELEASES }],
    ['conversations.list', {}],
    ['conversations.members', { channel: RELEASES }],
    ['files.getUploadURLExternal', { filename: 'a.txt', length: 1 }],
    ['files.completeUploadExternal', { files: [{ id: upload.file_id }] }],
    ['reactions.add', { channel: RELEASES, timestamp: ts, name: 'eyes' }],
    ['reactions.remove', { channel: RELEASES, timestamp: ts, name: 'eyes' }],
    ['team.info', {}],
    ['usergroups.list', { include_users: true }],
    ['usergroups.users.list', { usergroup: 'S0SRE00001' }],
    ['users.info', { user: 'U0MAYA0001' }],
    ['users.list', {}],
    ['users.lookupByEmail', { email: 'maya@harbor.example' }],
    ['chat.delete', { channel: RELEASES, ts }],
  ];
  for (const [method, args, token] of calls) {
    const { status: _, headers: __, ...answer } = await rich.call(method, args, token);
    expect(answer, method).toMatchObject({ ok: true });
    const slack = JSON.parse(
      readFileSync(join(import.meta.dirname, `../fixtures/slack/responses/${method}.json`), 'utf8'),
    );
    expect(strangeKeys(answer, slack), method).toEqual([]);
  }
  await rich.close();
});

test('where the samples have no answer, it has the keys of Slack’s documentation', async () => {
  const posted = await s.call('chat.postMessage', { channel: RELEASES, text: 'x', blocks: [{ type: 'divider' }] });
  const { ts } = posted;
  const opened = await s.call('views.open', {
    trigger_id: s.slack.handles.trigger('U0MAYA0001'),
    view: { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] },
  });
  const keys = (value: unknown) => Object.keys(value as object).filter((k) => k !== 'status' && k !== 'headers');
  const message = ['type', 'user', 'text', 'ts', 'team', 'blocks', 'bot_id', 'app_id'];
  const view = [
    [
      'id',
      'team_id',
      'type',
      'title',
      'submit',
      'close',
      'blocks',
      'private_metadata',
      'callback_id',
      'external_id',
      'state',
      'hash',
    ],
    [
      'clear_on_close',
      'notify_on_close',
      'root_view_id',
      'previous_view_id',
      'app_id',
      'app_installed_team_id',
      'bot_id',
    ],
  ].flat();
  expect(keys(posted).sort()).toEqual(['channel', 'message', 'ok', 'ts']);
  expect(keys(posted.message).sort()).toEqual([...message].sort());
  expect(keys(opened.view).sort()).toEqual(view.sort());
  const edited = await s.call('chat.update', { channel: RELEASES, ts, text: 'y' });
  expect(keys(edited).sort()).toEqual(['channel', 'message', 'ok', 'text', 'ts']);
  const history = await s.call('conversations.history', { channel: RELEASES });
  expect(keys(history).sort()).toEqual(['has_more', 'messages', 'ok', 'pin_count']);
  expect(keys((history.messages as object[])[0]).sort()).toEqual(
    [...message.filter((k) => k !== 'blocks'), 'edited'].sort(),
  );
});
