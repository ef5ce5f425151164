import { ErrorCode, type WebClient } from '@slack/web-api';
import { afterEach, expect, test, vi } from 'vitest';
import { Channels } from '../../src/slack/channels.ts';
import { Directory } from '../../src/slack/directory.ts';
import { untilSlackAnswers } from '../../src/slack/identity.ts';
import { pages } from '../../src/slack/patient.ts';
import { COMPANY } from '../domain/given.ts';

afterEach(() => void vi.useRealTimers());

/** Without its waits. */
async function quickly<T>(work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers();
  let isOver = false;
  const working = work().finally(() => {
    isOver = true;
  });
  while (!isOver) await vi.advanceTimersByTimeAsync(500);
  return working;
}

const refusal = (error: string) =>
  Object.assign(new Error(error), { code: ErrorCode.PlatformError, data: { ok: false, error } });
const page = (n: number, next: string) => ({ n, response_metadata: { next_cursor: next } });

async function read(answers: Record<string, (ReturnType<typeof page> | Error)[]>) {
  const asked: string[] = [];
  const got: number[] = [];
  const said: string[] = [];
  const list = pages(
    async ({ cursor = 'first' }) => {
      asked.push(cursor);
      const answer = answers[cursor]?.shift();
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error(`asked too often for ${cursor}`);
      return answer;
    },
    { what: 'its channels', log: (what) => void said.push(what) },
  );
  await quickly(async () => {
    for await (const { n } of list) got.push(n);
  });
  return { asked, got, said };
}

test('a place in a list that Slack knows no more is left: the list is begun anew', async () => {
  const { asked, got } = await read({
    first: [page(1, 'b'), page(1, 'c')],
    b: [refusal('invalid_cursor')],
    c: [page(2, '')],
  });
  expect(asked).toEqual(['first', 'b', 'first', 'c']);
  expect(got).toEqual([1, 1, 2]);
});

test('a list begun anew may lead through the same places', async () => {
  const { got, said } = await read({
    first: [page(1, 'b'), page(1, 'b')],
    b: [page(2, 'c'), page(2, 'd')],
    c: [refusal('invalid_cursor')],
    d: [page(3, '')],
  });
  expect(got).toEqual([1, 2, 1, 2, 3]);
  expect(said).toEqual([expect.stringContaining('trying again')]);
});

test.each([
  ['itself', { first: [page(1, 'b')], b: [page(2, 'b')] }],
  ['where it was before', { first: [page(1, 'b')], b: [page(2, 'c')], c: [page(3, 'b')] }],
])('a list that leads back to %s ends', async (_, answers) => {
  const { got, said } = await read(answers);
  expect(got).toEqual([1, 2, 3].slice(0, got.length));
  expect(said).toEqual(['Slack tells its channels in a circle']);
});

/** A Slack whose first answer to each question says yes, and nothing more. */
function emptyFirst(methods: Record<string, object>) {
  const heard = new Set<string>();
  const once = (name: string) => async () => {
    if (heard.has(name)) return methods[name];
    heard.add(name);
    return { ok: true };
  };
  return {
    auth: { test: once('auth.test') },
    users: { list: once('users.list') },
    usergroups: { list: once('usergroups.list') },
    conversations: { list: once('conversations.list') },
  } as unknown as WebClient;
}

test('nobody leaves a workspace, a group or a channel because something answered in Slack’s place', async () => {
  const web = emptyFirst({
    'auth.test': { ok: true, team_id: 'T1', user_id: 'U0' },
    'users.list': { ok: true, members: [{ id: 'U1', name: 'qa', profile: {} }] },
    'usergroups.list': { ok: true, usergroups: [{ id: 'S1', handle: 'qa', users: ['U1'] }] },
    'conversations.list': { ok: true, channels: [{ id: 'C1', name: 'releases' }] },
  });
  const said: string[] = [];
  const log = (what: string) => void said.push(what);
  expect(await quickly(() => untilSlackAnswers(web, log))).toMatchObject({ team: 'T1', user: 'U0' });
  const roles = [{ name: 'qa', title: 'QA', members: [], group: 'qa', actions: [] }];
  const directory = new Directory(web, () => ({ ...COMPANY, roles }), log);
  await quickly(() => directory.refresh());
  expect(directory.people('').roles).toEqual({ qa: ['U1'] });
  const channels = new Channels(web, log, 'U0');
  expect(await quickly(() => channels.id('releases'))).toBe('C1');
  expect(said).toHaveLength(4);
  expect(said.every((line) => line.includes('not Slack’s'))).toBe(true);
});
