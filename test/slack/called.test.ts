import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { called } from '../../src/slack/called.ts';
import { webClient } from '../../src/slack/client.ts';

let body = '';
let status = 200;
let headers: Record<string, string> = {};
/** it says that there is more, and breaks the connection */
let breaks = false;
const server = createServer((_, res) => {
  const more = breaks ? { 'content-length': String(body.length + 1) } : {};
  res.writeHead(status, { 'content-type': 'text/html', ...headers, ...more });
  if (breaks) res.write(body, () => setTimeout(() => res.destroy(), 10));
  else res.end(body);
});
afterEach(() => {
  headers = {};
  breaks = false;
});
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
  ['null', 'null'],
  ['a number', ' 5 '],
  ['a text in JSON', '"ok"'],
  ['a refusal without a word', '{"ok":false}'],
  ['a refusal whose word is a list', '{"ok":false,"error":["channel_not_found"]}'],
  ['a sentence', 'upstream connect error or disconnect/reset before headers'],
])('what answers in Slack’s place is no refusal, and not shown: %s', async (_, said) => {
  [status, body] = [200, said];
  expect(await asked()).toEqual({ ok: false, why: 'unknown', detail: expect.stringContaining('proxy') });
});

test.each([
  [200, '{"ok":false,"error":"channel_not_found"}', { why: 'refused', error: 'channel_not_found' }],
  [200, '{"ok":false,"error":"token_revoked"}', { why: 'unauthorized' }],
  [200, '{"ok":false,"error":"account_inactive"}', { why: 'unauthorized' }],
  [
    200,
    '{"ok":false,"error":"team_access_not_granted"}',
    { why: 'unauthorized', mend: expect.stringContaining('admin') },
  ],
  [200, '{"ok":false,"error":"org_login_required"}', { why: 'unauthorized', mend: expect.stringContaining('moved') }],
  [200, '{"ok":false,"error":"accesslimited"}', { why: 'unauthorized', mend: expect.stringContaining('address') }],
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

test.each([
  [undefined, 30_000],
  ['', 30_000],
  ['0', 30_000],
  ['-5', 30_000],
  ['soon', 30_000],
  ['Infinity', 30_000],
  ['0.2', 1000],
  ['12', 12_000],
  ['1.5', 1500],
  // A timer of more than 24 days is none: it would be over at once.
  ['9999999999', 3_600_000],
  ['Wed, 27 Nov 2999 20:00:00 GMT', 3_600_000],
])('“too many” is waited for, however Slack says for how long: %s', async (retryAfter, retryAfterMs) => {
  [status, body] = [429, ''];
  headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  expect(await asked()).toEqual({ ok: false, why: 'rate-limited', retryAfterMs });
});

test.each([
  ['in the middle', {}, '{"ok":true,"ts":'],
  ['before its first letter', {}, ''],
  ['of what is packed', { 'content-encoding': 'gzip' }, '{"ok":true}'],
])('an answer that breaks off tells nothing of what became of the call: %s', async (_, packed, said) => {
  [status, body, breaks, headers] = [200, said, !('content-encoding' in packed), packed];
  expect(await asked()).toMatchObject({ ok: false, why: 'unknown' });
});
