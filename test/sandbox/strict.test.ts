import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bare, bareSlack } from './bare.ts';

const MAYA = 'U0MAYA0001';
const SAM = 'U0SAM00001';
const RELEASES = 'C0RELEASES';
const GENERAL = 'C0GENERAL1';
const EVENTS = [
  ...['message.channels', 'message.groups', 'message.im', 'reaction_added', 'member_joined_channel'],
  ...['channel_created', 'channel_left', 'channel_rename', 'channel_archive', 'channel_unarchive', 'channel_deleted'],
  ...['group_left', 'group_rename', 'group_archive', 'team_join', 'user_change'],
];
const SCOPES = ['chat:write', 'channels:join', 'channels:history', 'channels:read', 'files:write', 'files:read'];

const SPEED = 20;
let s: Bare;
beforeEach(async () => {
  s = await bareSlack({ app: { events: EVENTS, scopes: [...SCOPES, 'users:read', 'users:read.email'] }, speed: SPEED });
});
afterEach(() => s.close());

const events = () => s.sent.flatMap(({ payload }) => (payload.event ? [payload.event as Record<string, unknown>] : []));
const heard = () => events().map((e) => [e.type, e.subtype].filter(Boolean).join('.'));
const refused = (error: string) => expect.objectContaining({ ok: false, error });
const section = (length: number) => ({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(length) } });
const channel = (name: string) => {
  const found = s.workspace.channel(name);
  if (!found) throw new Error(name);
  return found;
};

describe('the sum of blocks', () => {
  const post = (blocks: object[]) => s.call('chat.postMessage', { channel: RELEASES, text: 'x', blocks });
  const most = [...Array.from({ length: 4 }, () => section(3000)), section(1000)];

  test('13,000 characters pass, one more is refused, in a post and in an edit', async () => {
    const { ts, ok } = await post(most);
    expect(ok).toBe(true);
    expect(await post([...most, section(1)])).toEqual(refused('msg_blocks_too_long'));
    const edit = { channel: RELEASES, ts, text: 'x', blocks: [...most, section(1)] };
    expect(await s.call('chat.update', edit)).toEqual(refused('msg_blocks_too_long'));
  });

  test('fields, contexts and rich text count; a menu’s options do not', async () => {
    const context = { type: 'context', elements: [{ type: 'mrkdwn', text: 'x'.repeat(1999) }] };
    const fields = { type: 'section', fields: [{ type: 'plain_text', text: 'x'.repeat(2000) }] };
    const rich = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x'.repeat(3000) }] }],
    };
    const options = Array.from({ length: 100 }, (_, i) => ({
      text: { type: 'plain_text', text: `${i}${'x'.repeat(70)}` },
      value: `${i}`,
    }));
    const menu = { type: 'actions', elements: [{ type: 'static_select', action_id: 'a', options }] };
    expect((await post([section(3000), section(3000), context, fields, rich, menu])).ok).toBe(true);
    expect(await post([section(3000), section(3000), context, fields, rich, section(2)])).toEqual(
      refused('msg_blocks_too_long'),
    );
  });
});

describe('files', () => {
  const upload = async () => {
    const { file_id } = await s.call('files.getUploadURLExternal', { filename: 'a.png', length: 3 });
    const file = s.workspace.files.get(String(file_id));
    if (file) file.data = Buffer.from('png').toString('base64');
    return String(file_id);
  };
  const show = (id: string) =>
    s.call('chat.postMessage', {
      channel: RELEASES,
      text: 'x',
      blocks: [{ type: 'image', slack_file: { id }, alt_text: 'x' }],
    });

  test('a file is of no kind and can’t be shown until two seconds after its completion, divided by the speed', async () => {
    const id = await upload();
    expect(await show(id)).toEqual(refused('invalid_blocks'));
    const before = Date.now();
    await s.call('files.completeUploadExternal', { files: [{ id }] });
    const file = s.workspace.files.get(id);
    const wait = (file?.usableAt ?? 0) - before;
    expect(wait).toBeGreaterThanOrEqual(2000 / SPEED);
    expect(wait).toBeLessThan(2000 / SPEED + (Date.now() - before) + 1);
    if (file) file.usableAt = Date.now() + 60_000;
    expect(await show(id)).toEqual(refused('invalid_blocks'));
    expect((await s.call('files.info', { file: id })).file).toMatchObject({ mimetype: '', filetype: '' });
    if (file) file.usableAt = Date.now();
    expect((await s.call('files.info', { file: id })).file).toMatchObject({ mimetype: 'image/png' });
    expect((await show(id)).ok).toBe(true);
    expect(await show('F0NOBODY00')).toEqual(refused('invalid_blocks'));
  });

  test('nor in a view: App Home and modals take no picture that is not processed either', async () => {
    const id = await upload();
    await s.call('files.completeUploadExternal', { files: [{ id }] });
    const file = s.workspace.files.get(id);
    const publish = (processed: boolean) => {
      if (file) file.usableAt = Date.now() + (processed ? 0 : 60_000);
      const beside = { type: 'image', slack_file: { id }, alt_text: 'x' };
      const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x' }, accessory: beside }];
      return s.call('views.publish', { user_id: MAYA, view: { type: 'home', blocks } });
    };
    expect(await publish(false)).toEqual(refused('invalid_arguments'));
    expect((await publish(true)).ok).toBe(true);
  });

  test('what stands for a picture is a thousand characters long at most, by Slack’s name for it', async () => {
    const announce = (alt_txt: string) =>
      s.call('files.getUploadURLExternal', { filename: 'a.png', length: 3, alt_txt });
    expect((await announce('x'.repeat(1000))).ok).toBe(true);
    expect(await announce('x'.repeat(1001))).toEqual(refused('alt_txt_too_large'));
  });

  test('a picture shared into a channel is a message of the app with the file', async () => {
    const id = await upload();
    await s.call('files.completeUploadExternal', { files: [{ id }], channel_id: RELEASES, initial_comment: 'Look' });
    expect(events().at(-1)).toMatchObject({ subtype: 'file_share', channel: RELEASES, files: [{ id }] });
  });
});

test('each kind of channel is listed with a permission of its own; nothing at all where one is missing', async () => {
  const list = (types?: string) => s.call('conversations.list', types === undefined ? {} : { types });
  expect((await list()).ok).toBe(true);
  expect(await list('public_channel, private_channel')).toMatchObject({
    error: 'missing_scope',
    needed: 'groups:read',
  });
  expect(await list('im,mpim')).toMatchObject({ error: 'missing_scope', needed: 'im:read,mpim:read' });
  expect(await list('odd')).toEqual(refused('invalid_types'));
});

describe('channels that the app is not in', () => {
  test('nothing is heard of them, and their history is not read; after an invitation both are', async () => {
    s.slack.writing.message(MAYA, GENERAL, 'hello');
    const said = s.slack.writing.message(MAYA, GENERAL, 'again');
    s.slack.writing.react(SAM, GENERAL, said.ts, 'eyes');
    s.slack.writing.edit(MAYA, said, 'changed');
    s.slack.writing.remove(MAYA, said);
    expect(heard()).toEqual([]);
    expect(await s.call('conversations.history', { channel: GENERAL })).toEqual(refused('not_in_channel'));
    s.slack.channels.invite(MAYA, channel('general'));
    expect(events().at(-1)).toMatchObject({ type: 'member_joined_channel', channel: GENERAL, inviter: MAYA });
    s.slack.writing.message(MAYA, GENERAL, 'now');
    expect(heard().at(-1)).toBe('message');
    expect((await s.call('conversations.history', { channel: GENERAL })).ok).toBe(true);
  });

  test('joined by itself where the channel is public and the scope is there', async () => {
    expect(await s.call('conversations.join', { channel: GENERAL })).toMatchObject({
      ok: true,
      channel: { is_member: true },
    });
    expect(heard()).toEqual(['member_joined_channel']);
    expect(await s.call('conversations.join', { channel: GENERAL })).toMatchObject({ warning: 'already_in_channel' });
    const secret = s.slack.channels.create(MAYA, 'secret', true);
    expect(await s.call('conversations.join', { channel: secret.id })).toEqual(refused('channel_not_found'));
  });

  test('removed, renamed, archived and unarchived', async () => {
    s.slack.channels.remove(MAYA, channel('releases'));
    expect(events().at(-1)).toMatchObject({ type: 'channel_left', channel: RELEASES, actor_id: MAYA });
    s.slack.channels.rename(channel('releases'), 'ship-it');
    expect(events().at(-1)).toMatchObject({ type: 'channel_rename', channel: { id: RELEASES, name: 'ship-it' } });
    s.slack.channels.invite(MAYA, channel('ship-it'));
    s.slack.channels.archive(MAYA, channel('ship-it'), true);
    expect(heard().at(-1)).toBe('channel_archive');
    expect(await s.call('chat.postMessage', { channel: RELEASES, text: 'x' })).toEqual(refused('is_archived'));
    expect(await s.call('chat.update', { channel: RELEASES, ts: '1.2', text: 'x' })).toEqual(refused('is_inactive'));
    s.slack.channels.archive(MAYA, channel('ship-it'), false);
    // Whoever unarchives a channel is alone in it.
    expect(await s.call('conversations.history', { channel: RELEASES })).toEqual(refused('not_in_channel'));
    expect(() => s.slack.channels.rename(channel('ship-it'), 'general')).toThrow('name_taken');
  });

  test('of a private channel the app hears only while it is in it', async () => {
    const secret = s.slack.channels.create(MAYA, 'secret', true);
    s.slack.channels.rename(secret, 'hidden');
    expect(heard()).toEqual([]);
    s.slack.channels.invite(MAYA, secret);
    s.slack.channels.rename(secret, 'seen');
    s.slack.channels.remove(MAYA, secret);
    s.slack.channels.archive(MAYA, secret, true);
    expect(heard()).toEqual(['member_joined_channel', 'group_rename', 'group_left']);
  });

  test('a channel where only some may post', async () => {
    s.slack.channels.restrict(channel('releases'), true);
    expect(await s.call('chat.postMessage', { channel: RELEASES, text: 'x' })).toEqual(refused('restricted_action'));
  });
});

describe('messages that change', () => {
  test('edited and deleted by people; what others wrote they may not', () => {
    const mine = s.slack.writing.message(MAYA, RELEASES, 'go');
    s.slack.writing.edit(MAYA, mine, 'no-go: wait');
    expect(events().at(-1)).toMatchObject({
      subtype: 'message_changed',
      hidden: true,
      channel: RELEASES,
      message: { ts: mine.ts, text: 'no-go: wait', user: MAYA, edited: { user: MAYA } },
      previous_message: { text: 'go' },
    });
    s.slack.writing.remove(MAYA, mine);
    expect(events().at(-1)).toMatchObject({ subtype: 'message_deleted', deleted_ts: mine.ts, channel: RELEASES });
    const theirs = s.slack.writing.message(SAM, RELEASES, 'hi');
    expect(() => s.slack.writing.edit(MAYA, theirs, 'x')).toThrow('cant_update_message');
    expect(() => s.slack.writing.remove(MAYA, theirs)).toThrow('cant_delete_message');
  });

  test('what has replies leaves a tombstone: its thread goes on, and the app can’t edit it any more', async () => {
    const { ts } = await s.call('chat.postMessage', { channel: RELEASES, text: 'headline' });
    const reply = { channel: RELEASES, text: 'reply', thread_ts: ts };
    await s.call('chat.postMessage', reply);
    const root = s.workspace.find(RELEASES, String(ts));
    if (!root) throw new Error('no root');
    s.slack.writing.remove(MAYA, root);
    expect(events().at(-1)).toMatchObject({ subtype: 'message_changed', message: { subtype: 'tombstone', ts } });
    expect(await s.call('chat.update', { channel: RELEASES, ts, text: 'x' })).toEqual(refused('message_not_found'));
    expect((await s.call('chat.postMessage', reply)).ok).toBe(true);
  });

  test('a message with a file is a file_share, and its text is there', () => {
    s.slack.writing.message(MAYA, RELEASES, 'no-go: see', undefined, [{ name: 'error.txt', content: 'boom' }]);
    expect(events().at(-1)).toMatchObject({
      subtype: 'file_share',
      text: 'no-go: see',
      files: [{ name: 'error.txt', mimetype: 'text/plain', size: 4 }],
    });
  });
});

describe('people', () => {
  test('of a connected organisation: their team stands in what they say, click and are', async () => {
    const { id } = await s.slack.membership.join({
      handle: 'ext',
      name: 'Ext',
      title: 'Partner',
      tz: 'UTC',
      team: 'T0OTHER',
    });
    expect(events().at(-1)).toMatchObject({
      type: 'user_change',
      user: { id, team_id: 'T0OTHER', is_stranger: false },
    });
    s.slack.writing.message(id, RELEASES, 'go');
    expect(events().at(-1)).toMatchObject({ user: id, team: 'T0OTHER', user_team: 'T0OTHER' });
    expect((await s.call('users.info', { user: id })).user).toMatchObject({ profile: { team: 'T0OTHER' } });
    const far = await s.slack.membership.join({
      ...{ handle: 'far', name: 'Far', title: '', tz: 'UTC', team: 'T0OTHER' },
      stranger: true,
    });
    const { user } = await s.call('users.info', { user: far.id });
    expect(user).toMatchObject({ is_stranger: true });
    expect(user).not.toHaveProperty('profile.email');
  });

  test('a crowd was always there; a storm changes one after another, and ends', async () => {
    s.slack.membership.crowd(50);
    expect(events()).toEqual([]);
    expect((await s.call('users.list', { limit: 100 })).members).toHaveLength(61);
    s.slack.storm.begin({ people: 20, perSecond: 50, changes: 30 });
    await expect.poll(() => s.slack.storm.left).toBe(0);
    expect(heard()).toEqual(Array(30).fill('user_change'));
    expect(new Set(events().map((e) => (e.user as { id: string }).id)).size).toBe(20);
    await expect.poll(() => s.slack.events.counted.acked).toBe(30);
  });
});

describe('mentions', () => {
  const typed = 'ask @sam, @Maya Okafor or @sre in #general & mail sam@x.example, see https://a.example/b?c=1.';
  const text = async (app: Bare) => {
    await app.slack.acts.command(MAYA, RELEASES, '/release', typed);
    return app.sent.at(-1)?.payload.text;
  };

  test('a command that escapes gets tokens with labels; one that does not gets what was typed', async () => {
    const escaping = await bareSlack({ app: { commands: [{ command: '/release', should_escape: true }] } });
    expect(await text(escaping)).toBe(
      'ask <@U0SAM00001|sam>, <@U0MAYA0001|maya> or <!subteam^S0SRE00001|@sre> in <#C0GENERAL1|general> &amp; mail ' +
        '<mailto:sam@x.example|sam@x.example>, see <https://a.example/b?c=1>.',
    );
    await escaping.close();
    const plain = await bareSlack({ app: { commands: [{ command: '/release', should_escape: false }] } });
    expect(await text(plain)).toBe(typed.replace('&', '&amp;'));
    await plain.close();
  });

  test('a message always gets tokens, mentions without labels', () => {
    expect(s.slack.writing.message(MAYA, RELEASES, typed).text).toBe(
      'ask <@U0SAM00001>, <@U0MAYA0001> or <!subteam^S0SRE00001> in <#C0GENERAL1|general> &amp; mail ' +
        '<mailto:sam@x.example|sam@x.example>, see <https://a.example/b?c=1>.',
    );
  });
});
