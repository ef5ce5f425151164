import { own } from '../domain/own.ts';
import type { Change, Errand } from '../store/store.ts';
import { stackOf } from '../thrown/words.ts';
import type { Attempt, ErrandKind, OutboxOptions } from './attempt.ts';
import type { Lane } from './lane.ts';

/** What throws once more than this is set aside: it would hold up all that waits behind it, and is not getting better. */
const THROWS_MAX = 2;
const READ_ONLY_MS = 60_000;

/** What is noted of an attempt: that it is made, and what came of it, for its lane and in the store. */
export class AttemptEnds {
  private readonly o: OutboxOptions;

  constructor(options: OutboxOptions) {
    this.o = options;
  }

  /** The errand as the attempt is to see it: with `triedAt` only when an earlier attempt may have arrived. Undefined: it can't be noted. */
  async marked(kind: ErrandKind, lane: Lane, head: Errand): Promise<Errand | undefined> {
    const { triedAt, ...untried } = head;
    if (!kind.mark || (triedAt !== undefined && !lane.unsent.has(head.id))) return head;
    const result = await this.o.store.commit({
      at: this.o.now(),
      tried: [{ key: head.key, id: head.id, at: this.o.now() }],
    });
    lane.unsent.delete(head.id);
    return result.ok ? untried : undefined;
  }

  /** `alike`: what is over with it where it is done. */
  async with(lane: Lane, head: Errand, attempt: Attempt, alike: Errand[] = []): Promise<void> {
    if ('performed' in attempt) return lane.leave(head);
    if ('done' in attempt) return this.finish(lane, [head, ...alike], attempt.also ?? {});
    if ('giveUp' in attempt) return this.giveUp(lane, head, attempt.giveUp);
    if (attempt.unsent) lane.unsent.add(head.id);
    if (attempt.failing) {
      if (lane.failsForTooLong(this.o.limits.speed)) return this.giveUp(lane, head, attempt.why);
      const { key, lane: name } = head;
      this.o.log('an errand has to wait', { errand: key, lane: name, why: attempt.why, tries: lane.tries + 1 });
    }
    lane.retry(attempt.failing, this.o.random(), this.o.limits.speed, attempt.retryInMs);
  }

  /** A throw is a bug: it is told, and the errand tried again, but not for long. */
  async withThrow(lane: Lane, head: Errand, error: unknown): Promise<void> {
    this.o.log('an errand threw', { errand: head.key, error: stackOf(error) });
    lane.threw += 1;
    const attempt = { why: 'of a fault of mine, which is in my log', failing: true, unsent: false } as const;
    await (lane.threw > THROWS_MAX ? this.giveUp(lane, head, attempt.why, 'threw') : this.with(lane, head, attempt));
  }

  private async giveUp(lane: Lane, head: Errand, why: string, threw?: 'threw'): Promise<void> {
    this.o.log('an errand was given up', { errand: head.key, why });
    const also = await this.toldOf(head, why, threw);
    if (also === 'performed') lane.leave(head);
    else await this.finish(lane, [head], also);
  }

  /** What is to be done about a failure; where that fails too, the log must do. */
  private async toldOf(
    head: Errand,
    why: string,
    threw?: 'threw',
  ): Promise<Pick<Change, 'put' | 'errands'> | 'performed'> {
    try {
      return (await own(this.o.kinds, head.kind)?.givenUp?.(head, why, threw)) ?? {};
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
}
