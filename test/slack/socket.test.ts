import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { socketTransport } from '../../src/slack/socket.ts';

const OPENED = { 'content-type': 'application/json' };
/** What becomes of the first attempts of both connections. */
type Trouble = {
  /** what is answered where they ask for an address; nothing: they wait */
  told?: { status?: number; headers?: Record<string, string>; body?: string } | 'nothing';
  connecting?: 'no answer' | 'no greeting' | 'refused';
};
let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

/** Slack as far as Socket Mode goes; the first two attempts are in trouble. */
async function slackWith({ told, connecting }: Trouble): Promise<string> {
  const greeting = new WebSocketServer({ noServer: true });
  let [asked, came] = [0, 0];
  const server = createServer((req, res) => {
    asked += 1;
    req.resume();
    if (told === undefined || asked > 2) {
      const { port } = server.address() as AddressInfo;
      res.writeHead(200, OPENED).end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/socket` }));
    } else if (told !== 'nothing') res.writeHead(told.status ?? 200, { ...OPENED, ...told.headers }).end(told.body);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  server.on('upgrade', (req, socket, head) => {
    came += 1;
    if (came <= 2 && connecting === 'no answer') return;
    if (came <= 2 && connecting === 'refused')
      return void socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
    greeting.handleUpgrade(req, socket, head, (ws) => {
      if (came > 2 || connecting === undefined) ws.send('{"type":"hello"}');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { transport } = socketTransport({
    appToken: 'xapp-1',
    slackApiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    log: () => {},
    withinMs: 200,
  });
  close = async () => {
    await transport.stop();
    // Those that asked for a connection are none of the server's any more.
    for (const socket of sockets) socket.destroy();
    await new Promise((over) => server.close(over));
  };
  await transport.start();
  return transport.connected() ? 'connected' : 'not connected';
}

test.each<[string, Trouble]>([
  ['nothing', {}],
  ['an address that is never told', { told: 'nothing' }],
  ['an hour to wait', { told: { status: 429, headers: { 'retry-after': '3600' } } }],
  ['too many, and nobody says for how long', { told: { status: 429 } }],
  ['no address', { told: { body: '{"ok":true}' } }],
  ['an address that is none', { told: { body: '{"ok":true,"url":"socket"}' } }],
  ['JSON that is no object', { told: { body: 'null' } }],
  ['a page of a proxy', { told: { status: 502, body: '<html>' } }],
  ['a connection that is refused', { connecting: 'refused' }],
  ['a connection that is never answered', { connecting: 'no answer' }],
  ['a connection on which nobody greets', { connecting: 'no greeting' }],
])('Slack is heard again after %s', async (_, trouble) => {
  expect(await slackWith(trouble)).toBe('connected');
});
