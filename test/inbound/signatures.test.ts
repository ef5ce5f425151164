import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type HeardAt, signatureOf } from '../../src/adapters/standard-webhooks.ts';
import { webhooks as buildkite } from '../../src/inbound/buildkite/index.ts';
import { webhooks as circleci, circleci as circleciEntry } from '../../src/inbound/circleci/index.ts';
import { builds } from '../../src/inbound/generic/json.ts';
import { webhooks as github, github as githubEntry } from '../../src/inbound/github/index.ts';
import { webhooks as gitlab } from '../../src/inbound/gitlab/index.ts';
import { grafana } from '../../src/inbound/grafana/index.ts';
import { notifications as jenkins } from '../../src/inbound/jenkins/index.ts';
import { webhooks as pagerduty } from '../../src/inbound/pagerduty/webhooks.ts';
import { webhooks as sentry, sentry as sentryEntry } from '../../src/inbound/sentry/index.ts';
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
  return source.verify({ raw, header: (name) => given.get(name) ?? undefined }, now * 1000) !== undefined;
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

const AT = 1_700_000_000;
const SIGNING_KEY = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const joined = (before: string, raw: Uint8Array) => Buffer.concat([Buffer.from(before), raw]);
const standard = (secret: string, raw: Uint8Array, at: number) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(at),
  'webhook-signature': `v1,${signatureOf(secret, 'msg_1', String(at), raw)}`,
});
const atGrafana = (...secrets: string[]) =>
  grafana.prepare(
    { secret: { env: 'NOW' }, formerSecret: { env: 'BEFORE' }, timestampHeader: 'x-at' },
    (name) => (name === 'NOW' ? secrets[0] : secrets[1]) ?? '',
  )({});
type Scheme = {
  open: (...secrets: string[]) => Source;
  secrets: [string, string, string];
  /** The header that holds the signature. */
  header: string;
  /** Whether the time is signed, too. */
  timed: boolean;
  sign(secret: string, raw: Uint8Array, at: number): Record<string, string>;
};
const PLAIN: Scheme['secrets'] = ['a secret', 'the one before', 'a stranger’s'];
const KEYS: Scheme['secrets'] = [
  SIGNING_KEY,
  'whsec_b3RoZXItb3RoZXItb3RoZXItb3RoZXI=',
  'whsec_c3RyYW5nZXJzdHJhbmdlcnN0cmFuZ2U=',
];
/** As each provider documents how it signs. */
const SCHEMES: Record<string, Scheme> = {
  github: {
    open: github,
    secrets: PLAIN,
    header: 'x-hub-signature-256',
    timed: false,
    sign: (secret, raw) => ({ 'x-hub-signature-256': `sha256=${hmacHex(secret, raw)}` }),
  },
  sentry: {
    open: sentry,
    secrets: PLAIN,
    header: 'sentry-hook-signature',
    timed: false,
    sign: (secret, raw) => ({ 'sentry-hook-signature': hmacHex(secret, raw) }),
  },
  circleci: {
    open: circleci,
    secrets: PLAIN,
    header: 'circleci-signature',
    timed: false,
    sign: (secret, raw) => ({ 'circleci-signature': `v1=${hmacHex(secret, raw)}` }),
  },
  pagerduty: {
    open: pagerduty,
    secrets: PLAIN,
    header: 'x-pagerduty-signature',
    timed: false,
    sign: (secret, raw) => ({ 'x-pagerduty-signature': `v1=${hmacHex(secret, raw)}` }),
  },
  gitlab: { open: gitlab, secrets: KEYS, header: 'webhook-signature', timed: true, sign: standard },
  generic: { open: builds, secrets: KEYS, header: 'webhook-signature', timed: true, sign: standard },
  buildkite: {
    open: buildkite,
    secrets: PLAIN,
    header: 'x-buildkite-signature',
    timed: true,
    sign: (secret, raw, at) => ({
      'x-buildkite-signature': `timestamp=${at},signature=${hmacHex(secret, joined(`${at}.`, raw))}`,
    }),
  },
  grafana: {
    open: atGrafana,
    secrets: PLAIN,
    header: 'x-grafana-alerting-signature',
    timed: true,
    sign: (secret, raw, at) => ({
      'x-at': String(at),
      'x-grafana-alerting-signature': hmacHex(secret, joined(`${at}:`, raw)),
    }),
  },
};

describe.each(Object.entries(SCHEMES))('%s, at the edges', (_, { open, secrets, header, timed, sign }) => {
  const [secret, before, stranger] = secrets;
  const source = open(secret, before);
  const raw = Buffer.from('{"a":1}');
  const right = sign(secret, raw, AT);
  const signature = right[header] ?? '';
  const by = (headers: Record<string, string>, ms: HeardAt = AT * 1000, body: Uint8Array = raw) =>
    source.verify({ raw: body, header: (name) => headers[name.toLowerCase()] }, ms);
  const is = (headers: Record<string, string>, ms: HeardAt = AT * 1000, body: Uint8Array = raw) =>
    by(headers, ms, body) !== undefined;
  const given = (value: string) => is({ ...right, [header]: value });

  test.each([
    ['as it is', Uint8Array.of()],
    ['of bytes with a mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d)],
    ['with the line breaks of Windows', Buffer.from('{\r\n}\r\n')],
    ['of no UTF-8', Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d)],
  ])('what is signed %s is genuine, and nothing else', (_, body) => {
    const signed = sign(secret, body, AT);
    expect(is(signed, AT * 1000, body)).toBe(true);
    expect(is(signed, AT * 1000, joined(' ', body))).toBe(false);
    expect(is(signed, AT * 1000, joined('\n', body))).toBe(false);
  });
  test('either of two secrets does, no other', () => {
    expect(by(right)).toBe('secret');
    expect(by(sign(before, raw, AT))).toBe('former');
    expect(is(sign(stranger, raw, AT))).toBe(false);
    expect(is(sign('', raw, AT))).toBe(false);
    expect(open('', '').verify({ raw, header: (name) => sign('', raw, AT)[name] }, AT * 1000)).toBe(undefined);
  });
  test.each([
    ['none', undefined],
    ['empty', ''],
    ['blank', ' '],
    ['in the other case', signature.toUpperCase()],
    ['cut off', signature.slice(0, -1)],
    ['longer', `${signature}0`],
    [
      'without what stands before it',
      signature.slice(Math.max(signature.indexOf('='), signature.indexOf(',')) + 1, -4),
    ],
    ['of another scheme', `md5=${signature}`],
    ['in other characters', signature.replace(/.$/, 'é')],
    ['not in digits', signature.replace(/\w{6}/g, '******')],
    ['very long', 'a'.repeat(16_000)],
    ['of many', Array.from({ length: 2000 }, () => 'v1=00').join(',')],
  ])('%s is refused', (_, value) => {
    if (value !== undefined) expect(given(value)).toBe(false);
    else
      expect(
        is({ ...right, [header]: '' }) || is(Object.fromEntries(Object.entries(right).filter(([n]) => n !== header))),
      ).toBe(false);
  });
  if (timed)
    test('five minutes, to the millisecond, either way', () => {
      expect([-300_001, -300_000, 0, 300_000, 300_001].map((off) => is(right, AT * 1000 + off))).toEqual([
        false,
        true,
        true,
        true,
        false,
      ]);
      // But for its time it is right all the same, so that its sender hears of the clock; what only says a time is not.
      for (const at of [AT - 301, AT * 1000]) {
        const headers = sign(secret, raw, at);
        expect([is(headers), is(headers, 'whenever')]).toEqual([false, true]);
        expect(source.signedAt?.({ raw, header: (name) => headers[name.toLowerCase()] })).toBe(String(at));
      }
      expect([is(sign(stranger, raw, AT), 'whenever'), is({}, 'whenever')]).toEqual([false, false]);
    });
});

test.each([
  [
    'PagerDuty, while its secret changes',
    pagerduty,
    'x-pagerduty-signature',
    (a: string, b: string) => `v1=${a},v1=${b}`,
  ],
  ['PagerDuty, with blanks', pagerduty, 'x-pagerduty-signature', (a: string, b: string) => `v1=${a}, v1=${b}`],
  ['CircleCI, with versions to come', circleci, 'circleci-signature', (_: string, b: string) => `v2=00,v1=${b}`],
])('of several signatures in one header one is enough: %s', (_, open, header, of) => {
  const value = of(hmacHex('other', Buffer.from('{}')), hmacHex('s', Buffer.from('{}')));
  expect(isGenuine(open('s'), '{}', { [header]: value })).toBe(true);
  expect(isGenuine(open('x'), '{}', { [header]: value })).toBe(false);
});

// With it nothing that is sent would ever be right, and nobody would see why.
test.each([
  ['github', githubEntry, 'a secret of ours'],
  ['circleci', circleciEntry, 'a secret of ours'],
  ['sentry', sentryEntry, '0123abcd'],
])('the secret of %s is looked at before the start: no line break of a file, not empty', (_, entry, good) => {
  const faultOf = (value: string) => {
    let said: string | undefined;
    entry.prepare({ secret: { env: 'NAME' } }, (_name, { fault }) => {
      said = fault?.(value);
      return value;
    });
    return said;
  };
  expect(faultOf(good)).toBe(undefined);
  for (const bad of [`${good}\n`, `${good}\r\n`, ` ${good}`, `${good}\t`, ''])
    expect(faultOf(bad)).toContain('a line break');
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
