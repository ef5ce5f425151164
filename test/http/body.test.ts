import { connect, type Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bytesOf } from '../../src/http/body.ts';
import { failedRequest } from '../../src/http/failed.ts';
import { Room } from '../../src/http/room.ts';
import { type HttpServer, openServer } from '../../src/http/server.ts';

const MIB = 1024 * 1024;
const MOST = 3 * MIB;
const room = new Room(4 * MIB);
let server: HttpServer;
beforeAll(async () => {
  server = await openServer('127.0.0.1', 0);
  const app = new Hono().post('/', async (c) => {
    const share = room.share();
    try {
      const raw = await bytesOf(c, MOST, share);
      if (raw === 'too-large') return c.text('too large', 413);
      if (raw === 'no-room') return c.text('no room', 503);
      return c.text(`${raw.length} ${raw.every((byte) => byte === 0x78)}`);
    } finally {
      share.leave();
    }
  });
  app.onError(failedRequest(() => undefined));
  server.serve(getRequestListener(app.fetch));
});
afterAll(() => server.close());

/** What a server answers to bytes as they are. */
const said = (request: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () => socket.write(request));
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.on('close', () => resolve(answer.split('\r\n\r\n').slice(1).join()));
    socket.on('error', reject);
  });
const LARGE = MOST;
const head = (more: string, version = '1.1') =>
  `POST / HTTP/${version}\r\nHost: x\r\nConnection: close\r\n${more}\r\n\r\n`;

test.each([
  ['small', `${head('Content-Length: 3')}xxx`, '3 true'],
  ['empty', head('Content-Length: 0'), '0 true'],
  ['without a length', head('X-A: b'), '0 true'],
  ['large', `${head(`Content-Length: ${LARGE}`)}${'x'.repeat(LARGE)}`, `${LARGE} true`],
  ['large, of HTTP/1.0', `${head(`Content-Length: ${LARGE}`, '1.0')}${'x'.repeat(LARGE)}`, `${LARGE} true`],
  [
    'large, in pieces',
    `${head('Transfer-Encoding: chunked')}${`10000\r\n${'x'.repeat(0x10000)}\r\n`.repeat(40)}0\r\n\r\n`,
    `${40 * 0x10000} true`,
  ],
  [
    'too large, whose sender writes all of it before it reads',
    `${head(`Content-Length: ${2 * LARGE}`)}${'x'.repeat(2 * LARGE)}`,
    'too large',
  ],
  ['one byte too large', head(`Content-Length: ${LARGE + 1}`), 'too large'],
  [
    'one byte too large, in pieces',
    `${head('Transfer-Encoding: chunked')}${`10000\r\n${'x'.repeat(0x10000)}\r\n`.repeat(48)}1\r\nx\r\n0\r\n\r\n`,
    'too large',
  ],
])('a body that is %s', async (_, request, whole) => {
  expect(await said(request)).toContain(whole);
});

/** Sends a part of a large body, and the rest never. */
const held = (bytes: number) =>
  new Promise<Socket>((there, failed) => {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () =>
      socket.write(`${head(`Content-Length: ${MOST}`)}${'x'.repeat(bytes)}`, () => there(socket)),
    );
    socket.on('error', failed);
  });

test.each([
  ['with its length', `${head(`Content-Length: ${2 * MIB}`)}${'x'.repeat(2 * MIB)}`],
  ['in pieces', `${head('Transfer-Encoding: chunked')}${`100000\r\n${'x'.repeat(MIB)}\r\n`.repeat(2)}0\r\n\r\n`],
])('while large bodies of others fill the room, one %s is put off, a small one is not', async (_, large) => {
  const socket = await held(3 * MIB - 1);
  await expect.poll(() => said(large)).toContain('no room');
  expect(await said(`${head('Content-Length: 3')}xxx`)).toContain('3 true');
  socket.destroy();
  await expect.poll(() => said(large)).toContain(`${2 * MIB} true`);
});

test('a body that has not come takes no room, whatever length it says', async () => {
  const sockets = await Promise.all([1, 2, 3].map(() => held(10)));
  const large = `${head(`Content-Length: ${MOST}`)}${'x'.repeat(MOST)}`;
  for (let n = 0; n < 3; n++) expect(await said(large)).toContain(`${MOST} true`);
  for (const socket of sockets) socket.destroy();
});
