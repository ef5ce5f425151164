import { ErrorCode, WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { Channels } from '../../src/slack/channels.ts';
import { QUIET } from '../../src/slack/client.ts';
import { slackPort } from '../../src/slack/port.ts';
import { upload } from '../../src/slack/upload.ts';

const REFUSED = Object.assign(new Error('no'), { code: ErrorCode.PlatformError, data: { error: 'token_revoked' } });
const GONE = Object.assign(new Error('no'), { code: ErrorCode.PlatformError, data: { error: 'message_not_found' } });
const DOWN = Object.assign(new Error('no'), { code: ErrorCode.RequestError, original: new Error('ECONNREFUSED') });

test.for<[answers: (Error | 'well')[], heard: number[]]>([
  [['well', 'well'], []],
  [
    ['well', REFUSED, REFUSED, 'well', 'well'],
    [1, 3],
  ],
  [
    [REFUSED, DOWN, REFUSED, 'well', REFUSED],
    [0, 3, 4],
  ],
  [[GONE, DOWN, 'well'], []],
])(
  'whoever keeps it running hears when Slack refuses the token, and when it takes it again: %j',
  async ([answers, heard]) => {
    const web = new WebClient('xoxb-1', { logger: QUIET });
    const told: number[] = [];
    let nth = 0;
    web.chat.update = async () => {
      const answer = answers[nth];
      if (answer instanceof Error) throw answer;
      return { ok: true, ts: '1.2' };
    };
    const port = slackPort(web, new Channels(web, () => {}, 'UBOT'), () => told.push(nth));
    for (; nth < answers.length; nth += 1) await port.edit({ channel: 'C1', ts: '1.2' }, { text: 'x', blocks: [] });
    expect(told).toEqual(heard);
  },
);

test('a picture has its words by Slack’s name for them, cut between characters', async () => {
  const web = new WebClient('xoxb-1', { logger: QUIET });
  const asked: Record<string, unknown>[] = [];
  web.files.getUploadURLExternal = async (args) => {
    asked.push({ ...args });
    return { ok: true };
  };
  await expect(upload(web, 'a.png', new Uint8Array(3), '🧨'.repeat(600))).rejects.toThrow('left out');
  const [{ alt_txt = '' } = {}] = asked;
  expect(String(alt_txt)).toMatch(/^(🧨)+…$/u);
  expect(String(alt_txt).length).toBeLessThanOrEqual(1000);
});

class SaysYes extends WebClient {
  more = {};
  override async apiCall() {
    return { ok: true, ...this.more };
  }
}

test('what says yes to everything and tells nothing has done nothing that is known', async () => {
  const web = new SaysYes('xoxb-1', { logger: QUIET });
  const port = slackPort(web, new Channels(web, () => {}, 'UBOT'), () => {});
  const [at, message] = [
    { channel: 'C1', ts: '1.2' },
    { text: 'x', blocks: [] },
  ];
  const answers = {
    post: await port.post({ channel: 'C1' }, message, 'key'),
    directMessages: await port.directMessages('U1'),
    permalink: await port.permalink(at),
    find: await port.find({ channel: 'C1' }, 'key', '2026-03-03T09:00:00.000Z'),
    inThread: await port.find({ channel: 'C1', threadTs: '1.1' }, 'key', '2026-03-03T09:00:00.000Z'),
    upload: await port.upload('a.png', new Uint8Array(3), 'a'),
  };
  const not = { ok: false, why: 'unknown', detail: expect.stringContaining('not Slack’s') };
  expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((name) => [name, not])));
  // Nor is it remembered: the next who asks is told.
  web.more = { channel: { id: 'D1' } };
  expect(await port.directMessages('U1')).toEqual({ ok: true, value: 'D1' });
});
