import { createServer, type RequestListener } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { webhook } from '../../src/deploy-targets/index.ts';
import { rehearsed } from '../../src/deploy-targets/webhook/rehearse.ts';
import { isPublic, publicLookup, refusedAddress } from '../../src/outbound/address.ts';
import { approved } from '../domain/given.ts';
import ssrf from '../fixtures/ssrf.json' with { type: 'json' };
import { step } from './requests.ts';

const SECRET = 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5n';
const release = approved().done({ type: 'StartDeploy', release: 'R-1' }).world.releases['R-1'];
if (release?.status !== 'deploying') throw new Error('not deploying');
const [stage] = release.rollout.stages;
if (!stage) throw new Error('no stage');
const request = { release, rollout: release.rollout, stage, key: 'R-1-1/eu' };

async function pipeline(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  const url = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/deploy`;
  const entry = { url, secret: { env: 'S' }, allowPrivate: true, timeoutSeconds: 1, attempts: 3 };
  return webhook.prepare(entry, () => SECRET)({ callbackUrl: 'https://gonogo.example/deploys/callback' });
}

test.each([
  [{}, 'deploy checkout-api 4.2.0 (now 4.1.3) to eu in production'],
  [{ share: 5 }, 'deploy checkout-api 4.2.0 (now 4.1.3) to eu in production, as deploy at 5 %'],
  [
    { act: 'prepare' as const, share: 0 },
    'deploy checkout-api 4.2.0 (now 4.1.3) to eu in production, as prepare at 0 %',
  ],
  [{ act: 'switch' as const }, 'deploy checkout-api 4.2.0 (now 4.1.3) to eu in production, as switch at 100 %'],
])('%j: a dry run says which part of a strategy a step is', async (more, words) => {
  expect((await rehearsed(step(more), { url: 'https://ci.example/deploy' })).would).toEqual([
    `POST https://ci.example/deploy: ${words}`,
  ]);
});

test.each(ssrf)('$url: $expect', async ({ url, expect: expected }) => {
  const refused = await refusedAddress({ url, allowPrivate: false }, async (host) =>
    host === 'localhost' ? ['127.0.0.1'] : ['8.8.8.8'],
  );
  expect(refused === undefined ? 'allow' : 'block').toBe(expected);
});
test('a name that resolves to a private address is refused, with the remedy', async () => {
  expect(
    await refusedAddress({ url: 'https://ci.example/', allowPrivate: false }, async () => ['8.8.8.8', '10.1.2.3']),
  ).toMatch(/private or reserved.*allowPrivate/);
  expect(await refusedAddress({ url: 'https://user:pass@ci.example/', allowPrivate: true })).toBe(
    'the address must not carry a user name or a password: use the signing secret',
  );
  expect(
    ['::1', 'fe80::1', '::ffff:10.0.0.1', '0.0.0.0', '169.254.169.254', '224.0.0.1', 'fc00::1'].filter(isPublic),
  ).toEqual([]);
});

/** IPv4 addresses that are private, in every way in which an address of IPv6 can carry them, as a URL writes them or a name server. */
const PRIVATE = ['127.0.0.1', '10.0.0.1', '192.168.1.1', '169.254.169.254', '172.16.0.9', '100.64.0.1', '0.0.0.0'];
const hex = (v4: string) => {
  const [a = 0, b = 0, c = 0, d = 0] = v4.split('.').map(Number);
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
};
test.each<[string, (v4: string) => string]>([
  ['mapped', (v4) => `::ffff:${v4}`],
  ['mapped, in hex', (v4) => `::ffff:${hex(v4)}`],
  ['compatible', (v4) => `::${v4}`],
  ['compatible, in hex', (v4) => `::${hex(v4)}`],
  ['translated', (v4) => `::ffff:0:${hex(v4)}`],
  ['NAT64', (v4) => `64:ff9b::${hex(v4)}`],
  ['local NAT64', (v4) => `64:ff9b:1::${hex(v4)}`],
  ['6to4', (v4) => `2002:${hex(v4)}::1`],
  ['Teredo', (v4) => `2001:0:${hex(v4)}::1`],
  ['ISATAP', (v4) => `fe80::5efe:${hex(v4)}`],
  ['ISATAP on the internet', (v4) => `2606:4700::5efe:${hex(v4)}`],
  ['ISATAP, said to be global', (v4) => `2606:4700::200:5efe:${hex(v4)}`],
])('a private address is one %s', async (_, within) => {
  for (const v4 of PRIVATE) {
    expect(isPublic(within(v4)), within(v4)).toBe(false);
    const place = { url: `http://[${within(v4)}]/`, allowPrivate: false };
    expect(await refusedAddress(place), place.url).toMatch(/private or reserved/);
  }
});

test('what is given out on the internet may be called, and nothing else', () => {
  expect(
    ['8.8.8.8', '2606:4700::1111', '2a00:1450:4001::8a', '2001:4860:4860::8888'].filter((a) => !isPublic(a)),
  ).toEqual([]);
  const others = [
    '::',
    '::1',
    '::2',
    '::8.8.8.8',
    '4000::1',
    '100::1',
    '2001:db8::1',
    '3fff::1',
    '5f00::1',
    'fec0::1',
    'fd00::1',
    'ff02::1',
    'fe80::1%eth0',
    '192.0.2.1',
    '198.18.0.1',
    '255.255.255.255',
    'nonsense',
    '',
  ];
  expect(others.filter(isPublic)).toEqual([]);
});

test('an address that a variable holds is called by its name, whatever is wrong with it', async () => {
  const called = 'the address in CI_URL';
  for (const [url, resolve] of [
    ['webcal://secret.example/SECRET.ics', undefined],
    ['secret.example/SECRET', undefined],
    ['https://SECRET:SECRET@secret.example/', undefined],
    ['https://secret.example/SECRET', async () => ['10.0.0.1']],
    ['https://secret\n.example/SECRET\n', async () => ['10.0.0.1']],
  ] as const) {
    const refused = await refusedAddress(
      { url, allowPrivate: false, called },
      resolve && (async () => [...(await resolve())]),
    );
    expect(refused).toContain(called);
    expect(refused).not.toMatch(/SECRET|secret\.example/);
  }
});

test('the connection itself goes to no private address, though the name was public when it was checked', async () => {
  const looked = await new Promise<string>((done) =>
    publicLookup('localhost', { all: true }, (error) => done(error?.message ?? 'allowed')),
  );
  expect(looked).toBe('localhost is a private or reserved address');
});

test('the request is signed, carries one id on every try, and says what to do', async () => {
  const seen: { id: string; body: unknown }[] = [];
  const target = await pipeline(async (req, res) => {
    let raw = '';
    for await (const part of req) raw += part;
    const headers = {
      'webhook-id': String(req.headers['webhook-id']),
      'webhook-timestamp': String(req.headers['webhook-timestamp']),
      'webhook-signature': String(req.headers['webhook-signature']),
    };
    seen.push({ id: headers['webhook-id'], body: new Webhook(SECRET).verify(raw, headers) });
    res.writeHead(seen.length === 1 ? 503 : 202, { 'retry-after': '7' }).end();
  });
  expect(await target.send(request)).toEqual({
    ok: false,
    final: false,
    unclear: true,
    why: 'the pipeline answered 503',
    retryAfterMs: 7000,
  });
  expect(await target.send(request)).toEqual({ ok: true });
  expect(seen.map((s) => s.id)).toEqual(['R-1-1/eu', 'R-1-1/eu']);
  expect(seen[0]?.body).toMatchObject({
    v: 1,
    action: 'deploy',
    deployId: 'R-1-1',
    stage: 'eu',
    region: 'eu',
    environment: 'production',
    services: [
      { service: 'ledger', version: '2.9', previous: null },
      { service: 'api', version: '4.2', previous: null },
    ],
    callbackUrl: 'https://gonogo.example/deploys/callback',
  });
});

test.each<[string, RequestListener, object]>([
  [
    'HTML',
    (_, res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
    { ok: false, final: true, unclear: true, why: expect.stringMatching(/web page/) },
  ],
  [
    'a redirect',
    (_, res) => res.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    { ok: false, final: true, why: expect.stringMatching(/redirects \(302\)/) },
  ],
  [
    'a refusal',
    (_, res) => res.writeHead(422).end('never built\nstack trace'),
    { ok: false, final: true, why: 'the pipeline refused with 422: never built' },
  ],
  [
    'that it does not know the signature',
    (_, res) => res.writeHead(401).end('bad signature'),
    {
      ok: false,
      final: true,
      why: 'the pipeline refused with 401: bad signature. Compare the signing secret and the clock on both sides',
    },
  ],
  [
    'a conflict',
    (_, res) => res.writeHead(409).end('R-0 runs'),
    { ok: false, final: true, why: 'the pipeline refused with 409: R-0 runs' },
  ],
  [
    'that it is gone',
    (_, res) => res.writeHead(410).end(),
    { ok: false, final: true, why: 'the pipeline refused with 410' },
  ],
  [
    'a limit, with a date',
    (_, res) =>
      res
        .writeHead(429, { date: 'Tue, 03 Mar 2026 09:00:00 GMT', 'retry-after': 'Tue, 03 Mar 2026 09:00:40 GMT' })
        .end(),
    { ok: false, final: false, retryAfterMs: 40_000, why: 'the pipeline answered 429' },
  ],
  [
    'that it is down for an hour',
    (_, res) => res.writeHead(503, { 'retry-after': '3600' }).end('{"message":"maintenance"}'),
    { ok: false, final: false, unclear: true, retryAfterMs: 300_000, why: 'the pipeline answered 503: maintenance' },
  ],
  [
    'nothing',
    (req) => req.socket.destroy(),
    { ok: false, final: false, unclear: true, why: expect.stringMatching(/gave no answer that can be read/) },
  ],
  ['an empty answer', (_, res) => res.writeHead(204).end(), { ok: true }],
  ['silence', () => {}, { ok: false, final: false, unclear: true, why: 'the pipeline did not answer within 1 s' }],
])('a pipeline that answers %s', async (_, answer, sent) =>
  expect(await (await pipeline(answer)).send(request)).toEqual(sent),
);
