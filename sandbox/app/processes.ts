import type { ChildProcess } from 'node:child_process';
import { forked } from './forked.ts';
import type { AppOptions } from './given.ts';
import { KilledError, type Said, said } from './said.ts';

/** How long an app has to put everything down, ms; one that hangs on somebody's answer is killed. */
const PATIENCE_MS = 1000;
const SAID_KEPT = 200;
/** What is killed at each start may be killed by the machine, for want of memory. */
const KILLED_AT_MOST = 5;

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
    const { entry } = this.o;
    const child = waiting ?? this.newChild(typeof entry === 'function' ? await entry() : entry);
    const ready = said(child, (m) => m.ready);
    this.waiting = undefined;
    waiting?.send(this.time());
    this.address = await ready;
    this.port = new URL(this.address).port;
  }

  /** Somebody may kill it before it is ready, as they may later: it begins anew. What ended by itself would do so again. */
  async begin(): Promise<void> {
    for (let left = KILLED_AT_MOST; left > 0; left--) {
      try {
        return await this.start();
      } catch (error) {
        if (!(error instanceof KilledError) || left === 1) throw error;
      }
    }
  }

  private newChild(entry?: string): ChildProcess {
    this.toldTheTime = this.o.clock.differs();
    // The same port after a restart: pipelines keep the callback address they were given.
    const child = forked(entry, this.o, { port: this.port, isToldTheTime: this.toldTheTime });
    this.said.length = 0;
    for (const [from, to] of [[child.stdout, process.stdout] as const, [child.stderr, process.stderr] as const])
      from?.on('data', (bytes: Buffer) => this.heard(bytes, to));
    this.child = child;
    this.frozen = false;
    child.on('message', (m: Said) => {
      if (m.waitingForClock && !this.waiting) {
        child.send(this.time());
        // What was asked before went to whoever waited for the time alone.
        for (const id of this.asked.keys()) child.send({ id });
      }
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
