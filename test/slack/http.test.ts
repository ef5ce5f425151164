import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SECRETS } from '../../sandbox/app/secrets.ts';
import { httpTransport } from '../../src/slack/http.ts';
import { signedBySlack } from './odd.ts';

const BODY = '{"type":"url_verification","challenge":"c"}';
let said: [string, Record<string, unknown>][];
let close: () => void;
let url: string;

async function listening(secret: string): Promise<void> {
  said = [];
  const { transport } = httpTransport(secret, (what, about) => void said.push([what, about]));
  const server = createServer((req, res) => transport.handle?.(req, res));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  close = () => server.close();
}
const send = async (headers: Record<string, string>, body = BODY) =>
  (await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })).status;
const now = () => Math.floor(Date.now() / 1000);

beforeEach(() => listening('ffffffffffffffffffffffffffffffff'));
afterEach(() => {
  vi.restoreAllMocks();
  close();
});

test('a wrong signing secret is said once a minute, with its likely cause and how often it was', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  for (let i = 0; i < 5; i++) expect(await send(signedBySlack(BODY))).toBe(401);
  clock.mockReturnValue(59_999);
  await send(signedBySlack(BODY));
  expect(said).toEqual([
    [expect.stringMatching(/SLACK_SIGNING_SECRET is probably another app’s.*App Credentials/), { refused: 1 }],
  ]);
  clock.mockReturnValue(60_000);
  await send(signedBySlack(BODY));
  expect(said[1]?.[1]).toEqual({ refused: 6 });
  expect(JSON.stringify(said)).not.toContain('ffff');
});

test('clocks that differ are another cause, in both directions; a time that is none too', async () => {
  const cause = async (headers: Record<string, string>) => {
    await listening(SECRETS.signing);
    expect(await send(headers)).toBe(401);
    return said[0]?.[0];
  };
  expect(await cause(signedBySlack(BODY, now() - 7200))).toMatch(/signed 720\d s ago: this machine’s clock is wrong/);
  expect(await cause(signedBySlack(BODY, now() + 7200))).toMatch(/signed 7\d{3} s from now/);
  expect(await cause({ ...signedBySlack(BODY), 'x-slack-request-timestamp': 'x' })).toMatch(/carry no time/);
});

test('what is right says nothing, nor does what never was Slack’s', async () => {
  expect(await send({})).toBe(401);
  expect(said).toEqual([]);
  close();
  await listening(SECRETS.signing);
  expect(await send(signedBySlack(BODY))).toBe(200);
  expect(said).toEqual([]);
});

test('that Slack holds events back is said, with what can be done, and taken', async () => {
  await listening(SECRETS.signing);
  const body = '{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820,"api_app_id":"A1"}';
  expect(await send(signedBySlack(body), body)).toBe(200);
  expect(said).toEqual([[expect.stringMatching(/holds events back.*ask for votes by button/), {}]]);
});
