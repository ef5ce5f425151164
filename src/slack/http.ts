import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import type { App, Receiver } from '@slack/bolt';
import { parseJson } from '../adapters/standard-webhooks.ts';
import { isCutOff } from '../http/failed.ts';
import type { Log } from '../outbox/plainly.ts';
import { payloadIn } from './parse.ts';
import { CLOCK_MAY_DIFFER_S, isSigned } from './signature.ts';
import { failedBy, type Transport } from './transport.ts';

/** Slack's largest payloads are views of some 250 KB. */
const LARGEST = 4 * 1024 * 1024;
const LARGEST_CHECK = 4 * 1024;

type Answer = { status: number; body?: unknown; allow?: string };
type Asked = { body: Record<string, unknown>; retryNum?: number; retryReason?: string };

/**
 * Signed HTTP. Bolt's own HTTPReceiver throws at its caller for a path or method it does not know, and rejects out of anybody's
 * reach for a body that is no object: either would end the process, and the first needs no signature.
 */
export function httpTransport(signingSecret: string, log: Log): { receiver: Receiver; transport: Transport } {
  let app: App | undefined;
  const receiver: Receiver = {
    init(its) {
      app = its;
    },
    start: async () => {},
    stop: async () => {},
  };
  const unsigned = tellsWhy(log);
  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    try {
      const read = await readOf(req, signingSecret, log);
      if ('status' in read && read.status === 401) unsigned(req);
      if ('status' in read) return send(res, read);
      await processed(app, read, res);
    } catch (error) {
      if (isCutOff(req)) return log('an upload was cut off', { path: '/slack/events' });
      log('a listener failed', { error: failedBy(error) });
      if (!res.headersSent) send(res, { status: 500 });
    }
  };
  const transport: Transport = {
    start: async () => {},
    stop: async () => {},
    handle: (req, res) => void handle(req, res),
    connected: () => true,
  };
  return { receiver, transport };
}

const HELD_BACK =
  'Slack holds events back for a while (app_rate_limited): more than 30,000 came within an hour, or too few were answered in time. What is typed in threads meanwhile is not heard, buttons and commands are: ask for votes by button';

/** What Slack sent, or how a request that is none of Slack's is answered. */
async function readOf(req: IncomingMessage, secret: string, log: Log): Promise<Asked | Answer> {
  if (req.method !== 'POST') return { status: 405, allow: 'POST' };
  const raw = await bytesOf(req);
  if (!raw) return { status: 413 };
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(req.headers['content-type'] ?? '');
  const text = raw.toString('utf8');
  const signed = isSigned(req.headers, text, secret, Date.now());
  // Slack tries the certificate without a signature, in a few bytes; a wrong one is wrong here too. What a stranger sends is not read to its end.
  const isCheck = !('x-slack-signature' in req.headers) && raw.length <= LARGEST_CHECK;
  if (!signed && !isCheck) return { status: 401 };
  const form = isForm ? parseForm(text) : undefined;
  if (form?.ssl_check === '1') return { status: 200 };
  if (!signed) return { status: 401 };
  const payload = payloadIn(form && !('payload' in form) ? form : parseJson(form ? String(form.payload) : text));
  if (payload.is === 'unreadable') return { status: 400 };
  if (payload.is === 'challenge') return { status: 200, body: { challenge: payload.challenge } };
  if (payload.is === 'held back') log(HELD_BACK, {});
  // Taken, or Slack would send it again.
  if (payload.is !== 'payload') return { status: 200 };
  const { 'x-slack-retry-num': num, 'x-slack-retry-reason': reason } = req.headers;
  return {
    body: payload.body,
    ...(typeof num === 'string' && { retryNum: Number(num) }),
    ...(typeof reason === 'string' && { retryReason: reason }),
  };
}

/** How often it is said that requests are refused, ms: whoever is out there may send many. */
const SAID_EVERY_MS = 60_000;

/** Says why what looks like Slack's is refused, at most once a minute, and how often that was. What is not signed at all is none of Slack's. */
function tellsWhy(log: Log): (req: IncomingMessage) => void {
  let said = Number.NEGATIVE_INFINITY;
  let since = 0;
  return ({ headers }) => {
    const { 'x-slack-signature': signature, 'x-slack-request-timestamp': at } = headers;
    if (signature === undefined) return;
    since += 1;
    if (performance.now() - said < SAID_EVERY_MS) return;
    const apart = Math.round(Date.now() / 1000 - Number(at));
    const cause =
      Math.abs(apart) <= CLOCK_MAY_DIFFER_S
        ? 'SLACK_SIGNING_SECRET is probably another app’s: copy it anew from “Basic Information” → App Credentials'
        : Number.isNaN(apart)
          ? 'they carry no time'
          : `they were signed ${Math.abs(apart)} s ${apart > 0 ? 'ago' : 'from now'}: this machine’s clock is wrong, or somebody sends old ones again`;
    log(`Slack’s requests are refused: ${cause}`, { refused: since });
    said = performance.now();
    since = 0;
  };
}

async function processed(app: App | undefined, asked: Asked, res: ServerResponse): Promise<void> {
  const ack = async (body?: unknown): Promise<void> => {
    if (!res.headersSent) send(res, { status: 200, body });
  };
  await app?.processEvent({ ...asked, ack });
  if (!res.headersSent) send(res, { status: 404 });
}

function send(res: ServerResponse, { status, body, allow }: Answer): void {
  const json = typeof body === 'object' && body !== null;
  const text = json ? JSON.stringify(body) : typeof body === 'string' ? body : '';
  res.writeHead(status, {
    ...(allow && { allow }),
    ...(json && { 'content-type': 'application/json' }),
    // Of known length it leaves in one piece.
    'content-length': Buffer.byteLength(text),
    // What was not read is not waited for.
    ...((status === 405 || status === 413) && { connection: 'close' }),
  });
  res.end(text);
}

/** All bytes, or nothing if they are too many. Throws when the sender hangs up. By events: an iterator costs a tenth of a whole request. */
function bytesOf(req: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    req.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= LARGEST) parts.push(part);
      else {
        req.pause();
        resolve(undefined);
      }
    });
    req.on('end', () => resolve(Buffer.concat(parts)));
    req.on('error', reject);
  });
}
