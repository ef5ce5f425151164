import { connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bytesOf } from '../../src/http/body.ts';
import { type HttpServer, openServer } from '../../src/http/server.ts';

const MOST = 3 * 1024 * 1024;
let server: HttpServer;
beforeAll(async () => {
  server = await openServer('127.0.0.1', 0);
  const app = new Hono().post('/', async (c) => {
    const raw = await bytesOf(c, MOST);
    if (!raw) return c.text('too large', 413);
    return c.text(`${raw.length} ${raw.every((byte) => byte === 0x78)}`);
  });
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
