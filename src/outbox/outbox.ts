import { own } from '../domain/own.ts';
import type { Change, Errand, Store } from '../store/store.ts';
import type { Attempt, ErrandKind } from './attempt.ts';
import { Lane } from './lane.ts';
import { type Limits, Throttle } from './limits.ts';

export type OutboxOptions = {
  store: Store;
  kinds: Record<string, ErrandKind>;
  limits: Limits;
  /** UTC ISO of the injected clock: decides what is due */
  now: () => string;
  random: () => number;
  log: (what: string, about: Record<string, unknown>) => void;
};

/** What throws once more than this is set aside: it would hold up all that waits behind it, and is not getting better. */
const THROWS_MAX = 2;
const READ_ONLY_MS = 60_000;

/** Carries errands out: in order within a lane, one at a time; a lane that has to wait holds up no other. */
export class Outbox {
  private readonly o: OutboxOptions;
  private readonly throttle: Throttle;
  private readonly lanes = new Map<string, Lane>();
  private stopTaking = () => {};
  private stopped = false;
  private idleWaiters: (() => void)[] = [];
  private running = 0;

  constructor(options: OutboxOptions) {
    this.o = options;
    this.throttle = new Throttle(options.limits);
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
    void this.carry(name, lane, head).finally(() => {
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

  private async carry(name: string, lane: Lane, head: Errand): Promise<void> {
    const kind = own(this.o.kinds, head.kind);
    if (!kind) return this.end(name, lane, head, { giveUp: `nothing knows how to do "${head.kind}"` });
    let alike: Errand[] = [];
    try {
      const attempt = await this.throttle.run(kind.call(head, lane.queue.length), async () => {
        const errand = await this.marked(kind, lane, head);
        // What is behind it by now is part of what it draws; what comes later may not be.
        if (errand && kind.saysAll) alike = lane.saidBy(errand, this.o.now());
        return errand
          ? kind.attempt(errand, lane.tries)
          : ({ why: 'the store is read-only', failing: true, unsent: true, retryInMs: 5000 } as const);
      });
      await this.end(name, lane, head, attempt, alike);
      if (kind.restMs) lane.rest(kind.restMs / this.o.limits.speed);
    } catch (error) {
      if (this.stopped) return;
      // A throw is a bug: it is told, and the errand tried again, but not for long.
      this.o.log('an errand threw', { errand: head.key, error: error instanceof Error ? error.stack : String(error) });
      lane.threw += 1;
      const attempt = { why: 'of a fault of mine, which is in my log', failing: true, unsent: false } as const;
      await (lane.threw > THROWS_MAX ? this.giveUp(lane, head, attempt.why) : this.end(name, lane, head, attempt));
    }
  }

  /** The errand as the attempt is to see it: with `triedAt` only when an earlier attempt may have arrived. Undefined: it can't be noted. */
  private async marked(kind: ErrandKind, lane: Lane, head: Errand): Promise<Errand | undefined> {
    const { triedAt, ...untried } = head;
    if (!kind.mark || (triedAt !== undefined && !lane.unsent.has(head.id))) return head;
    const result = await this.o.store.commit({
      at: this.o.now(),
      tried: [{ key: head.key, id: head.id, at: this.o.now() }],
    });
    lane.unsent.delete(head.id);
    return result.ok ? untried : undefined;
  }

  private async end(name: string, lane: Lane, head: Errand, attempt: Attempt, alike: Errand[] = []): Promise<void> {
    if ('performed' in attempt) return lane.leave(head);
    if ('done' in attempt) {
      await this.finish(lane, [head, ...alike], attempt.also ?? {});
      return;
    }
    if ('giveUp' in attempt) return this.giveUp(lane, head, attempt.giveUp);
    if (attempt.unsent) lane.unsent.add(head.id);
    if (attempt.failing) {
      if (lane.failsForTooLong(this.o.limits.speed)) return this.giveUp(lane, head, attempt.why);
      this.o.log('an errand has to wait', { errand: head.key, lane: name, why: attempt.why, tries: lane.tries + 1 });
    }
    lane.retry(attempt.failing, this.o.random(), this.o.limits.speed, attempt.retryInMs);
  }

  private async giveUp(lane: Lane, head: Errand, why: string): Promise<void> {
    this.o.log('an errand was given up', { errand: head.key, why });
    const also = await this.toldOf(head, why);
    if (also === 'performed') lane.leave(head);
    else await this.finish(lane, [head], also);
  }

  /** What is to be done about a failure; where that fails too, the log must do. */
  private async toldOf(head: Errand, why: string): Promise<Pick<Change, 'put' | 'errands'> | 'performed'> {
    try {
      return (await own(this.o.kinds, head.kind)?.givenUp?.(head, why)) ?? {};
    } catch (error) {
      this.o.log('nobody could be told what was given up', { errand: head.key, error: String(error) });
      return {};
    }
  }

  private async finish(
    lane: Lane,
    over: Errand[],
    also: Pick<Change, 'read' | 'put' | 'remove' | 'errands'>,
  ): Promise<void> {
    const done = over.map(({ key, id }) => ({ key, id }));
    const result = await this.o.store.commit({ at: this.o.now(), done, ...also });
    if (result.ok) return over.forEach((errand) => void lane.leave(errand));
    if (result.why === 'stale') return lane.retry(false, 0, this.o.limits.speed, 0);
    // It was done outside and can't be noted: the next start looks it up before it does it again.
    lane.rest(READ_ONLY_MS);
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
