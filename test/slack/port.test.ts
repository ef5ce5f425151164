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
  await expect(upload(web, 'a.png', new Uint8Array(3), '🧨'.repeat(600))).rejects.toThrow('no address');
  const [{ alt_txt = '' } = {}] = asked;
  expect(String(alt_txt)).toMatch(/^(🧨)+…$/u);
  expect(String(alt_txt).length).toBeLessThanOrEqual(1000);
});
