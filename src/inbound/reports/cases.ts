import { own } from '../../domain/own.ts';

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

/** Of cases that do not run, by what Google’s tests and others write beside a case instead of inside it. */
const OUTCOMES: Record<string, 'failed' | 'skipped'> = {
  notrun: 'skipped',
  disabled: 'skipped',
  suppressed: 'skipped',
  skipped: 'skipped',
  ignored: 'skipped',
  pending: 'skipped',
  failed: 'failed',
  failure: 'failed',
  fail: 'failed',
  error: 'failed',
};
const TRIED_AGAIN = ['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError'];
const outcomeOf = (...said: string[]) => said.map((one) => own(OUTCOMES, one.toLowerCase())).find(Boolean);

type Case = { key: string; failed: boolean; skipped: boolean; flaky: boolean };

/**
 * What is inside a case says how it went. In one suite, a case that failed and then is told again as passed was tried again, and is flaky; the same names in
 * another suite are other cases: of another browser, another module.
 */
export class Cases {
  readonly #of = new Map<string, { called: string; outcome: Outcome }>();
  readonly #suites: { n: number; name: string }[] = [];
  #opened = 0;
  #nameless = 0;
  #now: Case | undefined;
  #startedAt: string | undefined;

  get size(): number {
    return this.#of.size;
  }

  openSuite({ name = '', timestamp }: Record<string, string>): void {
    this.#suites.push({ n: ++this.#opened, name: name.slice(0, LONGEST) });
    if (timestamp && (this.#startedAt === undefined || timestamp < this.#startedAt))
      this.#startedAt = timestamp.slice(0, 40);
  }

  closeSuite(): void {
    this.#suites.pop();
  }

  open({ name = '', classname = '', file = '', status = '', result = '' }: Record<string, string>): void {
    const outcome = outcomeOf(status, result);
    this.#now = {
      // Without a name it is no case that was told before: one that fails is not mended by another that passes.
      key: [classname || file || this.#suite.name, name || `case ${++this.#nameless}`]
        .map((part) => part.slice(0, LONGEST))
        .join(' › '),
      failed: outcome === 'failed',
      skipped: outcome === 'skipped',
      flaky: false,
    };
  }

  /** `rerunFailure` stands beside the failure that stayed, `flakyFailure` in a case that passed in the end, as does the former where no failure stayed. What fails outside of a case is the suite’s own. */
  mark(element: string): void {
    const isFailure = element === 'failure' || element === 'error';
    if (!this.#now && isFailure && this.#suites.length > 0) this.#told(`${this.#suite.name} › itself`, 'failed');
    if (!this.#now) return;
    if (isFailure) this.#now.failed = true;
    if (element === 'skipped') this.#now.skipped = true;
    if (TRIED_AGAIN.includes(element)) this.#now.flaky = true;
  }

  close(): void {
    if (!this.#now) return;
    const { key, failed, skipped, flaky } = this.#now;
    this.#told(key, failed ? 'failed' : skipped ? 'skipped' : flaky ? 'flaky' : 'passed');
    this.#now = undefined;
  }

  get #suite() {
    return this.#suites.at(-1) ?? { n: 0, name: '' };
  }

  #told(called: string, outcome: Outcome): void {
    const id = `${this.#suite.n} ${called}`;
    this.#of.set(id, { called, outcome: together(this.#of.get(id)?.outcome, outcome) });
  }

  counted(): Tests {
    const counts: Record<Outcome, number> = { passed: 0, failed: 0, skipped: 0, flaky: 0 };
    for (const { outcome } of this.#of.values()) counts[outcome]++;
    const failing = [...this.#of.values()].filter((c) => c.outcome === 'failed').map((c) => c.called);
    return {
      format: 'junit',
      ...counts,
      failing: failing.slice(0, SHOWN),
      ...(this.#startedAt !== undefined && { startedAt: this.#startedAt }),
    };
  }
}

/** Who tries again ends with what passed: one that fails after it passed is another of the same name. */
function together(before: Outcome | undefined, now: Outcome): Outcome {
  if (before === undefined || before === now || before === 'skipped') return now;
  if (now === 'skipped') return before;
  return now === 'failed' ? 'failed' : 'flaky';
}
