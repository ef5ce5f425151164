import Bottleneck from 'bottleneck';

/** Slack's rules for sending, in real time; `speed` divides every window (the sandbox divides its own by the same). */
export type Limits = {
  /** posts in one channel: per second, and how many at once */
  channel: { perSecond: number; burst: number };
  /** posts in the whole workspace; Slack publishes no number and speaks of "several hundred a minute" */
  workspace?: { perSecond: number; burst: number };
  /** chat.update is tier 3 (50 a minute): 15 at once and 30 a minute after that are never more than 45 in a minute */
  edits: { perSecond: number; burst: number };
  /** of these, what edits that can wait (a person's *My turn*) may take, so that tallies never wait behind them */
  patientEdits?: { perSecond: number; burst: number };
  /** the shortest time between two edits of one message, ms */
  editEveryMs: number;
  speed: number;
};

export const SLACK_LIMITS: Limits = {
  channel: { perSecond: 1, burst: 3 },
  workspace: { perSecond: 5, burst: 20 },
  edits: { perSecond: 0.5, burst: 15 },
  patientEdits: { perSecond: 0.4, burst: 8 },
  editEveryMs: 2000,
  speed: 1,
};

/** Which rules a call falls under. `queued`: how many wait behind it, so that the longest queue goes first. */
export type LimitedCall =
  | { rule: 'post'; channel: string; queued: number }
  /** `now`: what people look at; `turn`: a person’s own list; `later`: one of very many messages that nobody waits for */
  | { rule: 'edit'; when: 'now' | 'turn' | 'later' }
  | { rule: 'free' };

/** Bottleneck’s priorities: the lowest goes first. */
const EDITS = { now: 2, turn: 6, later: 8 };

/** Runs calls no faster than Slack allows. In memory: an errand that waits here is still pending in the store. */
export class Throttle {
  private readonly limits: Limits;
  private readonly workspace: Bottleneck | undefined;
  private readonly edits: Bottleneck;
  private readonly patient: Bottleneck | undefined;
  private readonly channels: Bottleneck.Group;

  constructor(limits: Limits) {
    this.limits = limits;
    this.workspace = limits.workspace && new Bottleneck(this.bucket(limits.workspace));
    this.edits = new Bottleneck(this.bucket(limits.edits));
    this.patient = limits.patientEdits && new Bottleneck(this.bucket(limits.patientEdits));
    this.channels = new Bottleneck.Group(this.bucket(limits.channel));
  }

  run<T>(call: LimitedCall, work: () => Promise<T>): Promise<T> {
    switch (call.rule) {
      case 'free':
        return work();
      case 'edit':
        return call.when === 'now' || !this.patient
          ? this.edits.schedule({ priority: EDITS[call.when] }, work)
          : this.patient.schedule({ priority: EDITS[call.when] }, () => this.edits.schedule({ priority: 7 }, work));
      case 'post': {
        // What a channel reads goes before what one person is told: sixty voters must not keep the vote's message waiting.
        const last = call.channel.startsWith('dm/') ? 9 : 5;
        const priority = Math.max(last - 4, last - Math.floor(Math.log2(call.queued + 1)));
        const { workspace } = this;
        // A fresh key() each time: Bottleneck reaps limiters that were idle for five minutes.
        return this.channels
          .key(call.channel)
          .schedule(() => (workspace ? workspace.schedule({ priority }, work) : work()));
      }
    }
  }

  async stop(): Promise<void> {
    const limiters = [
      this.edits,
      ...(this.patient ? [this.patient] : []),
      ...(this.workspace ? [this.workspace] : []),
      ...this.channels.limiters().map(({ limiter }) => limiter),
    ];
    await Promise.all(limiters.map((l) => l.stop({ dropWaitingJobs: true }).then(() => l.disconnect(true))));
  }

  /** A token bucket: at once, then one each interval. One token is held back: our clock and Slack's are never quite in step, and a 429 costs more than a second. */
  private bucket({
    perSecond,
    burst,
  }: {
    perSecond: number;
    burst: number;
  }): Bottleneck.ConstructorOptions & { heartbeatInterval: number } {
    const size = Math.max(1, burst - 1);
    const interval = Math.max(2, Math.ceil(1000 / perSecond / this.limits.speed));
    return {
      reservoir: size,
      reservoirIncreaseAmount: 1,
      reservoirIncreaseInterval: interval,
      reservoirIncreaseMaximum: size,
      heartbeatInterval: Math.max(2, Math.min(50, Math.floor(interval / 4))),
    };
  }
}
