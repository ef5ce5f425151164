import type { DeployTarget } from '../deploy-targets/target.ts';
import type { Errand } from '../store/store.ts';
import type { Attempt } from './attempt.ts';

/** How often each errand was answered badly since the start, and of which certainly nothing has arrived. */
export class DeployTries {
  private readonly failures = new Map<number, number>();
  private readonly unsent = new Set<number>();
  /** until when what was sent can have arrived, UTC ISO */
  private readonly arrivals = new Map<number, string>();

  mayHaveArrived({ id }: Errand, at: string): void {
    this.arrivals.set(id, at);
  }
  /**
   * When what was sent has arrived at the latest: when its answer was lost; what was sent before this start, by now. That it was about to be sent is noted
   * before, and the process, or the whole machine, may have stood still in between.
   */
  arrivedBy({ id }: Errand, now: string): string {
    const at = this.arrivals.get(id) ?? now;
    this.arrivals.set(id, at);
    return at;
  }

  /** Another try, until there were enough. */
  again({ id }: Errand, target: Pick<DeployTarget, 'attempts'>, why: string, isCertain: boolean, ms?: number): Attempt {
    const count = (this.failures.get(id) ?? 0) + 1;
    this.failures.set(id, count);
    if (isCertain) this.unsent.add(id);
    else this.unsent.delete(id);
    if (count >= target.attempts) return { giveUp: why };
    return { why, failing: true, unsent: isCertain, ...(ms !== undefined && { retryInMs: ms }) };
  }

  neverArrived({ id }: Errand): boolean {
    return this.unsent.has(id);
  }
}
