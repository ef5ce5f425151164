import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { WebSocketServer } from 'ws';
import { control } from './control.ts';
import { type Delivery, HttpDelivery, SocketDelivery } from './delivery.ts';
import { Faults } from './faults.ts';
import { RateLimits } from './limits.ts';
import { pageRoutes } from './page.ts';
import { AppProcess, SECRETS, startPipeline } from './processes.ts';
import { SimulatedSlack } from './slack.ts';
import { METHODS, SlackError } from './web-api.ts';

export type SandboxOptions = {
  port?: number;
  http?: boolean;
  speed?: number;
  testClock?: string;
  stepMs?: number;
  dataDir?: string;
  manifests?: string;
  logLevel?: string;
};
export type Sandbox = { url: string; app: AppProcess; slack: SimulatedSlack; stop(): Promise<void> };

/** Starts the workspace, the pipeline and the real app, each in its own process; everything listens on loopback alone. */
export async function startSandbox(o: SandboxOptions = {}): Promise<Sandbox> {
  const speed = o.speed ?? 1;
  const faults = new Faults();
  let limits = new RateLimits(speed);
  const socket = new SocketDelivery();
  const http = new HttpDelivery(() => app.address && `${app.address}/slack/events`, SECRETS.signing);
  const delivery: Delivery = o.http ? http : socket;
  let url = '';
  const slack = new SimulatedSlack(
    () => delivery,
    speed,
    () => url,
  );
  // Who comes before everything is ready waits for it.
  let ready = () => {};
  const opened = new Promise<void>((resolve) => {
    ready = resolve;
  });
  let handle = (_req: IncomingMessage, _res: ServerResponse) => {};
  const server = createServer((req, res) => void opened.then(() => handle(req, res)));
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(o.port ?? 0, '127.0.0.1', listening);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  url = `http://127.0.0.1:${port}`;

  const pipeline = await startPipeline(o.stepMs ?? 900 / speed);
  const dataDir = o.dataDir ?? mkdtempSync(join(tmpdir(), 'gonogo-sandbox-'));
  const app = new AppProcess({
    api: `${url}/api/`,
    pipeline: pipeline.url,
    dataDir,
    manifests: o.manifests ?? join(import.meta.dirname, '../manifests'),
    http: o.http ?? false,
    speed,
    ...(o.testClock && { testClock: o.testClock }),
    logLevel: o.logLevel ?? 'silent',
  });

  async function reset(): Promise<void> {
    await app.wipe();
    await fetch(`${pipeline.control}/_pipeline`, { method: 'DELETE' });
    faults.clear();
    limits = new RateLimits(speed);
    slack.duplicates = 1;
    slack.workspace.messages = [];
    slack.workspace.modals.clear();
    slack.workspace.homes.clear();
    app.testClock = o.testClock;
    await app.start();
  }

  async function api(method: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const raw = await body(req);
    const fault = faults.next(method);
    const known = METHODS[method];
    const answer = (status: number, payload: object, headers: Record<string, string> = {}) =>
      res
        .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
        .end(JSON.stringify(payload));
    if (fault?.kind === 'drop-before' || fault?.kind === 'kill-before') {
      if (fault.kind === 'kill-before') await app.kill();
      slack.note(method, fault.kind, false);
      return void res.destroy();
    }
    if (fault?.kind === '503-before') {
      slack.note(method, '503 before', false);
      return void answer(503, { ok: false, error: 'service_unavailable' });
    }
    const args = argumentsOf(raw, req.headers['content-type'] ?? '');
    const wait =
      fault?.kind === '429'
        ? (fault.retryAfter ?? 1)
        : limits.take(method, typeof args.channel === 'string' ? args.channel : undefined);
    if (wait > 0) {
      slack.note(method, `429, Retry-After ${wait}`, false);
      return void answer(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(wait) });
    }
    const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? args.token;
    if (fault?.kind === 'invalid_auth' || token !== (known?.app ? SECRETS.app : SECRETS.bot)) {
      slack.note(method, 'invalid_auth', false);
      return void answer(200, { ok: false, error: 'invalid_auth' });
    }
    try {
      if (!known) throw new SlackError('unknown_method');
      if (fault?.kind === 'error') throw new SlackError(fault.error ?? 'fatal_error');
      const result = known.run(args, {
        workspace: slack.workspace,
        triggers: slack,
        socketUrl: () => `ws://127.0.0.1:${port}/socket`,
      });
      slack.note(method, describe(args));
      if (fault?.kind === 'kill-after') await app.kill();
      if (fault?.kind === 'drop-after' || fault?.kind === 'kill-after') return void res.destroy();
      if (fault?.kind === '503-after') return void answer(503, { ok: false, error: 'service_unavailable' });
      answer(200, { ok: true, ...result });
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      slack.note(method, [error.message, ...error.details].join(' '), false);
      answer(200, {
        ok: false,
        error: error.message,
        ...(error.details.length > 0 && { response_metadata: { messages: error.details } }),
      });
    }
  }

  const hono = new Hono();
  // Any website can POST to loopback: only our own page and scripts without a browser may.
  hono.use(async (c, next) => {
    const origin = c.req.header('origin');
    const host = c.req.header('host') ?? '';
    const ours = [`127.0.0.1:${port}`, `localhost:${port}`];
    if (!ours.includes(host) || (origin !== undefined && !ours.some((o) => origin === `http://${o}`)))
      return c.text('forbidden: not from this sandbox', 403);
    return next();
  });
  hono.post('/response/:id', async (c) =>
    slack.respond(c.req.param('id'), await c.req.json()) ? c.text('ok') : c.json({ ok: false, error: 'used_url' }, 404),
  );
  hono.route(
    '/_control',
    control({ slack, app, faults, pipeline: pipeline.control, command: '/release', socket, reset }),
  );
  hono.route('/', pageRoutes(slack, app));
  const other = getRequestListener(hono.fetch);
  handle = (req, res) => {
    const method = /^\/api\/([\w.]+)/.exec(req.url ?? '')?.[1];
    if (method)
      void api(method, req, res).catch((error) => {
        slack.note(method, String(error), false);
        if (!res.headersSent) res.writeHead(500).end(JSON.stringify({ ok: false, error: 'fatal_error' }));
      });
    else void other(req, res);
  };
  ready();
  const sockets = new WebSocketServer({ server, path: '/socket' });
  sockets.on('connection', (ws) => {
    socket.add(ws, () => {});
    slack.reachable();
  });

  await app.start();
  await connected(delivery);
  return {
    url,
    app,
    slack,
    async stop() {
      if (o.dataDir) await app.kill('SIGTERM');
      else await app.wipe();
      pipeline.stop();
      for (const ws of sockets.clients) ws.terminate();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function connected(delivery: Delivery): Promise<void> {
  for (let i = 0; i < 400 && !delivery.connected(); i++) await new Promise((again) => setTimeout(again, 10));
}

async function body(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** Arguments come as a form whose nested values are JSON, or as JSON. */
function argumentsOf(raw: string, type: string): Record<string, unknown> {
  if (type.startsWith('application/json')) return raw === '' ? {} : JSON.parse(raw);
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([key, value]) => [
      key,
      ['blocks', 'view', 'metadata', 'attachments'].includes(key) ? JSON.parse(value) : value,
    ]),
  );
}

const describe = (args: Record<string, unknown>) =>
  [args.channel, args.user_id ?? args.users, typeof args.text === 'string' ? args.text.slice(0, 60) : undefined]
    .filter(Boolean)
    .join(' · ');
