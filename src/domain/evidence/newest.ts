import type { Check } from './evidence.ts';
import type { CheckState } from './told.ts';

/** Which of two states of one attempt comes after the other; where both end it, the worse counts. */
const RANK: Record<CheckState, number> = {
  queued: 0,
  running: 1,
  passed: 2,
  neutral: 3,
  skipped: 4,
  cancelled: 5,
  unknown: 6,
  failed: 7,
};
const ENDED = 2;

/** How many runs of one check are kept: the newest counts, those before it tell whether it is flaky. */
const RUNS_KEPT = 5;
const CHECKS_KEPT = 200;

type Order = (string | number)[];

/** Of one run: a higher attempt, in it a later state. A late report of an attempt before takes the place of nothing. */
const inRun = ({ attempt = 1, state, at, startedAt = '' }: Check): Order => [
  attempt,
  Math.min(RANK[state], ENDED),
  RANK[state] >= ENDED ? at : '',
  RANK[state],
  startedAt,
  at,
];

/** Of several runs: the one that began last, then the one with the higher id. */
const ofRuns = ({ startedAt, at, run = '' }: Check): Order => [startedAt ?? at, run.length, run];

function compare(a: Order, b: Order): number {
  for (const [i, one] of a.entries()) {
    const other = b[i] ?? '';
    if (one !== other) return one > other ? 1 : -1;
  }
  return 0;
}

const nameOf = ({ app, name, commit = '' }: Check) => JSON.stringify([app, name, commit]);
/** Where its system names no run, one that began at another time is another. */
const runOf = (check: Check) => JSON.stringify([nameOf(check), check.run ?? check.startedAt ?? '']);

/** Whether a check tells something new of its run: whoever told it, and in whatever order it comes. */
export function isNews(known: readonly Check[], check: Check): boolean {
  const before = known.find((c) => runOf(c) === runOf(check));
  return before === undefined || compare(inRun(check), inRun(before)) > 0;
}

export function withCheck(known: readonly Check[], check: Check): Check[] {
  if (!isNews(known, check)) return [...known];
  const all = [...known.filter((c) => runOf(c) !== runOf(check)), check];
  const mine = all.filter((c) => nameOf(c) === nameOf(check)).sort((a, b) => compare(ofRuns(b), ofRuns(a)));
  const over = new Set(mine.slice(RUNS_KEPT));
  return all
    .filter((c) => !over.has(c))
    .sort((a, b) => compare([...ofRuns(a), runOf(a)], [...ofRuns(b), runOf(b)]))
    .slice(-CHECKS_KEPT);
}

/** Of each check its newest run. `flaky`: an attempt or a run of it before, on the same commit, failed. */
export function newestOf(checks: readonly Check[]): (Check & { flaky: boolean })[] {
  return [...Map.groupBy(checks, nameOf).values()].flatMap((runs) => {
    const [newest, ...before] = runs.toSorted((a, b) => compare(ofRuns(b), ofRuns(a)));
    if (!newest) return [];
    const again = (newest.attempt ?? 1) > 1 || before.some((c) => c.state === 'failed');
    return [{ ...newest, flaky: newest.state === 'passed' && (again || (newest.cases?.flaky ?? 0) > 0) }];
  });
}
