import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { reason } from '../../src/outbound/call.ts';
import { proxiesIn, proxyFaults } from '../../src/outbound/proxy.ts';

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** All that is outside: Slack with its sockets, and a pipeline. */
async function world(): Promise<number> {
  const server = createServer((req, res) => {
    const { host = '' } = req.headers;
    if (!host.startsWith('slack.example')) return void res.end(`${host} answered`);
    const url = 'ws://slack.example/link';
    res.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, team: 'acme', url }));
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.send(JSON.stringify({ type: 'hello' })));
  onTestFinished(() => void sockets.close());
  return listening(server);
}

/** A proxy that leads every name to one place, and notes who was asked for. */
async function proxy(to: number, password?: string) {
  const asked = new Set<string>();
  const server = createServer();
  server.on('connect', (req, socket) => {
    socket.on('error', () => {});
    const expected = password && `Basic ${Buffer.from(password).toString('base64')}`;
    if (expected && req.headers['proxy-authorization'] !== expected)
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    asked.add(String(req.url));
    const onward = connect(to, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  return { port: await listening(server), asked };
}

/** What a Gonogo in that environment reaches: `beside` stands on its own machine. */
async function reached(env: Record<string, string>) {
  const beside = await listening(createServer((_, res) => void res.end('beside')));
  const child = fork(join(import.meta.dirname, 'by-proxy.ts'), [`http://127.0.0.1:${beside}/`, SLACK], {
    env: { PATH: process.env.PATH, ...env },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: object[] = [];
  child.on('message', (message: object) => said.push(message));
  await once(child, 'exit');
  return said.at(-1);
}
const SLACK = 'http://slack.example/api/';
/** Each starts a process, which may take its time on a busy machine. */
const PATIENCE_MS = 90_000;

test(
  'Slack, its sockets and pipelines are reached by the proxy, and our own machine without',
  async () => {
    const { port, asked } = await proxy(await world(), 'gonogo:pass');
    expect(await reached({ HTTP_PROXY: `gonogo:pass@127.0.0.1:${port}` })).toEqual({
      slack: 'acme',
      connected: true,
      pipeline: 'ci.example answered',
      hidden: expect.stringMatching(/^refused: it 10\.1\.2\.3 is a private or reserved address/),
      beside: 'beside',
    });
    expect([...asked].sort()).toEqual(['ci.example:80', 'slack.example:80']);
  },
  PATIENCE_MS,
);

test(
  'a proxy that refuses is told as such, with what to do',
  async () => {
    const { port } = await proxy(await world(), 'gonogo:pass');
    expect(await reached({ http_proxy: `http://127.0.0.1:${port}` })).toMatchObject({
      pipeline:
        'unreachable: it could not be reached: the proxy wants a name and a password: write HTTPS_PROXY as http://name:password@host:port (PROXY_407)',
      beside: 'beside',
    });
  },
  PATIENCE_MS,
);

async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** What comes of a call in that environment, or why nothing does. */
async function answerOf(url: string, env: Record<string, string>): Promise<string> {
  const dispatcher = proxiesIn(env);
  onTestFinished(() => dispatcher?.close());
  return request(url, { ...(dispatcher && { dispatcher }) }).then(({ body }) => body.text(), reason);
}

test(
  'a proxy that is not there is told as such',
  async () => {
    const port = await closedPort();
    expect(await reached({ http_proxy: `http://127.0.0.1:${port}` })).toMatchObject({
      pipeline:
        'unreachable: it could not be reached: the proxy did not answer: check HTTPS_PROXY and HTTP_PROXY (PROXY_ECONNREFUSED)',
    });
  },
  PATIENCE_MS,
);

test.each([
  ['0.0.0.0/8', 'reached'],
  ['10.0.0.0/8 0.0.0.0/32', 'reached'],
  ['ci.example, *', 'reached'],
  ['10.0.0.0/8,::1,fd00::/8', 'PROXY_ECONNREFUSED'],
  ['', 'PROXY_ECONNREFUSED'],
])('with NO_PROXY %j, an address is %s', async (NO_PROXY, expected) => {
  const beside = await listening(createServer((_, res) => void res.end('reached')));
  const env = { HTTP_PROXY: `http://127.0.0.1:${await closedPort()}`, NO_PROXY };
  expect(await answerOf(`http://0.0.0.0:${beside}/`, env)).toBe(expected);
});

test('what does not answer past a proxy of the same port is not taken for the proxy', async () => {
  const port = await closedPort();
  expect(await answerOf(`http://127.0.0.1:${port}/`, { HTTP_PROXY: `http://127.0.0.1:${port}` })).toBe('ECONNREFUSED');
});

test.each([
  [{ HTTPS_PROXY: 'socks5://proxy.example:1080' }, ['HTTPS_PROXY']],
  [{ http_proxy: 'http://', HTTPS_PROXY: 'proxy.example:3128' }, ['http_proxy']],
  [{ HTTPS_PROXY: 'https://u:p%40ss@proxy.example' }, []],
  [{ HTTPS_PROXY: 'http://u:100%@proxy.example:3128' }, ['HTTPS_PROXY']],
  [{ NO_PROXY: '*' }, []],
])('%j: what is wrong is said at the start, without the password', (env: Record<string, string>, wrong) => {
  expect(proxyFaults(env)).toEqual(
    wrong.map(
      (name) =>
        `${name} must be the address of an http proxy, such as http://proxy.example:3128; in a name or password, write % as %25 and @ as %40`,
    ),
  );
});

test('without a proxy in the environment there is none', () => {
  expect([proxiesIn({}), proxiesIn({ NO_PROXY: 'a' }), proxiesIn({ HTTPS_PROXY: '' })]).toEqual(
    Array(3).fill(undefined),
  );
});
