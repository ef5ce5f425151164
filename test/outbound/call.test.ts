import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createRawServer } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { readJson, retryAfterMs, said } from '../../src/outbound/answer.ts';
import { type Api, askApi, type Question } from '../../src/outbound/api.ts';
import { call, type HttpAnswer } from '../../src/outbound/call.ts';
import { reach } from '../../src/outbound/reach.ts';

async function server(answer: RequestListener): Promise<string> {
  const listening = createServer(answer);
  await new Promise<void>((open) => listening.listen(0, '127.0.0.1', open));
  onTestFinished(() => {
    listening.closeAllConnections();
    listening.close();
  });
  const bound = listening.address();
  return `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/`;
}
const place = (url: string) => ({ url, allowPrivate: true });
/** Of what never comes; elsewhere a busy machine may take its time. */
const SHORT_MS = 300;

test('an answer is given with its status, whatever it is', async () => {
  const url = await server((req, res) => {
    res.writeHead(418, { 'x-asked': `${req.method} ${req.headers['user-agent']}` }).end('short and stout');
  });
  const called = await call({ ...place(url), method: 'PUT', body: '{}' });
  if (!called.ok) throw new Error(called.why);
  expect(called.answer).toMatchObject({ status: 418, text: 'short and stout', whole: true });
  expect(called.answer.header('X-Asked')).toBe('PUT gonogo');
  expect(called.answer.header('absent')).toBeUndefined();
});

test.each<[string, string, Buffer, string]>([
  ['a byte order mark', 'application/json', Buffer.from('\uFEFF{"a":"ü"}'), '{"a":"ü"}'],
  ['its characters in capitals', 'application/json; charset=UTF-8', Buffer.from('{"a":"ü"}'), '{"a":"ü"}'],
  ['others than UTF-8', 'Application/JSON;Charset="ISO-8859-1"', Buffer.from('{"a":"ü"}', 'latin1'), '{"a":"ü"}'],
  ['UTF-16', 'application/json; charset=utf-16le', Buffer.from('\uFEFF{"a":"ü"}', 'utf16le'), '{"a":"ü"}'],
  ['characters nobody knows', 'application/json; charset=klingon', Buffer.from('{"a":"ü"}'), '{"a":"ü"}'],
  ['none named', 'application/json; charset=', Buffer.from('{"a":"ü"}'), '{"a":"ü"}'],
])('an answer with %s is read', async (_, type, body, text) => {
  const url = await server((_, res) => res.writeHead(200, { 'content-type': type }).end(body));
  const called = await call(place(url));
  expect(called.ok && called.answer.text).toBe(text);
  expect(called.ok && readJson(called.answer, z.object({ a: z.string() }))).toEqual({ ok: true, value: { a: 'ü' } });
});

test('an answer without end is cut, and its connection ended', async () => {
  let ended = () => {};
  const over = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const url = await server((_, res) => {
    const more = () => {
      while (!res.destroyed && res.write('x'.repeat(65_536)));
    };
    res.on('drain', more).on('close', ended);
    more();
  });
  const called = await call({ ...place(url), largest: 100_000 });
  expect(called.ok && called.answer.text.length).toBe(100_000);
  expect(called.ok && called.answer.whole).toBe(false);
  await over;
});

/** Answers each connection with these bytes as they are, and ends it. */
async function speaking(...parts: (string | Buffer)[]): Promise<string> {
  const listening = createRawServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      for (const part of parts) socket.write(part);
      socket.end();
    });
  });
  await new Promise<void>((open) => listening.listen(0, '127.0.0.1', open));
  onTestFinished(() => void listening.close());
  const bound = listening.address();
  return `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/`;
}
const packed = (packing: string, body: Buffer | string, line = '200 OK'): [string, Buffer | string] => [
  `HTTP/1.1 ${line}\r\ncontent-encoding: ${packing}\r\ncontent-length: ${body.length}\r\n\r\n`,
  body,
];

test.each<[string, (string | Buffer)[], number]>([
  ['packed', packed('gzip', gzipSync('{"n":1}')), 200],
  ['packed, in capitals', packed('GZIP', gzipSync('{"n":1}')), 200],
  ['packed by brotli', packed('br', brotliCompressSync('{"n":1}')), 200],
  ['a packed error', packed('gzip', gzipSync('{"n":1}'), '500 No'), 500],
  ['not packed, whatever it says', packed('identity', '{"n":1}'), 200],
  ['after a hint', ['HTTP/1.1 103 Early\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{"n":1}'], 200],
])('an answer that comes %s is read', async (_, parts, status) => {
  const called = await call(place(await speaking(...parts)));
  expect(called).toMatchObject({ ok: true, answer: { status, text: '{"n":1}', whole: true } });
});

test.each<[string, (string | Buffer)[], number]>([
  ['is called packed', packed('gzip', '', '204 None'), 204],
  ['is called packed and has no length', packed('gzip', ''), 200],
])('nothing is nothing, also where it %s', async (_, parts, status) => {
  const called = await call(place(await speaking(...parts)));
  expect(called).toMatchObject({ ok: true, answer: { status, text: '', whole: true } });
});

test.each<[string, (string | Buffer)[]]>([
  ['is called packed and is not', packed('gzip', '{"n":1}')],
  ['is packed and breaks off', packed('gzip', gzipSync('x'.repeat(9999)).subarray(0, 20))],
  ['is shorter than it says', ['HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}']],
  ['is no HTTP', ['220 mail.example ESMTP\r\n']],
  ['changes to another protocol', ['HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\nx']],
  ['has headers without end', [`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(99_999)}\r\n\r\n`]],
])('an answer that %s is none, and what was asked may be done', async (_, parts) =>
  expect(await call(place(await speaking(...parts)))).toMatchObject({ ok: false, how: 'unclear' }),
);

test('of headers only those that came are there, and each of a name', async () => {
  const lines = 'retry-after: 1\r\nretry-after: 2\r\n__proto__: x';
  const called = await call(place(await speaking(`HTTP/1.1 200 OK\r\n${lines}\r\n\r\n`)));
  const names = ['Retry-After', 'constructor', 'toString'];
  expect(called.ok && names.map(called.answer.header)).toEqual(['1, 2', undefined, undefined]);
});

test('what can’t be sent at all is never sent, and not repeated in words', async () => {
  const headers = { authorization: 'Bearer s3cret\nx' };
  const called = await call({ ...place('http://127.0.0.1:1/'), headers });
  expect(called).toEqual({
    ok: false,
    how: 'unreachable',
    why: expect.stringMatching(/^could not be reached: .*\(UND_ERR_INVALID_ARG\)$/),
  });
});

test('what is packed is bounded by what it unpacks to', async () => {
  // Packed beforehand: on a busy machine that takes longer than a call may.
  const body = gzipSync('0'.repeat(50_000_000));
  const url = await server((_, res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end(body));
  const called = await call({ ...place(url), largest: 1000 });
  expect(called.ok && [called.answer.text.length, called.answer.whole]).toEqual([1000, false]);
});

test.each<[string, RequestListener]>([
  ['says nothing', () => {}],
  ['never ends what it says', (_, res) => void res.writeHead(200).write('{')],
])('a server that %s may have done what it was asked', async (_, answer) =>
  expect(await call({ ...place(await server(answer)), timeoutMs: SHORT_MS })).toEqual({
    ok: false,
    how: 'unclear',
    why: 'did not answer within 0.3 s',
  }),
);

test('a dropped connection leaves it unclear, one that never came about does not', async () => {
  const dropping = await server((req) => req.socket.destroy());
  expect(await call(place(dropping))).toMatchObject({ ok: false, how: 'unclear' });
  const gone = createServer();
  await new Promise<void>((open) => gone.listen(0, '127.0.0.1', open));
  const bound = gone.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  await new Promise((closed) => gone.close(closed));
  expect(await call(place(`http://127.0.0.1:${port}/`))).toEqual({
    ok: false,
    how: 'unreachable',
    why: 'could not be reached: nothing listens there: check the port, and whether it runs (ECONNREFUSED)',
  });
});

test('a redirect is an answer like others: it is not followed', async () => {
  let asked = 0;
  const url = await server((_, res) => {
    asked += 1;
    res.writeHead(302, { location: '/again' }).end();
  });
  const called = await call(place(url));
  expect(called.ok && called.answer.status).toBe(302);
  expect(asked).toBe(1);
});

test('private addresses are not called unless that is allowed', async () => {
  let asked = 0;
  const url = await server((_, res) => {
    asked += 1;
    res.end();
  });
  expect(await call({ url, allowPrivate: false })).toMatchObject({
    ok: false,
    how: 'refused',
    why: expect.stringMatching(/private or reserved.*allowPrivate/),
  });
  expect(asked).toBe(0);
});

test('what is read at an address is said in one line', async () => {
  const fine = await server((_, res) => res.end('BEGIN:VCALENDAR'));
  expect(await reach(place(fine))).toEqual({ ok: true, text: 'BEGIN:VCALENDAR' });
  const missing = await server((_, res) => res.writeHead(404).end());
  expect(await reach(place(missing))).toEqual({ ok: false, why: 'it answered 404' });
  const dropped = await server((req) => req.socket.destroy());
  expect(await reach(place(dropped))).toMatchObject({
    ok: false,
    why: expect.stringMatching(/^it gave no answer that can be read/),
  });
});

const answer = (text: string, headers: Record<string, string> = {}, whole = true): HttpAnswer => ({
  status: 200,
  text,
  whole,
  header: (name) => headers[name],
});

test('of JSON the fields that are used are read; anything else is said as what it is', () => {
  const schema = z.object({ id: z.number() });
  expect(readJson(answer('{"id":7,"more":1}'), schema)).toEqual({ ok: true, value: { id: 7 } });
  expect(readJson(answer('{"id":"7"}'), schema)).toMatchObject({ ok: false, why: expect.stringContaining('(id: ') });
  expect(readJson(answer('{"id":'), schema)).toEqual({ ok: false, why: "answered with what can't be read" });
  expect(readJson(answer('<html>Sign in'), schema)).toMatchObject({ why: expect.stringMatching(/web page/) });
  expect(readJson(answer('{"id":7}', { 'content-type': 'text/html' }), schema)).toMatchObject({ ok: false });
  expect(readJson(answer('{"id":7}', {}, false), schema)).toMatchObject({
    why: expect.stringMatching(/^answered with more than can be read: check the address/),
  });
});

test('what an error says is a line without secrets', () => {
  expect(said(answer('{"message":"Bad credentials"}'))).toBe('Bad credentials');
  expect(said(answer('{"error":"invalid_token","error_description":"Token was revoked"}'))).toBe('Token was revoked');
  expect(said(answer('{"message":{"base":["Reference not found"]}}'))).toBe('{"base":["Reference not found"]}');
  expect(said(answer('never built\nstack trace'))).toBe('never built');
  expect(said(answer('<!doctype html>'))).toBe('a web page');
  expect(said(answer('no right for tok-123, tok-123'), ['tok-123', ''])).toBe('no right for …, …');
  expect(said(answer('x'.repeat(1000)))).toHaveLength(200);
});

const NOW = Date.parse('2026-03-03T09:00:00Z');
test.each<[string, Record<string, string>, number | undefined]>([
  ['seconds', { 'retry-after': '7' }, 7000],
  ['no time at all', { 'retry-after': '0' }, undefined],
  ['a date by our clock', { 'retry-after': 'Tue, 03 Mar 2026 09:00:30 GMT' }, 30_000],
  [
    'a date by a clock that is ten minutes slow',
    { date: 'Tue, 03 Mar 2026 08:50:00 GMT', 'retry-after': 'Tue, 03 Mar 2026 08:50:30 GMT' },
    30_000,
  ],
  ['the end of a limit', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 90) }, 90_000],
  [
    'a limit that has something left',
    { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String(NOW / 1000 + 90) },
    undefined,
  ],
  ['days', { 'retry-after': '999999' }, 3_600_000],
  ['nonsense', { 'retry-after': 'soon' }, undefined],
  ['nothing', {}, undefined],
])('how long to wait, told as %s', (_, headers, ms) => expect(retryAfterMs(answer('', headers), NOW)).toBe(ms));

const api = (base: string, more: Partial<Api> = {}): Api => ({
  ...{ name: 'Harbor', manifest: 'targets.yml', base, headers: {}, secrets: ['s3cret'], allowPrivate: true },
  ...{ timeoutSeconds: 10, redirects: 'never', unreadable: 'passing', ...more },
});
const READ: Question = { path: '/a' };
const WRITE: Question = { path: '/a', method: 'POST', json: { n: 1 } };
const OK = z.object({ n: z.number() });
const status =
  (code: number, text = '{}', headers = {}): RequestListener =>
  (_, res) =>
    void res.writeHead(code, headers).end(text);

test.each<[string, RequestListener, { write: [final: boolean, unclear: boolean]; read: boolean }, RegExp]>([
  ['503', status(503), { write: [false, true], read: false }, /^Harbor answered 503/],
  ['408', status(408), { write: [false, true], read: false }, /^Harbor answered 408/],
  ['429', status(429), { write: [false, false], read: false }, /too many requests/],
  ['401', status(401, '{"message":"s3cret is old"}'), { write: [true, false], read: true }, /\(401: … is old\)/],
  ['404', status(404), { write: [true, false], read: true }, /check the names in targets\.yml/],
  ['422', status(422), { write: [true, false], read: true }, /refused with 422/],
  ['a redirect', status(307, '', { location: '/b' }), { write: [true, false], read: true }, /redirects \(307\)/],
  ['what can’t be read', status(200, 'fine'), { write: [false, true], read: false }, /can't be read/],
  ['a page', status(200, '<html>'), { write: [false, true], read: false }, /a web page instead of JSON/],
  [
    'a broken connection',
    (q) => void q.socket.destroy(),
    { write: [false, true], read: false },
    /gave no answer that can be read/,
  ],
])('of an API that answers %s only what was written is in doubt', async (_, answer, { write, read }, why) => {
  const base = await server(answer);
  const written = await askApi(api(base), WRITE, OK);
  expect(written).toMatchObject({ ok: false, final: write[0], unclear: write[1], why: expect.stringMatching(why) });
  expect(await askApi(api(base), READ, OK)).toMatchObject({ ok: false, final: read, unclear: false });
});

test('of an API a move within its host is followed once, where that is said and nothing is written', async () => {
  const asked: string[] = [];
  const base = await server((req, res) => {
    asked.push(`${req.method} ${req.url}`);
    if (req.url === '/moved') res.end('{"n":1}');
    else res.writeHead(301, { location: req.url === '/away' ? 'http://127.0.0.2/' : '/moved' }).end();
  });
  const once = api(base, { redirects: 'once', unreadable: 'final' });
  expect(await askApi(once, { path: '/a' }, OK)).toMatchObject({ ok: true, value: { n: 1 } });
  for (const question of [WRITE, { path: '/away' }, { path: '/a', method: 'DELETE' as const }])
    expect(await askApi(once, question, OK)).toMatchObject({ ok: false, final: true, unclear: false });
  expect(asked).toHaveLength(5);
});

test('of an API that is silent, or shows a page, what was written is in doubt as well', async () => {
  const silent = api(await server(() => {}), { timeoutSeconds: SHORT_MS / 1000 });
  const why = 'Harbor did not answer within 0.3 s';
  expect(await askApi(silent, WRITE, OK)).toEqual({ ok: false, final: false, unclear: true, why });
  expect(await askApi(silent, READ, OK)).toEqual({ ok: false, final: false, unclear: false, why });
  const page = api(await server(status(200, '<html>')), { unreadable: 'final' });
  expect(await askApi(page, READ, OK)).toMatchObject({ final: true, unclear: false });
  expect(await askApi(page, WRITE, OK)).toMatchObject({ final: true, unclear: true });
});

test('whatever people configure is called from here alone, so that no address is checked elsewhere and then looked up anew', () => {
  const src = join(import.meta.dirname, '../../src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
  const calling = files.filter((f) => /from 'undici'|[^.\w]fetch\(/.test(readFileSync(join(src, f), 'utf8')));
  // Slack, what it gave an address for, and Gonogo's own address.
  const ways = ['outbound/proxy.ts', 'outbound/way-out.ts'];
  const slacks = ['slack/upload.ts', 'slack/whole-answer.ts'];
  expect(calling.sort()).toEqual(['outbound/call.ts', ...ways, ...slacks, 'start/from-outside.ts']);
});
