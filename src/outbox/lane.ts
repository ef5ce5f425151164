import type { Errand } from '../store/store.ts';
import { MINUTE_MS } from '../time/instants.ts';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;
const WAITS_MS = 15 * MINUTE_MS;

/** The errands that leave one after the other, and how its head fares. Times are of the wall clock, ms; `speed` divides them. */
export class Lane {
  queue: Errand[] = [];
  busy = false;
  tries = 0;
  failingSince: number | undefined;
  /** how often the head's attempt has thrown */
  threw = 0;
  notBefore = 0;
  timer?: NodeJS.Timeout;
  /** errands whose last attempt certainly did not arrive */
  readonly unsent = new Set<number>();

  /** At the end, or in the place of what has its key. The head that is on its way is not replaced: its successor waits behind it. */
  put(errand: Errand): void {
    const at = this.queue.findLastIndex((e) => e.key === errand.key);
    if (at >= 0 && !(this.busy && at === 0 && this.queue[0]?.id !== errand.id)) this.queue[at] = errand;
    else this.queue.push(errand);
  }

  /** What the head says as well when it says all: due (`now`: UTC ISO), of its kind. Of a head that may have left before, nobody knows what it said. */
  saidBy(head: Errand, now: string): Errand[] {
    return head.triedAt ? [] : this.queue.filter((e) => e.id !== head.id && e.kind === head.kind && e.dueAt <= now);
  }

  leave(head: Errand): void {
    this.queue = this.queue.filter((e) => e.id !== head.id);
    this.tries = 0;
    this.failingSince = undefined;
    this.threw = 0;
    this.unsent.delete(head.id);
  }

  rest(ms: number): void {
    this.notBefore = Math.max(this.notBefore, performance.now() + ms);
  }

  /** Its head has failed once more; whether that goes on for too long. */
  failsForTooLong(speed: number): boolean {
    this.failingSince ??= performance.now();
    return (performance.now() - this.failingSince) * speed > WAITS_MS;
  }

  /** When its head is tried again: later after each failure. `random`: 0 to 1, so that not all come back at once. */
  retry(failing: boolean, random: number, speed: number, inMs?: number): void {
    const backoff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.tries) * (0.5 + random / 2);
    this.tries += failing ? 1 : 0;
    this.notBefore = performance.now() + (inMs ?? backoff) / speed;
  }
}
