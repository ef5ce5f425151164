import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Company } from '../../src/domain/company/company.ts';
import { Channels } from '../../src/slack/channels.ts';
import { QUIET } from '../../src/slack/client.ts';
import { Directory } from '../../src/slack/directory.ts';
import { REST_MS } from '../../src/slack/directory-refresh.ts';
import { listen } from '../../src/slack/listen.ts';
import { HoldingApp } from '../../src/slack/receive.ts';
import { COMPANY } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const PEOPLE = 6000;
const person = (n: number, more: object = {}) => ({
  id: `U${String(n).padStart(6, '0')}`,
  name: `p${n}`,
  tz: 'Europe/Berlin',
  profile: { email: `p${n}@x.example`, status_text: '', ...more },
});
const ALL = Array.from({ length: PEOPLE }, (_, n) => person(n));
const roles: Company['roles'] = [
  { name: 'qa', title: 'QA', members: ['p1@x.example', 'p2@x.example'], actions: [] },
  { name: 'sre', title: 'SRE', members: [], group: 'sres', actions: [] },
];

/** Slack as far as who is who goes; `down`: it answers no list any more. */
function workspace() {
  const asked = { lists: 0, down: false };
  const fail = () =>
    Promise.reject(Object.assign(new Error('503'), { code: 'slack_webapi_http_error', statusCode: 503 }));
  const web = {
    users: {
      list: async ({ cursor = '0', limit }: { cursor?: string; limit: number }) => {
        const from = Number(cursor);
        asked.lists += from === 0 ? 1 : 0;
        if (asked.down) return fail();
        const next_cursor = from + limit < ALL.length ? String(from + limit) : '';
        return { ok: true, members: ALL.slice(from, from + limit), response_metadata: { next_cursor } };
      },
      info: async ({ user }: { user: string }) => ({ ok: true, user: ALL.find((p) => p.id === user) }),
    },
    usergroups: {
      list: async () =>
        asked.down ? fail() : { usergroups: [{ id: 'S1', handle: 'sres', users: ['U000003'], date_update: 1 }] },
    },
  } as unknown as WebClient;
  return { asked, web };
}

async function app() {
  const { asked, web } = workspace();
  const said: string[] = [];
  const log = (what: string) => void said.push(what);
  const directory = new Directory(web, () => ({ ...COMPANY, roles }), log);
  await directory.refresh();
  const receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const authorize = async () => ({ botToken: 'xoxb-1' });
  const holding = new HoldingApp({ receiver, convoStore: false, logger: QUIET, authorize }, log);
  const setting = await openSetting({ people: () => directory.people('') });
  const channels = new Channels(web, log, 'UBOT');
  listen({
    ...{ app: holding, command: '/release', setting, directory, channels, me: 'UBOT', setup: { changed() {} } },
    ...{ slack: {} as never, views: web, web, draw: (() => {}) as never, log, house: (sent) => sent },
  });
  let acked = 0;
  const event = (sent: object) =>
    holding.processEvent({
      body: { type: 'event_callback', event_id: `Ev${Math.random()}`, team_id: 'T1', event: sent },
      ack: async () => {
        acked += 1;
      },
    });
  return { asked, directory, event, said, acked: () => acked };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

test('6,000 people of whom one changes each second for ten minutes: every event is acked, and nobody is listed again', async () => {
  const { asked, event, acked, directory } = await app();
  expect(asked.lists).toBe(1);
  for (let second = 0; second < 600; second++) {
    await event({
      type: 'user_change',
      user: person(second, { status_text: second % 2 ? 'On vacation' : 'In a huddle' }),
    });
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(acked()).toBe(600);
  expect(asked.lists).toBe(1);
  expect(directory.people('').away).toHaveLength(300);
});

test('what changes counts at once: an address, a guest, who left, who joined, groups', async () => {
  const { event, directory, asked } = await app();
  const held = () => directory.people('').roles;
  expect(held()).toEqual({ qa: ['U000001', 'U000002'], sre: ['U000003'] });
  await event({ type: 'user_change', user: { ...person(1), is_restricted: true } });
  await event({ type: 'user_change', user: { ...person(2), deleted: true } });
  expect(held().qa).toEqual([]);
  await event({ type: 'team_join', user: { ...person(9000), profile: { email: 'p1@x.example' } } });
  expect(held().qa).toEqual(['U009000']);
  await event({
    type: 'subteam_members_changed',
    subteam_id: 'S1',
    date_update: 5,
    added_users: ['U000004'],
    removed_users: ['U000003'],
  });
  expect(held().sre).toEqual(['U000004']);
  // It was sent before the one that came first.
  await event({ type: 'subteam_updated', subteam: { id: 'S1', handle: 'sres', users: ['U000003'], date_update: 2 } });
  expect(held().sre).toEqual(['U000004']);
  await event({
    type: 'subteam_updated',
    subteam: { id: 'S1', handle: 'sres', users: ['U000005'], user_count: 1, date_update: 6 },
  });
  expect(held().sre).toEqual(['U000005']);
  await event({
    type: 'subteam_updated',
    subteam: { id: 'S1', handle: 'sres', users: [], date_update: 7, date_delete: 7 },
  });
  expect(held().sre).toEqual([]);
  expect(asked.lists).toBe(1);
});

test('what events do not tell is read anew once, after a rest, however many ask and whatever Slack answers; acks do not wait', async () => {
  const { asked, event, acked, said, directory } = await app();
  asked.down = true;
  for (let n = 0; n < 50; n++)
    await event({ type: 'subteam_updated', subteam: { id: 'S2', handle: 'big', users: ['U000001'], user_count: 700 } });
  await event({ type: 'subteam_members_changed', subteam_id: 'S9', added_users: ['U000001'] });
  expect(acked()).toBe(51);
  await vi.advanceTimersByTimeAsync(REST_MS - 1);
  expect(asked.lists).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked.lists).toBe(2);
  asked.down = false;
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked.lists).toBe(3);
  expect(said[0]).toMatch(/Slack does not tell who is in the workspace: Slack answered 503; trying again/);
  await vi.advanceTimersByTimeAsync(REST_MS * 3);
  expect(asked.lists).toBe(3);
  expect(directory.people('').members?.size).toBe(PEOPLE);
});

test('somebody of whom no event has told is asked for once, alone; a stranger is not asked for again and again', async () => {
  const { directory, asked, said } = await app();
  const infos = vi.spyOn((directory as unknown as { web: WebClient }).web.users, 'info');
  ALL.push(person(7000));
  await directory.know('U007000');
  ALL.pop();
  expect(directory.people('').members?.has('U007000')).toBe(true);
  for (let n = 0; n < 5; n++) for (const id of ['U007000', 'U000001', 'UNOBODY']) await directory.know(id);
  expect(infos.mock.calls.map(([a]) => a?.user)).toEqual(['U007000', 'UNOBODY']);
  await vi.advanceTimersByTimeAsync(60_001);
  await directory.know('UNOBODY');
  expect(infos).toHaveBeenCalledTimes(3);
  expect([asked.lists, said]).toEqual([1, []]);
});
