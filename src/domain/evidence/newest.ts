import { areOfOneCommit, type Check } from './evidence.ts';
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
/** But a review that was dismissed keeps the instant at which it was given, whatever it said: its end comes after that. */
const rankOf = ({ kind, state }: Check) => (kind === 'review' && state === 'cancelled' ? RANK.failed + 1 : RANK[state]);

/** How many runs of one check, and attempts of one run, are kept: the newest counts, those before it tell whether it is flaky. */
const RUNS_KEPT = 5;
const ATTEMPTS_KEPT = 5;
const CHECKS_KEPT = 400;

type Order = (string | number)[];

/** Of one run: the higher attempt, in it the later state. */
const inRun = (check: Check): Order => [attemptOf(check), ...inAttempt(check)];
/** Of one attempt of a run: the later state. */
const inAttempt = (check: Check): Order => {
  const { at, startedAt = '' } = check;
  const rank = rankOf(check);
  return [Math.min(rank, ENDED), rank >= ENDED ? at : '', rank, startedAt, at];
};

/** Of several runs: the one that began last, then the one with the higher id. */
const ofRuns = ({ startedAt, at, run = '' }: Check): Order => [startedAt ?? at, run.length, run];

function compare(a: Order, b: Order): number {
  for (const [i, one] of a.entries()) {
    const other = b[i] ?? '';
    if (one !== other) return one > other ? 1 : -1;
  }
  return 0;
}

/** What each is sorted by is made once: there may be hundreds. */
function sorted(checks: readonly Check[], by: (check: Check) => Order): Check[] {
  const all = checks.map((check) => ({ check, order: by(check) }));
  return all.sort((a, b) => compare(a.order, b.order)).map(({ check }) => check);
}

const nameOf = ({ app, name }: Check) => JSON.stringify([app, name]);
const isSameCheck = (a: Check, b: Check) => a.app === b.app && a.name === b.name && areOfOneCommit(a, b);
/** Where its system names no run, one that began at another time is another. */
const runOf = ({ run, within = '', startedAt = '' }: Check) => run ?? `${within}/${startedAt}`;
const attemptOf = ({ attempt = 1 }: Check) => attempt;
const isSameAttempt = (a: Check, b: Check) =>
  runOf(a) === runOf(b) && attemptOf(a) === attemptOf(b) && isSameCheck(a, b);

const partOf = ({ within, workflow = '' }: Check) => within ?? workflow;

/** Of which workflow each is, as far as it, or something else of the same run, tells. */
function workflowsIn(checks: readonly Check[]): (check: Check) => string | undefined {
  const told = checks.flatMap(({ within, workflow }) => (within && workflow ? [[within, workflow] as const] : []));
  const names = new Map(told);
  return ({ within = '', workflow }) => names.get(within) ?? workflow;
}

/** Whether a check tells something new of its attempt: whoever told it, and in whatever order it comes. */
export function isNews(known: readonly Check[], check: Check): boolean {
  const before = known.find((c) => isSameAttempt(c, check));
  return before === undefined || compare(inAttempt(check), inAttempt(before)) > 0;
}

export function withCheck(known: readonly Check[], check: Check): Check[] {
  if (!isNews(known, check)) return [...known];
  const all = [...known.filter((c) => !isSameAttempt(c, check)), check];
  // Its workflow may be told later: what is kept must not depend on that.
  const isMine = (c: Check) => isSameCheck(c, check) && partOf(c) === partOf(check);
  const mine = all.filter(isMine);
  const kept = new Set(
    byRun(mine, own)
      .slice(0, RUNS_KEPT)
      .flatMap((run) => run.slice(0, ATTEMPTS_KEPT)),
  );
  return sorted(bounded(all.filter((c) => !isMine(c) || kept.has(c))), inOrder);
}

const own = (check: Check) => check;

/** Of each run its attempts, the highest first; the newest run first. An attempt counts over those before it, whenever they were told. */
function byRun<T>(all: readonly T[], checkOf: (one: T) => Check): T[][] {
  const runs = [...Map.groupBy(all, (one) => runOf(checkOf(one))).values()].map((run) =>
    run.toSorted((a, b) => compare(inRun(checkOf(b)), inRun(checkOf(a)))),
  );
  const orderOf = ([highest]: T[]) => (highest === undefined ? [] : ofRuns(checkOf(highest)));
  return runs.sort((a, b) => compare(orderOf(b), orderOf(a)));
}

const keyOf = (check: Check): Order => [nameOf(check), runOf(check), check.commit ?? '', attemptOf(check)];
const inOrder = (check: Check): Order => [...ofRuns(check), ...keyOf(check)];

/** What is left out, where there is too much, is a run that another came after, then what is good: never what is red, to make room for what is not. */
function bounded(checks: Check[]): Check[] {
  if (checks.length <= CHECKS_KEPT) return checks;
  const newest = new Set(newestOfEach(checks).map((c) => JSON.stringify(keyOf(c))));
  const worth = (c: Check) => (newest.has(JSON.stringify(keyOf(c))) ? (c.state === 'passed' ? 1 : 2) : 0);
  return sorted(checks, (c) => [worth(c), ...inOrder(c)]).slice(-CHECKS_KEPT);
}

type Newest = Check & { flaky: boolean; label: string };

/**
 * Of each check of one commit its newest run; what two workflows call by one name are two checks. `flaky`: an attempt or a run of it before failed; `label`: its name, with its
 * workflow's where there is another of that name.
 */
export function newestOf(checks: readonly Check[]): Newest[] {
  const workflowOf = workflowsIn(checks);
  return [...Map.groupBy(checks, nameOf).values()].flatMap((named) => {
    const byWorkflow = [...Map.groupBy(together(named, workflowOf), workflowIn).values()];
    return byWorkflow.flatMap((runs) => newestRun(runs, byWorkflow.length > 1));
  });
}

type Sorted = { check: Check; workflow: string | undefined };
const workflowIn = ({ workflow }: Sorted) => workflow;

/** What names neither a workflow nor a run of one is of the only workflow that there is. */
function together(checks: readonly Check[], workflowOf: (check: Check) => string | undefined): Sorted[] {
  const [only, other] = new Set(checks.flatMap((c) => workflowOf(c) ?? []));
  return checks.map((check) => {
    const workflow = workflowOf(check);
    return { check, workflow: workflow ?? (other === undefined && check.within === undefined ? only : undefined) };
  });
}

/** The same of several commits: each is tried by itself. */
export function newestOfEach(checks: readonly Check[]): Newest[] {
  const commits = Map.groupBy(checks, ({ commit }) => commit);
  // A commit that is written short is the one that is written out.
  const written = [...commits.keys()].sort((a = '', b = '') => b.length - a.length);
  const byCommit = Map.groupBy(checks, (check) => written.find((commit) => areOfOneCommit({ commit }, check)));
  return [...byCommit.values()].flatMap(newestOf);
}

function newestRun(all: Sorted[], isOneOfSeveral: boolean): Newest[] {
  const [run = [], ...before] = byRun(all, ({ check }) => check);
  const [newest, ...attempts] = run;
  if (!newest) return [];
  const { check, workflow } = newest;
  const again = isAfterRed(check, attempts) || before.flat().some((c) => c.check.state === 'failed');
  const flaky = check.state === 'passed' && (again || (check.cases?.flaky ?? 0) > 0);
  return [
    {
      ...check,
      ...(workflow !== undefined && { workflow }),
      flaky,
      label: isOneOfSeveral ? `${workflow ?? 'no workflow'} / ${check.name}` : check.name,
    },
  ];
}

const NO_FAULT: readonly CheckState[] = ['passed', 'neutral', 'skipped'];

/** A run is mostly tried again because it failed: only where each attempt before is known to have been good, it was for another reason. */
function isAfterRed(check: Check, attempts: readonly Sorted[]): boolean {
  const good = attempts.filter((a) => NO_FAULT.includes(a.check.state) && attemptOf(a.check) < attemptOf(check));
  return new Set(good.map((a) => attemptOf(a.check))).size < attemptOf(check) - 1;
}
