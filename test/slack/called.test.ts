import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { called } from '../../src/slack/called.ts';
import { webClient } from '../../src/slack/client.ts';

let body = '';
let status = 200;
const server = createServer((_, res) => res.writeHead(status, { 'content-type': 'text/html' }).end(body));
beforeAll(() => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)));
afterAll(() => new Promise((closed) => server.close(closed)));

const asked = () => {
  const at = server.address();
  const port = typeof at === 'object' && at ? at.port : 0;
  const web = webClient({ token: 'xoxb-1', slackApiUrl: `http://127.0.0.1:${port}/api/` });
  return called(() => web.chat.postMessage({ channel: 'C1', text: 'x' }));
};

test.each([
  ['a page', '<!doctype html><title>Sign in to the network</title>'],
  ['nothing', ''],
  ['JSON of something else', '{"message":"no route"}'],
  ['a list', '[]'],
  ['a sentence', 'upstream connect error or disconnect/reset before headers'],
])('what answers in Slack’s place is no refusal, and not shown: %s', async (_, said) => {
  [status, body] = [200, said];
  expect(await asked()).toEqual({ ok: false, why: 'unknown', detail: expect.stringContaining('proxy') });
});

test.each([
  [200, '{"ok":false,"error":"channel_not_found"}', { why: 'refused', error: 'channel_not_found' }],
  [200, '{"ok":false,"error":"token_revoked"}', { why: 'unauthorized' }],
  [200, '{"ok":false,"error":"ratelimited"}', { why: 'rate-limited', retryAfterMs: 30_000 }],
  [200, '{"ok":false,"error":"internal_error"}', { why: 'unknown', detail: 'Slack answered internal_error' }],
  [
    200,
    '{"ok":false,"error":"missing_scope","needed":"groups:read"}',
    { detail: expect.stringContaining('groups:read') },
  ],
  [502, '<html>Bad gateway</html>', { why: 'unknown', status: 502 }],
])('what Slack refuses is its word: %d %s', async (code, said, expected) => {
  [status, body] = [code, said];
  expect(await asked()).toMatchObject({ ok: false, ...expected });
});
