import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { channelMoved } from '../../src/outbox/channel-ids.ts';
import { remembered, shown } from '../../src/outbox/shown.ts';
import { Channels } from '../../src/slack/channels.ts';
import { QUIET } from '../../src/slack/client.ts';
import { Directory } from '../../src/slack/directory.ts';
import { listen } from '../../src/slack/listen.ts';
import { HoldingApp } from '../../src/slack/receive.ts';
import { releaseOf } from '../../src/slack/thread.ts';
import { COMPANY } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const manifest = parse(readFileSync(join(import.meta.dirname, '../../slack-manifest.yml'), 'utf8'));
const SUBSCRIBED: string[] = manifest.settings.event_subscriptions.bot_events;

const OURS = { id: 'C1', name: 'releases' };
const OTHERS = { id: 'C2', name: 'lunch' };
const MEMBERSHIP = { channel_type: 'C', team: 'T1' };

/** Each event that asks for the start-up check again, about our channel, and about one that is none of our business. */
const CHECKED: Record<string, [ours: object, others: object | undefined]> = {
  app_uninstalled: [{}, undefined],
  tokens_revoked: [{ tokens: { bot: ['UBOT'] } }, undefined],
  member_joined_channel: [
    { channel: 'C1', user: 'UBOT', ...MEMBERSHIP },
    { channel: 'C1', user: 'U1', ...MEMBERSHIP },
  ],
  member_left_channel: [
    { channel: 'C1', user: 'UBOT', ...MEMBERSHIP },
    { channel: 'C2', user: 'UBOT', ...MEMBERSHIP },
  ],
  channel_id_changed: [
    { old_channel_id: 'C1', new_channel_id: 'C9' },
    { old_channel_id: 'C2', new_channel_id: 'C8' },
  ],
  channel_created: [{ channel: OURS }, { channel: OTHERS }],
  channel_rename: [{ channel: OURS }, { channel: OTHERS }],
  group_rename: [{ channel: OURS }, { channel: OTHERS }],
  ...Object.fromEntries(
    ['channel_archive', 'channel_deleted', 'channel_left', 'channel_unarchive'].map((t) => [
      t,
      [{ channel: 'C1' }, { channel: 'C2' }],
    ]),
  ),
  ...Object.fromEntries(
    ['group_archive', 'group_deleted', 'group_left', 'group_unarchive'].map((t) => [
      t,
      [{ channel: 'C1' }, { channel: 'C2' }],
    ]),
  ),
};

test('the app hears of all that may change its setup', () => {
  expect(SUBSCRIBED).toEqual(expect.arrayContaining(Object.keys(CHECKED)));
});

test.each(Object.entries(CHECKED))(
  '%s: the setup is looked at again, unless it is about others',
  async (type, [ours, others]) => {
    const web = {
      conversations: { list: async () => ({ channels: [OURS, OTHERS] }) },
      users: { info: async () => ({ user: undefined }) },
    } as unknown as WebClient;
    const directory = new Directory(
      web,
      () => COMPANY,
      () => {},
    );
    const receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
    const authorize = async () => ({ botToken: 'xoxb-1' });
    const app = new HoldingApp({ receiver, convoStore: false, logger: QUIET, authorize }, () => {});
    const channels = new Channels(web, () => {}, 'UBOT');
    await channels.id('releases');
    let looked = 0;
    const setup = {
      changed() {
        looked += 1;
      },
    };
    listen({
      ...{ app, command: '/release', setting: await openSetting(), directory, channels, me: 'UBOT', setup },
      ...{ slack: {} as never, views: web, web, draw: (() => {}) as never, log: () => {}, house: (sent) => sent },
    });
    const happens = (about: object) =>
      app.processEvent({
        body: { type: 'event_callback', event_id: 'Ev1', event: { type, ...about } },
        ack: async () => {},
      });
    if (others) await happens(others);
    expect(looked).toBe(0);
    await happens(ours);
    expect(looked).toBe(1);
  },
);

test.for([
  { moves: [['C1', 'C9']], from: ['C1'], to: 'C9' },
  {
    moves: [
      ['C1', 'C2'],
      ['C2', 'C9'],
    ],
    from: ['C1', 'C2'],
    to: 'C9',
  },
  {
    moves: [
      ['C1', 'C2'],
      ['C2', 'C3'],
      ['C3', 'C9'],
    ],
    from: ['C1', 'C2', 'C3'],
    to: 'C9',
  },
  {
    moves: [
      ['C2', 'C9'],
      ['C1', 'C2'],
    ],
    from: ['C1', 'C2'],
    to: 'C9',
  },
  {
    moves: [
      ['C1', 'C2'],
      ['C2', 'C9'],
      ['C1', 'C2'],
    ],
    from: ['C1', 'C2'],
    to: 'C9',
  },
  {
    moves: [
      ['C9', 'C1'],
      ['C1', 'C9'],
    ],
    from: ['C9', 'C1'],
    to: 'C9',
  },
  {
    moves: [
      ['C9', 'C1'],
      ['C1', 'C2'],
      ['C2', 'C9'],
    ],
    from: ['C9', 'C1', 'C2'],
    to: 'C9',
  },
] as const)('a channel that moved ($moves) has its messages: they are edited, and answered, as before', async (row) => {
  for (const channel of row.from) {
    const setting = await openSetting();
    const put = remembered('R-1/headline', { channel, ts: '1.2' }, '', 'R-1');
    await setting.store.commit({ at: setting.now(), put });
    for (const [was, now] of row.moves) await channelMoved(setting, was, now);
    expect(await shown(setting, 'R-1/headline'), channel).toMatchObject({ channel: row.to, ts: '1.2' });
    expect(await releaseOf(setting, { channel: row.to, ts: '1.2' }), channel).toBe('R-1');
    expect(await releaseOf(setting, { channel: row.to, ts: '1.3' })).toBeUndefined();
  }
});
