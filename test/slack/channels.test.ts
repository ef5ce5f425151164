import type { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { Channels } from '../../src/slack/channels.ts';

type Listed = { id: string; name: string; is_member?: boolean; is_archived?: boolean; is_private?: boolean } & Record<
  string,
  unknown
>;

/** A workspace whose channels may change; pages of two. */
function workspace(...all: Listed[]) {
  const asked: string[] = [];
  const web = {
    conversations: {
      list: async ({ cursor = '0', exclude_archived }: { cursor?: string; exclude_archived: boolean }) => {
        asked.push(exclude_archived ? 'living' : 'all');
        const fitting = all.filter((c) => !(exclude_archived && c.is_archived));
        const from = Number(cursor);
        const next_cursor = from + 2 < fitting.length ? String(from + 2) : '';
        return { channels: fitting.slice(from, from + 2), response_metadata: { next_cursor } };
      },
      info: async ({ channel }: { channel: string }) => {
        asked.push(channel);
        const found = all.find((c) => c.id === channel);
        if (found) return { channel: found };
        throw Object.assign(new Error('no'), {
          code: 'slack_webapi_platform_error',
          data: { error: 'channel_not_found' },
        });
      },
    },
  } as unknown as WebClient;
  return { all, asked, channels: new Channels(web, () => {}, 'UBOT') };
}
const releases = (more: object = {}): Listed => ({ id: 'C1', name: 'releases', is_member: true, ...more });

test('a channel is looked for among the living, and no further than it has to be', async () => {
  const { channels, asked } = workspace(releases(), { id: 'C2', name: 'a' }, { id: 'C3', name: 'b' });
  expect(await channels.id('releases')).toBe('C1');
  expect(asked).toEqual(['living']);
  expect(await channels.id('releases')).toBe('C1');
  expect(await channels.id('b')).toBe('C3');
  expect(await channels.id('nowhere')).toBeUndefined();
  expect(asked.filter((a) => a === 'all')).toEqual([]);
});

test('without the permission for private ones the public ones are found all the same', async () => {
  const asked: string[] = [];
  const refuse = (needed: string) =>
    Object.assign(new Error('no'), {
      code: 'slack_webapi_platform_error',
      data: { error: 'missing_scope', needed },
    });
  const list = async ({ types, cursor = '' }: { types: string; cursor?: string }) => {
    if (types.includes('private_channel')) throw refuse('groups:read');
    asked.push(cursor);
    const [channels, next_cursor] = cursor === '' ? [[releases()], 'more'] : [[{ id: 'C2', name: 'a' }], ''];
    return { channels, response_metadata: { next_cursor } };
  };
  const channels = new Channels({ conversations: { list } } as unknown as WebClient, () => {}, 'UBOT');
  expect((await channels.look(['a'])).get('a')?.id).toBe('C2');
  expect(asked).toEqual(['', 'more']);
});

test('of an archived one it says so; of one that was renamed, its new name, unless another has the old one by now', async () => {
  const { channels, all } = workspace(releases(), { id: 'C2', name: 'old', is_archived: true });
  expect((await channels.look(['old'])).get('old')).toMatchObject({ archived: true });
  await channels.look(['releases']);
  all[0] = releases({ name: 'shipping' });
  expect((await channels.look(['releases'])).get('releases')).toMatchObject({ id: 'C1', name: 'shipping' });
  // What is to be said there still arrives.
  expect(await channels.id('releases')).toBe('C1');
  all.push({ id: 'C9', name: 'releases' });
  expect((await channels.look(['releases'])).get('releases')).toMatchObject({ id: 'C9', member: false });
});

test('one that is gone, or private and left, is not there; made anew it is', async () => {
  const { channels, all } = workspace(releases());
  await channels.look(['releases']);
  all.length = 0;
  expect(await channels.look(['releases'])).toEqual(new Map());
  all.push(releases({ id: 'C7' }));
  expect((await channels.look(['releases'])).get('releases')?.id).toBe('C7');
});

test('where only some may post, it is restricted for who is not among them', async () => {
  const restricted = async (more: object) =>
    (await workspace(releases(more)).channels.look(['releases'])).get('releases')?.restricted;
  expect(await restricted({})).toBe(false);
  expect(await restricted({ is_read_only: true })).toBe(true);
  expect(await restricted({ properties: { posting_restricted_to: { type: ['admin'] } } })).toBe(true);
  expect(await restricted({ properties: { posting_restricted_to: { user: ['UBOT'] } } })).toBe(false);
});

test('what happens elsewhere is none of our business, as long as all of ours are found', async () => {
  const { channels } = workspace(releases(), { id: 'C2', name: 'other' });
  const concerns = (channel: unknown) => channels.concerns({ channel }, ['releases']);
  // Which channel an id is, nobody knows yet.
  expect(concerns('C2')).toBe(true);
  await channels.look(['releases']);
  expect([concerns('C1'), concerns('C2'), concerns({ id: 'C2', name: 'other' })]).toEqual([true, false, false]);
  expect(concerns({ id: 'C9', name: 'releases' })).toBe(true);
  expect(concerns(undefined)).toBe(false);
  expect(concerns({ odd: 1 })).toBe(false);
});
