import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { answerCall } from './api/call.ts';
import { Faults } from './api/faults.ts';
import { RateLimits } from './api/limits.ts';
import { type AppOptions, madeUpFor } from './app/given.ts';
import { installed } from './app/manifest.ts';
import { AppProcess } from './app/processes.ts';
import { SECRETS } from './app/secrets.ts';
import { openAround } from './around.ts';
import { listening } from './listening.ts';
import type { SandboxOptions } from './options.ts';
import { pages } from './pages.ts';
import { connected, type Delivery, HttpDelivery, SocketDelivery } from './slack/delivery.ts';
import { SimulatedSlack } from './slack/slack.ts';
import { companyIn } from './start/company.ts';
import { guidedManifests, TRY } from './start/guided.ts';
import { webApi } from './web-api.ts';
import { APP_DATA, keepWriting, openKept, removeKept } from './workspace/keep.ts';
import { WorkspaceClock } from './workspace/time.ts';
import { Workspace } from './workspace/workspace.ts';

/** `madeUp`: variables that the manifests name and that hold made-up values. */
export type Sandbox = { url: string; app: AppProcess; slack: SimulatedSlack; madeUp: string[]; stop(): Promise<void> };

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
  const around = await openAround(o.stepMs ?? 900 / speed, () => clock.now());
  const { pipeline, metrics, systems } = around;
  const sample = join(import.meta.dirname, '../manifests');
  const guided = !o.manifests && (o.guided || o.start) ? guidedManifests(sample, systems) : undefined;
  const options: AppOptions = {
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
  };
  const app = new AppProcess(options);

  const open = () => openKept(dir, { workspace, clock }, o);
  async function reset(): Promise<void> {
    await app.putDown();
    await around.reset();
    faults.clear();
    limits = new RateLimits(speed);
    slack.lateAcks = 0;
    slack.events.forget();
    slack.storm.end();
    slack.log.length = 0;
    // In one breath: whatever is waited for in between, the old workspace may be written there again.
    removeKept(dir);
    open();
    await app.start();
  }

  const api = webApi({
    slack,
    faults,
    limits: () => limits,
    scopes: manifest.scopes,
    origin: url,
    speed,
    killApp: () => app.kill(),
  });
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
  await app.begin();
  await connected(delivery);
  return {
    url,
    app,
    slack,
    madeUp: madeUpFor(options),
    async stop() {
      await app.kill('SIGTERM');
      // At once: who ends may have no time for the rest.
      if (guided) rmSync(guided, { recursive: true, force: true });
      if (!o.persist) rmSync(dir, { recursive: true, force: true });
      await around.close();
      for (const ws of sockets.clients) ws.terminate();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      keptUp?.();
    },
  };
}
