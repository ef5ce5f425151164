import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { message } from '../../src/blocks/blocks.ts';
import { md } from '../../src/blocks/mrkdwn.ts';
import { onAction } from '../../src/slack/on-action.ts';
import { onShortcut } from '../../src/slack/on-shortcut.ts';
import { CLICKS, SHORTCUTS } from '../../src/words/router.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const SAID = { say: message(md`Deploying payments 5.2: step eu was sent.`) };
const by = { user: { id: 'U1' }, trigger_id: '1.2.a' };
const at = { channel: { id: 'C1' }, message: { ts: '1.1', text: 'x' } };

/** What people read of an answer that comes after so long; `takes`: whether Slack takes it where they asked. */
async function readOf(what: 'click' | 'shortcut on a message' | 'shortcut', { afterMs = 0, takes = true } = {}) {
  const read = { there: [] as string[], private: [] as string[], log: [] as string[] };
  const answer = async () => {
    await new Promise((resume) => setTimeout(resume, afterMs));
    return SAID;
  };
  vi.spyOn(CLICKS, 'get').mockReturnValue(answer);
  vi.spyOn(SHORTCUTS, 'get').mockReturnValue(answer);
  const l = {
    house: (x: unknown) => x,
    log: (said: string) => void read.log.push(said),
    setting: { store: { get: async () => undefined } },
    directory: { person: () => undefined, group: () => undefined },
    web: { chat: { getPermalink: async () => ({ ok: true, permalink: 'https://x.example' }) } },
    slack: {
      directMessages: async () => ({ ok: true, value: 'D1' }),
      post: async (_: unknown, { text }: { text: string }) => {
        read.private.push(text);
        return { ok: true, value: { channel: 'D1', ts: '1' } };
      },
    },
  };
  const respond = async ({ text }: { text: string }) => {
    if (!takes) throw new Error('Failed to respond to the response_url: 404 Not Found');
    read.there.push(text);
  };
  const ack = async () => {};
  const click = { ...by, ...at, response_url: 'https://x.example/r', actions: [{ action_id: 'deploy', value: 'R-1' }] };
  const shortcut = { ...by, callback_id: 'any', ...(what === 'shortcut' ? {} : at) };
  const working: Promise<void> =
    what === 'click'
      ? Reflect.apply(onAction, undefined, [l, () => ({}), { body: click, ack, respond }])
      : Reflect.apply(onShortcut, undefined, [l, () => ({}), { shortcut, ack, respond }]);
  await vi.advanceTimersByTimeAsync(5000);
  await working;
  return read;
}

test.each([
  ['click', 0],
  ['click', 3000],
  ['shortcut on a message', 0],
] as const)(
  'who used a %s reads what came of it there, after %d ms, and in private where Slack takes nothing there',
  async (what, afterMs) => {
    expect(await readOf(what, { afterMs })).toEqual({ there: [SAID.say.text], private: [], log: [] });
    expect(await readOf(what, { afterMs, takes: false })).toEqual({
      there: [],
      private: [SAID.say.text],
      log: [expect.stringContaining('told in private')],
    });
  },
);

test('a shortcut that is used from anywhere has no place: what came of it is told in private', async () => {
  expect(await readOf('shortcut')).toEqual({ there: [], private: [SAID.say.text], log: [] });
});
