/** The cases of a run: how many of each, which failed, when the run began as it says. */
export type Tests = {
  format: 'junit';
  passed: number;
  failed: number;
  skipped: number;
  flaky: number;
  failing: string[];
  startedAt?: string;
};

type Outcome = 'passed' | 'failed' | 'skipped' | 'flaky';
const SHOWN = 5;
const LONGEST = 300;

/** What is inside a case says how it went; of one that is tried again by being told again, one pass is enough, and flaky. */
export class Cases {
  readonly #of = new Map<string, Outcome>();
  #suite = '';
  #now: { key: string; failed: boolean; skipped: boolean; flaky: boolean } | undefined;
  #startedAt: string | undefined;

  get size(): number {
    return this.#of.size;
  }

  suite({ name = '', timestamp }: Record<string, string>): void {
    this.#suite = name.slice(0, LONGEST);
    if (timestamp && (this.#startedAt === undefined || timestamp < this.#startedAt))
      this.#startedAt = timestamp.slice(0, 40);
  }

  open({ name = '', classname = '', file = '' }: Record<string, string>): void {
    const key = [classname || file || this.#suite, name].map((part) => part.slice(0, LONGEST)).join(' › ');
    this.#now = { key, failed: false, skipped: false, flaky: false };
  }

  /** `rerunFailure` stands beside the failure that stayed; `flakyFailure` in a case that passed in the end. */
  mark(element: string): void {
    if (!this.#now) return;
    if (element === 'failure' || element === 'error') this.#now.failed = true;
    if (element === 'skipped') this.#now.skipped = true;
    if (element === 'flakyFailure' || element === 'flakyError') this.#now.flaky = true;
  }

  close(): void {
    if (!this.#now) return;
    const { key, failed, skipped, flaky } = this.#now;
    const outcome: Outcome = failed ? 'failed' : skipped ? 'skipped' : flaky ? 'flaky' : 'passed';
    this.#of.set(key, together(this.#of.get(key), outcome));
    this.#now = undefined;
  }

  counted(): Tests {
    const counts: Record<Outcome, number> = { passed: 0, failed: 0, skipped: 0, flaky: 0 };
    for (const outcome of this.#of.values()) counts[outcome]++;
    const failing = [...this.#of].filter(([, outcome]) => outcome === 'failed').map(([key]) => key);
    return {
      format: 'junit',
      ...counts,
      failing: failing.slice(0, SHOWN),
      ...(this.#startedAt !== undefined && { startedAt: this.#startedAt }),
    };
  }
}

function together(before: Outcome | undefined, now: Outcome): Outcome {
  if (before === undefined || before === now) return now;
  if (before === 'skipped') return now;
  if (now === 'skipped') return before;
  // It failed and it passed.
  return 'flaky';
}
