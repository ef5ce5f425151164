import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { Channels } from '../../src/slack/channels.ts';
import { QUIET } from '../../src/slack/client.ts';
import { Directory } from '../../src/slack/directory.ts';
import { listen } from '../../src/slack/listen.ts';
import { HoldingApp } from '../../src/slack/receive.ts';
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
