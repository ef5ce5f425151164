import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Systems } from '../fakes/systems.ts';
import type { WorkspaceClock } from '../workspace/time.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What Node has compiled before: an app that is started again and again starts in half the time. */
export const COMPILED = join(ROOT, 'node_modules/.cache/compiled');
export const SECRETS = {
  bot: 'xoxb-sandbox-bot-token',
  app: 'xapp-1-sandbox-app-token',
  signing: '8f742231b10e8888abcd99yyyzzz85a5',
  check: 'sandbox-check-token',
  export: 'sandbox-export-token',
  webhook: 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==',
};

/** As `npm start` runs it. */
const APP_FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16'];

export type AppOptions = {
  api: string;
  pipeline: string;
  metrics: string;
  systems: Systems;
  dataDir: string;
  manifests: string;
  http: boolean;
  speed: number;
  clock: WorkspaceClock;
  logLevel: string;
  /** what is run, where it is not the sources */
  entry?: string | undefined;
};

type Said = { ready?: string; idle?: number; waitingForClock?: true };

/** How long an app has to put everything down, ms; one that hangs on somebody's answer is killed. */
const PATIENCE_MS = 1000;
const SAID_KEPT = 200;

/** The real app in its own process: it can be killed, stopped in its tracks and started again. */
export class AppProcess {
  private child: ChildProcess | undefined;
  /** the child, once it has put everything down: it begins anew when it is told the time */
  private waiting: ChildProcess | undefined;
  private toldTheTime = false;
  private frozen = false;
  private o: AppOptions;
  private asked = new Map<number, () => void>();
  private questions = 0;
  private port = '0';
  address: string | undefined;
  /** the last lines of what the app has printed since it was started */
  readonly said: string[] = [];
  onExit: (code: number | null) => void = () => {};

  constructor(options: AppOptions) {
    this.o = options;
  }

  /** Resolves when the app listens and is connected. */
  async start(): Promise<void> {
    const { waiting } = this;
    const child = waiting ?? this.forked();
    const ready = said(child, (m) => m.ready);
    this.waiting = undefined;
    waiting?.send(this.time());
    this.address = await ready;
    this.port = new URL(this.address).port;
  }

  private forked(): ChildProcess {
    this.toldTheTime = this.o.clock.differs();
    const child = fork(
      this.o.entry ?? join(ROOT, 'src/main.ts'),
      [this.toldTheTime ? '--parent-clock' : '--with-parent', '--speed', String(this.o.speed)],
      {
        env: {
          PATH: process.env.PATH,
          NODE_COMPILE_CACHE: COMPILED,
          TZ: process.env.TZ,
          SLACK_BOT_TOKEN: SECRETS.bot,
          SLACK_API_URL: this.o.api,
          ...(this.o.http ? { SLACK_SIGNING_SECRET: SECRETS.signing } : { SLACK_APP_TOKEN: SECRETS.app }),
          DEPLOY_WEBHOOK_URL: this.o.pipeline,
          METRICS_URL: this.o.metrics,
          DEPLOY_WEBHOOK_SECRET: SECRETS.webhook,
          GITHUB_DEPLOY_TOKEN: 'ghp_right',
          GITLAB_TOKEN: 'glpat-right',
          JENKINS_TOKEN: 'api-token',
          ARGO_TOKEN: 'argo-right',
          ...addresses(this.o.systems),
          // The same port after a restart: pipelines keep the callback address they were given.
          PORT: this.port,
          CHECK_TOKEN: SECRETS.check,
          EXPORT_TOKEN: SECRETS.export,
          DATA_DIR: this.o.dataDir,
          MANIFESTS: this.o.manifests,
          LOG_LEVEL: this.o.logLevel,
        },
        execArgv: APP_FLAGS,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    this.said.length = 0;
    for (const [from, to] of [[child.stdout, process.stdout] as const, [child.stderr, process.stderr] as const])
      from?.on('data', (bytes: Buffer) => this.heard(bytes, to));
    this.child = child;
    this.frozen = false;
    child.on('message', (m: Said) => {
      if (m.waitingForClock && !this.waiting) child.send(this.time());
      if (m.idle !== undefined) this.asked.get(m.idle)?.();
    });
    child.once('exit', (code) => {
      if (this.child === child) this.child = undefined;
      this.waiting = undefined;
      this.gone();
      this.onExit(code);
    });
    return child;
  }

  private heard(bytes: Buffer, to: NodeJS.WriteStream): void {
    to.write(bytes);
    this.said.push(...String(bytes).split('\n').filter(Boolean));
    this.said.splice(0, this.said.length - SAID_KEPT);
  }

  running = () => this.child !== undefined;

  /** Sets the time, if given, and resolves when the app has worked off what is due. */
  settle(now?: string): Promise<void> {
    const { clock } = this.o;
    if (now) clock.set(now);
    const { child } = this;
    if (!child?.connected || this.waiting) return Promise.resolve();
    const id = ++this.questions;
    return new Promise((idle) => {
      this.asked.set(id, () => {
        this.asked.delete(id);
        idle();
      });
      child.send({ id, ...(clock.differs() && this.time()) });
    });
  }

  /** SIGSTOP: what arrives now stays unread. */
  freeze(): void {
    this.frozen = true;
    this.child?.kill('SIGSTOP');
  }

  /**
   * Makes the app let go of its disk, so that it can be started on another one. Where the time is ours the process stays,
   * for reading the code takes longer than all the rest of a start; where it can't, it is killed.
   */
  async putDown(): Promise<void> {
    const { child } = this;
    if (!child?.connected || !this.address || this.frozen || !this.toldTheTime) return this.kill();
    this.waiting = child;
    this.gone();
    const down = said(child, (m) => m.waitingForClock).catch(() => undefined);
    child.send({ again: true });
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await down;
    clearTimeout(timer);
  }

  private gone(): void {
    this.address = undefined;
    for (const answer of this.asked.values()) answer();
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
  }

  private time = () => ({ now: this.o.clock.iso(), runs: this.o.clock.runs() });
}

/** Where the deploy systems are, for manifests of one's own. */
const addresses = ({ all }: Systems) =>
  Object.fromEntries(Object.entries(all).map(([name, { url }]) => [`${name.toUpperCase()}_URL`, url]));

/** The next message that says it; fails when the process ends before. */
function said<T>(child: ChildProcess, what: (message: Said) => T | undefined): Promise<T> {
  return new Promise((heard, failed) => {
    const onMessage = (message: Said) => {
      const it = what(message);
      if (it === undefined) return;
      child.off('message', onMessage).off('exit', onExit);
      heard(it);
    };
    const onExit = (code: number | null) => failed(new Error(`the app ended with ${code}`));
    child.on('message', onMessage).once('exit', onExit);
  });
}

/** The pipeline, in its own process. */
export async function startPipeline(stepMs: number): Promise<{ url: string; control: string; stop: () => void }> {
  const child = fork(join(import.meta.dirname, 'pipeline.ts'), [String(stepMs), SECRETS.webhook], {
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((ready, failed) => {
    child.once('message', (m) => ready(String(m)));
    child.once('exit', (code) => failed(new Error(`the pipeline ended with ${code}`)));
  });
  return { url: `${url}/deploy`, control: url, stop: () => void child.kill('SIGKILL') };
}
