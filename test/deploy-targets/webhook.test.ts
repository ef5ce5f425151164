import { createServer, type RequestListener } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { webhook } from '../../src/deploy-targets/index.ts';
import { isPublic, publicLookup, refusedAddress } from '../../src/outbound/address.ts';
import { approved } from '../domain/given.ts';
import ssrf from '../fixtures/ssrf.json' with { type: 'json' };

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

test.each(ssrf)('$url: $expect', async ({ url, expect: expected }) => {
  const refused = await refusedAddress(url, false, async (host) =>
    host === 'localhost' ? ['127.0.0.1'] : ['8.8.8.8'],
  );
  expect(refused === undefined ? 'allow' : 'block').toBe(expected);
});
test('a name that resolves to a private address is refused, with the remedy', async () => {
  expect(await refusedAddress('https://ci.example/', false, async () => ['8.8.8.8', '10.1.2.3'])).toMatch(
    /private or reserved.*allowPrivate/,
  );
  expect(await refusedAddress('https://user:pass@ci.example/', true)).toMatch(/must not carry/);
  expect(
    ['::1', 'fe80::1', '::ffff:10.0.0.1', '0.0.0.0', '169.254.169.254', '224.0.0.1', 'fc00::1'].filter(isPublic),
  ).toEqual([]);
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
    'nothing',
    (req) => req.socket.destroy(),
    { ok: false, final: false, why: expect.stringMatching(/could not be reached/) },
  ],
  ['an empty answer', (_, res) => res.writeHead(204).end(), { ok: true }],
  ['silence', () => {}, { ok: false, final: false, why: 'the pipeline did not answer within 1 s' }],
])('a pipeline that answers %s', async (_, answer, sent) =>
  expect(await (await pipeline(answer)).send(request)).toEqual(sent),
);
