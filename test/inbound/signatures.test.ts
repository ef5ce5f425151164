import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { webhooks as circleci } from '../../src/inbound/circleci/index.ts';
import { builds } from '../../src/inbound/generic/json.ts';
import { webhooks as github } from '../../src/inbound/github/index.ts';
import { webhooks as gitlab } from '../../src/inbound/gitlab/index.ts';
import { notifications as jenkins } from '../../src/inbound/jenkins/index.ts';
import { webhooks as pagerduty } from '../../src/inbound/pagerduty/webhooks.ts';
import { hmacHex } from '../../src/inbound/signing.ts';
import type { Source } from '../../src/inbound/source.ts';

const Vectors = z.array(
  z.object({
    id: z.string(),
    scheme: z.enum(['github', 'standard-webhooks', 'gitlab-token', 'circleci', 'pagerduty-v3']),
    secret: z.string(),
    body: z.string(),
    headers: z.record(z.string(), z.string()),
    now: z.number().default(1_700_000_000),
    expect: z.string(),
  }),
);
const VECTORS = Vectors.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/webhooks/signatures.json'), 'utf8')),
);
const SOURCES = { github, 'gitlab-token': gitlab, 'standard-webhooks': builds, circleci, 'pagerduty-v3': pagerduty };

const NOW = 1_700_000_000;
/** Whether a source takes a body for genuine. `now`: s */
function isGenuine(source: Source, body: string | Uint8Array, headers: Record<string, string>, now = NOW) {
  const given = new Headers(headers);
  const raw = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return source.verify({ raw, header: (name) => given.get(name) ?? undefined }, now * 1000);
}

describe('what vendors and their libraries sign, and what they do not', () => {
  test.each(VECTORS.map((v) => [v.id, v] as const))('%s', (_, { scheme, secret, body, headers, now, expect: is }) => {
    const source = SOURCES[scheme](secret);
    expect(isGenuine(source, body, headers, now)).toBe(is.startsWith('accept'));
    // While a secret is changed, either place does; an empty one never.
    expect(isGenuine(SOURCES[scheme]('whsec_b3RoZXItb3RoZXItb3RoZXItb3RoZXI=', secret), body, headers, now)).toBe(
      is.startsWith('accept'),
    );
    expect(isGenuine(SOURCES[scheme]('', ''), body, headers, now)).toBe(false);
    if (is.startsWith('accept') && scheme !== 'gitlab-token')
      expect(isGenuine(source, `${body} `, headers, now)).toBe(false);
  });
});

describe('GitHub signs bytes', () => {
  const bytes = Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d);
  const right = `sha256=${hmacHex('a secret', bytes)}`;
  test.each([
    ['as they are, no UTF-8 among them', right, true],
    ['in digits of the other case', right.toUpperCase(), false],
    ['without the name of the scheme', right.slice(7), false],
    ['cut off', right.slice(0, -1), false],
    ['by the scheme of before', right.replace('sha256', 'sha1'), false],
    ['not at all', '', false],
  ])('%s', (_, signature, is) => {
    expect(isGenuine(github('a secret'), bytes, { 'x-hub-signature-256': signature })).toBe(is);
  });
});

describe('GitLab signs, where its token is one for signing', () => {
  const token = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const headers = {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  };
  const body = '{"test": 2432232314}';
  test.each([
    [-301, false],
    [-300, true],
    [0, true],
    [300, true],
    [301, false],
  ])('and %i seconds later that is good: %s', (later, is) => {
    expect(isGenuine(gitlab(token), body, headers, 1_614_265_330 + later)).toBe(is);
  });
  test('and the token itself is no password then', () => {
    expect(isGenuine(gitlab(token), body, { 'x-gitlab-token': token }, 1_614_265_330)).toBe(false);
  });
  test('and a time that is none is none', () => {
    const odd = { ...headers, 'webhook-timestamp': '1614265330junk' };
    expect(isGenuine(gitlab(token), body, odd, 1_614_265_330)).toBe(false);
  });
});

describe('who can’t sign brings a token', () => {
  const basic = (pair: string) => `Basic ${btoa(pair)}`;
  test.each([
    ['as a bearer', 'Bearer t0ken', true],
    ['in whatever case', 'bearer t0ken', true],
    ['as the password of anybody', basic('gonogo:t0ken'), true],
    ['as the password of nobody', basic(':t0ken'), true],
    ['the one of before', 'Bearer f0rmer', true],
    ['as the user', basic('t0ken:'), false],
    ['without a colon', basic('t0ken'), false],
    ['another', 'Bearer t0kem', false],
    ['a longer one', 'Bearer t0kens', false],
    ['none', 'Bearer ', false],
    ['under another scheme', 'Digest t0ken', false],
    ['bare', 't0ken', false],
  ])('%s', (_, authorization, is) => {
    expect(isGenuine(jenkins('t0ken', 'f0rmer'), '{}', { authorization })).toBe(is);
  });
});
