import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { WorkspaceClock } from '../workspace/time.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What Node has compiled before: an app that is started again and again starts in half the time. */
const COMPILED = join(ROOT, 'node_modules/.cache/compiled');
export const SECRETS = {
  bot: 'xoxb-sandbox-bot-token',
  app: 'xapp-1-sandbox-app-token',
  signing: '8f742231b10e8888abcd99yyyzzz85a5',
  check: 'sandbox-check-token',
  webhook: 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==',
};

/** As `npm start` runs it. */
const APP_FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16'];

export type AppOptions = {
  api: string;
  pipeline: string;
  dataDir: string;
  manifests: string;
  http: boolean;
  speed: number;
  clock: WorkspaceClock;
  logLevel: string;
};

/** The real app in its own process: it can be killed, stopped in its tracks and started again. */
export class AppProcess {
  private child: ChildProcess | undefined;
  private o: AppOptions;
  private asked = new Map<number, () => void>();
  private questions = 0;
  private port = '0';
  address: string | undefined;
  onExit: (code: number | null) => void = () => {};

  constructor(options: AppOptions) {
    this.o = options;
  }

  /** Resolves when the app listens and is connected. */
  start(): Promise<void> {
    const child = fork(
      join(ROOT, 'src/main.ts'),
      [this.o.clock.differs() ? '--parent-clock' : '--with-parent', '--speed', String(this.o.speed)],
      {
        env: {
          PATH: process.env.PATH,
          NODE_COMPILE_CACHE: COMPILED,
          TZ: process.env.TZ,
          SLACK_BOT_TOKEN: SECRETS.bot,
          SLACK_API_URL: this.o.api,
          ...(this.o.http ? { SLACK_SIGNING_SECRET: SECRETS.signing } : { SLACK_APP_TOKEN: SECRETS.app }),
          DEPLOY_WEBHOOK_URL: this.o.pipeline,
          DEPLOY_WEBHOOK_SECRET: SECRETS.webhook,
          // The same port after a restart: pipelines keep the callback address they were given.
          PORT: this.port,
          CHECK_TOKEN: SECRETS.check,
          DATA_DIR: this.o.dataDir,
          MANIFESTS: this.o.manifests,
          LOG_LEVEL: this.o.logLevel,
        },
        execArgv: APP_FLAGS,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    this.child = child;
    return new Promise((ready, failed) => {
      child.on('message', (m: { ready?: string; idle?: number; waitingForClock?: true }) => {
        if (m.waitingForClock) child.send(this.time());
        if (m.ready) {
          this.address = m.ready;
          this.port = new URL(m.ready).port;
          ready();
        }
        if (m.idle !== undefined) this.asked.get(m.idle)?.();
      });
      child.once('exit', (code) => {
        if (this.child === child) this.child = undefined;
        this.address = undefined;
        for (const answer of this.asked.values()) answer();
        failed(new Error(`the app ended with ${code}`));
        this.onExit(code);
      });
    });
  }

  running = () => this.child !== undefined;

  /** Sets the time, if given, and resolves when the app has worked off what is due. */
  settle(now?: string): Promise<void> {
    const { clock } = this.o;
    if (now) clock.set(now);
    const { child } = this;
    if (!child?.connected) return Promise.resolve();
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
  freeze = () => this.child?.kill('SIGSTOP');

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
  }

  private time = () => ({ now: this.o.clock.iso(), runs: this.o.clock.runs() });
}

/** The pipeline, in its own process. */
export async function startPipeline(stepMs: number): Promise<{ url: string; control: string; stop: () => void }> {
  const child = fork(join(import.meta.dirname, 'pipeline.ts'), [String(stepMs), SECRETS.webhook], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((ready, failed) => {
    child.once('message', (m) => ready(String(m)));
    child.once('exit', (code) => failed(new Error(`the pipeline ended with ${code}`)));
  });
  return { url: `${url}/deploy`, control: url, stop: () => void child.kill('SIGKILL') };
}
