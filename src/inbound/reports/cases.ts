import { own } from '../../domain/own.ts';
import { instantIn } from '../fields.ts';

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
  errored: 'failed',
  timeout: 'failed',
  timedout: 'failed',
  crashed: 'failed',
};
const TRIED_AGAIN = ['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError'];
const outcomeOf = (...said: string[]) => said.map((one) => own(OUTCOMES, one.toLowerCase())).find(Boolean);

/** `counts`: its header says that something failed; `fails`: something in it was told as failed, and be it an attempt. */
type Suite = { n: number; name: string; counts: boolean; fails: boolean };
type Case = { key: string; failed: boolean; skipped: boolean; flaky: boolean };

/**
 * What is inside a case says how it went. In one suite, a case that failed and then is told again as passed was tried again, and is flaky; the same names in
 * another suite are other cases: of another browser, another module.
 */
export class Cases {
  readonly #of = new Map<string, { called: string; outcome: Outcome }>();
  readonly #suites: Suite[] = [];
  #opened = 0;
  #nameless = 0;
  #now: Case | undefined;
  #startedAt: string | undefined;

  get size(): number {
    return this.#of.size;
  }

  openSuite({ name = '', timestamp = '', errors = '', failures = '' }: Record<string, string>): void {
    const counts = /[1-9]/.test(errors) || /[1-9]/.test(failures);
    this.#suites.push({ n: ++this.#opened, name: name.slice(0, LONGEST), counts, fails: false });
    // Without a time of day, and in 1970, as Jest has it of a file that does not load, it is no time.
    const at = instantIn(timestamp);
    if (at !== undefined && at < (instantIn(this.#startedAt) ?? '9')) this.#startedAt = timestamp.slice(0, 40);
  }

  /** A browser that went away before its last test has no case to stand for that: Karma tells it by the count alone. */
  closeSuite(): void {
    const { counts, fails } = this.#suite;
    if (counts && !fails) this.#fail(`${this.#suite.name} › itself`);
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
    if (!this.#now && isFailure && this.#suites.length > 0) this.#fail(`${this.#suite.name} › itself`);
    if (!this.#now) return;
    if (isFailure) this.#now.failed = true;
    if (element === 'skipped') this.#now.skipped = true;
    if (TRIED_AGAIN.includes(element)) this.#now.flaky = true;
  }

  close(): void {
    if (!this.#now) return;
    const { key, failed, skipped, flaky } = this.#now;
    if (failed || flaky) for (const suite of this.#suites) suite.fails = true;
    this.#told(key, failed ? 'failed' : skipped ? 'skipped' : flaky ? 'flaky' : 'passed');
    this.#now = undefined;
  }

  get #suite() {
    return this.#suites.at(-1) ?? { n: 0, name: '', counts: false, fails: false };
  }

  #fail(called: string): void {
    for (const suite of this.#suites) suite.fails = true;
    this.#told(called, 'failed');
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
