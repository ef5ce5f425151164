import { own } from '../domain/own.ts';
import type { Change, Errand, NewErrand, Store } from '../store/store.ts';
import { type Call, type Limits, Throttle } from './limits.ts';

/** What came of an attempt. */
export type Attempt =
  /** over; `also` is committed together with the errand's end */
  | { done: true; also?: Pick<Change, 'put' | 'remove' | 'errands'> }
  /** over, and committed already through the door */
  | { performed: true }
  /** not yet. `failing`: this counts against the time a lane waits; `unsent`: certainly nothing arrived */
  | { retryInMs?: number; why: string; failing: boolean; unsent: boolean }
  /** never: tell the owner */
  | { giveUp: string };

export type Kind = {
  /** Under which of Slack's rules the errand falls. */
  call(errand: Errand, queued: number): Call;
  /** `tries` counts the attempts before this one since the process started. */
  attempt(errand: Errand, tries: number): Promise<Attempt>;
  /** True: the attempt is noted durably before it is made, so that after a crash nothing is sent twice. */
  mark: boolean;
  /** Least time between two errands of the lane, ms. */
  restMs?: number;
  /** What to do for the owner when it was given up; committed with its end. */
  givenUp?(errand: Errand, why: string): Promise<Pick<Change, 'put' | 'errands'> | 'performed'>;
};

export type OutboxOptions = {
  store: Store;
  kinds: Record<string, Kind>;
  limits: Limits;
  /** UTC ISO of the injected clock: decides what is due */
  now: () => string;
  random: () => number;
  log: (what: string, about: Record<string, unknown>) => void;
};

type Lane = {
  queue: Errand[];
  busy: boolean;
  tries: number;
  failingSince: number | undefined;
  /** how often the head's attempt has thrown */
  threw: number;
  notBefore: number;
  timer?: NodeJS.Timeout;
  unsent: Set<number>;
};

const freshLane = (): Lane => ({
  queue: [],
  busy: false,
  tries: 0,
  failingSince: undefined,
  threw: 0,
  notBefore: 0,
  unsent: new Set(),
});

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;
/** What throws once more than this is set aside: it would hold up all that waits behind it, and is not getting better. */
const THROWS_MAX = 2;
const LANE_WAITS_MS = 15 * 60_000;

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
    const lane = this.lanes.get(errand.lane) ?? freshLane();
    this.lanes.set(errand.lane, lane);
    const at = lane.queue.findLastIndex((e) => e.key === errand.key);
    // The head that is on its way is not replaced: its successor waits behind it.
    if (at >= 0 && !(lane.busy && at === 0 && lane.queue[0]?.id !== errand.id)) lane.queue[at] = errand;
    else lane.queue.push(errand);
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
    lane.timer = setTimeout(() => this.pump(name), Math.ceil(lane.notBefore - performance.now()) + 1);
  }

  private async carry(name: string, lane: Lane, head: Errand): Promise<void> {
    const kind = own(this.o.kinds, head.kind);
    if (!kind) return this.end(name, lane, head, { giveUp: `nothing knows how to do "${head.kind}"` });
    try {
      const attempt = await this.throttle.run(kind.call(head, lane.queue.length), async () => {
        const errand = await this.marked(kind, lane, head);
        return errand
          ? kind.attempt(errand, lane.tries)
          : ({ why: 'the store is read-only', failing: true, unsent: true, retryInMs: 5000 } as const);
      });
      await this.end(name, lane, head, attempt);
      if (kind.restMs) lane.notBefore = Math.max(lane.notBefore, performance.now() + kind.restMs / this.o.limits.speed);
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
  private async marked(kind: Kind, lane: Lane, head: Errand): Promise<Errand | undefined> {
    const { triedAt, ...untried } = head;
    if (!kind.mark || (triedAt !== undefined && !lane.unsent.has(head.id))) return head;
    const result = await this.o.store.commit({
      at: this.o.now(),
      tried: [{ key: head.key, id: head.id, at: this.o.now() }],
    });
    lane.unsent.delete(head.id);
    return result.ok ? untried : undefined;
  }

  private async end(name: string, lane: Lane, head: Errand, attempt: Attempt): Promise<void> {
    if ('performed' in attempt) return this.leave(lane, head);
    if ('done' in attempt) {
      await this.finish(lane, head, attempt.also ?? {});
      return;
    }
    if ('giveUp' in attempt) return this.giveUp(lane, head, attempt.giveUp);
    const now = performance.now();
    if (attempt.unsent) lane.unsent.add(head.id);
    if (attempt.failing) {
      lane.failingSince ??= now;
      if ((now - lane.failingSince) * this.o.limits.speed > LANE_WAITS_MS) return this.giveUp(lane, head, attempt.why);
      this.o.log('an errand has to wait', { errand: head.key, lane: name, why: attempt.why, tries: lane.tries + 1 });
    }
    const backoff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** lane.tries) * (0.5 + this.o.random() / 2);
    lane.tries += attempt.failing ? 1 : 0;
    lane.notBefore = now + (attempt.retryInMs ?? backoff) / this.o.limits.speed;
  }

  private async giveUp(lane: Lane, head: Errand, why: string): Promise<void> {
    this.o.log('an errand was given up', { errand: head.key, why });
    const also = await this.toldOf(head, why);
    if (also === 'performed') this.leave(lane, head);
    else await this.finish(lane, head, also);
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
    head: Errand,
    also: { put?: Change['put']; remove?: string[]; errands?: NewErrand[] },
  ): Promise<void> {
    const result = await this.o.store.commit({ at: this.o.now(), done: [{ key: head.key, id: head.id }], ...also });
    if (result.ok) return this.leave(lane, head);
    // It was done outside and can't be noted: the next start looks it up before it does it again.
    lane.notBefore = performance.now() + LONGEST_RETRY_MS;
  }

  private leave(lane: Lane, head: Errand): void {
    lane.queue = lane.queue.filter((e) => e.id !== head.id);
    lane.tries = 0;
    lane.failingSince = undefined;
    lane.threw = 0;
    lane.unsent.delete(head.id);
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
