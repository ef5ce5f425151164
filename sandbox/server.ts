import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { answerCall, type WebApi } from './api/call.ts';
import { type Fault, Faults } from './api/faults.ts';
import { RateLimits } from './api/limits.ts';
import { type Installed, installed } from './app/manifest.ts';
import { AppProcess, SECRETS, startPipeline } from './app/processes.ts';
import { openMetrics } from './fakes/metrics.ts';
import { openSystems } from './fakes/systems.ts';
import { pages } from './pages.ts';
import { type Delivery, HttpDelivery, SocketDelivery } from './slack/delivery.ts';
import { SimulatedSlack } from './slack/slack.ts';
import { companyIn } from './start/company.ts';
import { guidedManifests, TRY } from './start/guided.ts';
import { APP_DATA, copyKept, isKept, keepWriting, readKept, removeKept } from './workspace/keep.ts';
import { type ClockStart, WorkspaceClock } from './workspace/time.ts';
import { Workspace } from './workspace/workspace.ts';

export type SandboxOptions = {
  port?: number;
  /** signed HTTP instead of Socket Mode */
  http?: boolean;
  /** divides Slack's rate windows, on both sides */
  speed?: number;
  clock?: ClockStart;
  /** how long the pipeline takes for a part of a step, ms */
  stepMs?: number;
  /** where workspace and app are kept; without it both are forgotten at the end */
  persist?: string;
  /** a kept sandbox to begin with; without it the workspace is empty */
  start?: string;
  /** the company of the guided start, without its past */
  guided?: boolean;
  manifests?: string;
  /** what the app is installed with, where it differs from slack-manifest.yml */
  installed?: Partial<Installed>;
  /** what is broken from the beginning, before the app starts */
  faults?: Fault[];
  /** scopes that the app is installed without */
  without?: string[];
  logLevel?: string;
  /** the app's main module, where it is not run from its sources */
  entry?: string;
};
export type Sandbox = { url: string; app: AppProcess; slack: SimulatedSlack; stop(): Promise<void> };

/** Starts the workspace, the pipeline and the real app, each in its own process; everything listens on loopback alone. */
export async function startSandbox(o: SandboxOptions = {}): Promise<Sandbox> {
  const speed = o.speed ?? 1;
  const dir = o.persist ?? mkdtempSync(join(tmpdir(), 'gonogo-sandbox-'));
  const clock = new WorkspaceClock(o.clock);
  const own = o.manifests ? companyIn(o.manifests) : undefined;
  const workspace = new Workspace(clock, own?.beginning);
  const faults = new Faults();
  let limits = new RateLimits(speed);
  const socket = new SocketDelivery();
  const http = new HttpDelivery(() => app.address && `${app.address}/slack/events`, SECRETS.signing);
  const delivery: Delivery = o.http ? http : socket;
  const manifest = { ...installed(), ...o.installed };
  const command = own?.command ?? '/release';
  manifest.commands = manifest.commands.map((c) => (c.command === '/release' ? { ...c, command } : c));

  const { server, port, ready } = await listening(o.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const slack = new SimulatedSlack(
    workspace,
    manifest,
    () => delivery,
    speed,
    () => url,
  );
  const pipeline = await startPipeline(o.stepMs ?? 900 / speed);
  const metrics = await openMetrics();
  const systems = await openSystems(o.stepMs ?? 900 / speed, () => clock.now());
  const sample = join(import.meta.dirname, '../manifests');
  const guided = !o.manifests && (o.guided || o.start) ? guidedManifests(sample, systems) : undefined;
  const app = new AppProcess({
    api: `${url}/api/`,
    pipeline: pipeline.url,
    dataDir: join(dir, APP_DATA),
    metrics: metrics.url,
    systems,
    manifests: o.manifests ?? guided ?? sample,
    http: o.http ?? false,
    speed,
    clock,
    logLevel: o.logLevel ?? 'silent',
    entry: o.entry,
  });

  /** The workspace as it was kept, or as the start has it, or empty. */
  function open(): void {
    if (!isKept(dir) && o.start) copyKept(o.start, dir);
    if (!isKept(dir)) {
      workspace.clear();
      clock.restart(o.clock);
      return;
    }
    const kept = readKept(dir);
    workspace.open(kept);
    clock.restart(o.clock ?? { at: kept.now, runs: kept.runs });
  }
  async function reset(): Promise<void> {
    await app.putDown();
    await fetch(`${pipeline.control}/_pipeline`, { method: 'DELETE' });
    metrics.reset();
    systems.reset();
    faults.clear();
    limits = new RateLimits(speed);
    slack.lateAcks = 0;
    slack.events.forget();
    slack.storm.end();
    // In one breath: whatever is waited for in between, the old workspace may be written there again.
    removeKept(dir);
    open();
    await app.start();
  }

  const api: WebApi = {
    context: {
      workspace,
      triggers: slack.handles,
      socketUrl: () => `ws://127.0.0.1:${port}/socket`,
      origin: () => url,
      get scopes() {
        return manifest.scopes.filter((s) => !faults.without.includes(s));
      },
      get refusedBlocks() {
        return faults.refused;
      },
      speed,
      event: (event) => slack.events.send(event),
    },
    faults,
    limits: () => limits,
    tokens: { bot: SECRETS.bot, app: SECRETS.app },
    note: (method, detail, ok) => slack.note(method, detail, ok),
    killApp: () => app.kill(),
  };
  const other = pages(
    {
      slack,
      app,
      faults,
      metrics,
      systems,
      toTry: guided ? TRY : {},
      pipeline: pipeline.control,
      command,
      socket,
      reset,
    },
    port,
  );
  open();
  ready((req, res) => {
    const method = /^\/api\/([\w.]+)/.exec(req.url ?? '')?.[1];
    if (!method) return void other(req, res);
    answerCall(api, method, req, res).catch((error) => {
      slack.note(method, String(error), false);
      if (!res.headersSent) res.writeHead(500).end(JSON.stringify({ ok: false, error: 'fatal_error' }));
    });
  });
  const sockets = new WebSocketServer({ server, path: '/socket' });
  sockets.on('connection', (ws) => {
    socket.add(ws);
    slack.events.reachable();
  });
  const keptUp = o.persist ? keepWriting(dir, workspace) : undefined;

  faults.without = o.without ?? [];
  for (const fault of o.faults ?? []) faults.arm(fault);
  await app.start();
  await connected(delivery);
  return {
    url,
    app,
    slack,
    async stop() {
      await app.kill('SIGTERM');
      pipeline.stop();
      await metrics.close();
      await systems.close();
      for (const ws of sockets.clients) ws.terminate();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      keptUp?.();
      if (guided) rmSync(guided, { recursive: true, force: true });
      if (!o.persist) rmSync(dir, { recursive: true, force: true });
    },
  };
}

type Handle = (req: IncomingMessage, res: ServerResponse) => void;

/** A server on loopback. Who comes before everything is ready waits for it. */
async function listening(at: number) {
  let handle: Handle = () => {};
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const server = createServer((req, res) => void opened.then(() => handle(req, res)));
  await new Promise<void>((resolve, failed) => {
    server.once('error', failed);
    server.listen(at, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const ready = (how: Handle) => {
    handle = how;
    open();
  };
  return { server, port: typeof bound === 'object' && bound ? bound.port : 0, ready };
}

async function connected(delivery: Delivery): Promise<void> {
  for (let i = 0; i < 400 && !delivery.connected(); i++) await new Promise((again) => setTimeout(again, 10));
}
