import { own } from '../domain/own.ts';
import type { Errand } from '../store/store.ts';
import type { OutboxOptions } from './attempt.ts';
import { AttemptEnds } from './attempt-ends.ts';
import { Lane } from './lane.ts';
import { Throttle } from './limits.ts';

/** Carries errands out: in order within a lane, one at a time; a lane that has to wait holds up no other. */
export class Outbox {
  private readonly o: OutboxOptions;
  private readonly throttle: Throttle;
  private readonly ends: AttemptEnds;
  private readonly lanes = new Map<string, Lane>();
  private stopTaking = () => {};
  private stopped = false;
  private idleWaiters: (() => void)[] = [];
  private running = 0;

  constructor(options: OutboxOptions) {
    this.o = options;
    this.throttle = new Throttle(options.limits);
    this.ends = new AttemptEnds(options);
  }

  start(): void {
    this.stopTaking = this.o.store.work((errand) => this.take(errand));
  }

  /** Looks at the clock: what has become due leaves. */
  tick(): void {
    for (const name of [...this.lanes.keys()]) this.pump(name);
  }

  /** Resolves when nothing due is under way or about to leave. Lanes that wait after a failure are not waited for. */
  async idle(): Promise<void> {
    while (!this.isIdle()) await new Promise<void>((resume) => this.idleWaiters.push(resume));
  }

  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    this.stopTaking();
    for (const lane of this.lanes.values()) clearTimeout(lane.timer);
    await this.throttle.stop();
  }

  /** How many errands are pending, and what keeps those that fail. */
  state(): { pending: number; failing: { lane: string; tries: number }[] } {
    const all = [...this.lanes];
    return {
      pending: all.reduce((n, [, l]) => n + l.queue.length, 0),
      failing: all.filter(([, l]) => l.failingSince !== undefined).map(([lane, l]) => ({ lane, tries: l.tries })),
    };
  }

  private take(errand: Errand): void {
    const lane = this.lanes.get(errand.lane) ?? new Lane();
    this.lanes.set(errand.lane, lane);
    lane.put(errand);
    queueMicrotask(() => this.pump(errand.lane));
  }

  private pump(name: string): void {
    const lane = this.lanes.get(name);
    if (!lane || lane.busy || this.stopped) return;
    const head = lane.queue[0];
    if (!head) {
      if (lane.notBefore <= performance.now()) this.lanes.delete(name);
      else this.wake(name, lane);
    } else if (head.dueAt <= this.o.now()) {
      if (lane.notBefore > performance.now()) this.wake(name, lane);
      else this.leaveWith(name, lane, head);
    }
    this.checkIdle();
  }

  private leaveWith(name: string, lane: Lane, head: Errand): void {
    lane.busy = true;
    this.running += 1;
    void this.carry(lane, head).finally(() => {
      lane.busy = false;
      this.running -= 1;
      this.pump(name);
      this.checkIdle();
    });
  }

  private wake(name: string, lane: Lane): void {
    clearTimeout(lane.timer);
    // Time may have passed it by since it was looked at.
    const inMs = Math.max(0, Math.ceil(lane.notBefore - performance.now())) + 1;
    lane.timer = setTimeout(() => this.pump(name), inMs);
  }

  private async carry(lane: Lane, head: Errand): Promise<void> {
    const kind = own(this.o.kinds, head.kind);
    if (!kind) return this.ends.with(lane, head, { giveUp: `nothing knows how to do "${head.kind}"` });
    let alike: Errand[] = [];
    try {
      const attempt = await this.throttle.run(kind.call(head, lane.queue.length), async () => {
        const errand = await this.ends.marked(kind, lane, head);
        // What is behind it by now is part of what it draws; what comes later may not be.
        if (errand && kind.saysAll) alike = lane.saidBy(errand, this.o.now());
        return errand
          ? kind.attempt(errand, lane.tries)
          : ({ why: 'the store is read-only', failing: true, unsent: true, retryInMs: 5000 } as const);
      });
      await this.ends.with(lane, head, attempt, alike);
      if (kind.restMs) lane.rest(kind.restMs / this.o.limits.speed);
    } catch (error) {
      if (!this.stopped) await this.ends.withThrow(lane, head, error);
    }
  }

  private isIdle(): boolean {
    if (this.running > 0) return false;
    const now = this.o.now();
    return [...this.lanes.values()].every((l) => l.failingSince !== undefined || !l.queue[0] || l.queue[0].dueAt > now);
  }

  private checkIdle(): void {
    if (this.idleWaiters.length === 0 || !this.isIdle()) return;
    for (const resume of this.idleWaiters.splice(0)) resume();
  }
}
