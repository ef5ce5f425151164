import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { Faults } from './api/faults.ts';
import { RateLimits } from './api/limits.ts';
import { madeUpFor } from './app/given.ts';
import { type Installed, installed } from './app/manifest.ts';
import { AppProcess } from './app/processes.ts';
import { SECRETS } from './app/secrets.ts';
import { type Around, openAround } from './around.ts';
import { listening } from './listening.ts';
import type { SandboxOptions } from './options.ts';
import { pages } from './pages.ts';
import { connected, type Delivery, HttpDelivery, SocketDelivery } from './slack/delivery.ts';
import { SimulatedSlack } from './slack/slack.ts';
import { companyIn } from './start/company.ts';
import { guidedManifests, TRY } from './start/guided.ts';
import { answering, webApi } from './web-api.ts';
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
  const faults = new Faults(o.without, o.faults);
  let limits = new RateLimits(speed);
  const socket = new SocketDelivery();
  const http = new HttpDelivery(() => app.address && `${app.address}/slack/events`, SECRETS.signing);
  const delivery: Delivery = o.http ? http : socket;
  const command = own?.command ?? '/release';
  const manifest = manifestOf(o, command);

  const { server, port, ready } = await listening(o.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const origin = () => url;
  const slack = new SimulatedSlack(workspace, manifest, () => delivery, speed, origin);
  const around = await openAround(o.stepMs ?? 900 / speed, () => clock.now());
  const { pipeline, metrics, systems } = around;
  const guided = !o.manifests && (o.guided || o.start) ? guidedManifests(SAMPLE, systems) : undefined;
  const options = { ...givenOf(o, around, url, dir), manifests: o.manifests ?? guided ?? SAMPLE, clock };
  const app = new AppProcess(options);

  const open = () => openKept(dir, { workspace, clock }, o);
  async function reset(): Promise<void> {
    await app.putDown();
    await around.reset();
    faults.clear();
    limits = new RateLimits(speed);
    slack.forget();
    // In one breath: whatever is waited for in between, the old workspace may be written there again.
    removeKept(dir);
    open();
    await app.start();
  }

  const killApp = () => app.kill();
  const api = webApi({ slack, faults, limits: () => limits, scopes: manifest.scopes, origin: url, speed, killApp });
  const told = { slack, app, faults, metrics, systems, command, socket, reset };
  const other = pages({ ...told, pipeline: pipeline.control, toTry: guided ? TRY : {} }, port);
  open();
  ready(answering(api, slack, other));
  const sockets = socketsOn(server, socket, slack);
  const keptUp = o.persist ? keepWriting(dir, workspace) : undefined;

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
      await closed(server, sockets);
      keptUp?.();
    },
  };
}

const SAMPLE = join(import.meta.dirname, '../manifests');

/** What the app is installed with: its slash command is that of the company. */
function manifestOf(o: SandboxOptions, command: string): Installed {
  const manifest = { ...installed(), ...o.installed };
  return { ...manifest, commands: manifest.commands.map((c) => (c.command === '/release' ? { ...c, command } : c)) };
}

/** Where the app finds what stands around it. */
const givenOf = (o: SandboxOptions, { pipeline, metrics, systems }: Around, url: string, dir: string) => ({
  api: `${url}/api/`,
  pipeline: pipeline.url,
  dataDir: join(dir, APP_DATA),
  metrics: metrics.url,
  systems,
  http: o.http ?? false,
  speed: o.speed ?? 1,
  logLevel: o.logLevel ?? 'silent',
  entry: o.entry,
});

function socketsOn(server: Server, socket: SocketDelivery, slack: SimulatedSlack): WebSocketServer {
  const sockets = new WebSocketServer({ server, path: '/socket' });
  sockets.on('connection', (ws) => {
    socket.add(ws);
    slack.events.reachable();
  });
  return sockets;
}

async function closed(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const ws of sockets.clients) ws.terminate();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}
