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

export type Order = (string | number)[];

/** Of one run: the higher attempt, in it the later state. */
const inRun = (check: Check): Order => [attemptOf(check), ...inAttempt(check)];
/** Of one attempt of a run: the later state. */
const inAttempt = (check: Check): Order => {
  const { at, startedAt = '' } = check;
  const rank = rankOf(check);
  return [Math.min(rank, ENDED), rank >= ENDED ? at : '', rank, startedAt, at];
};

/** Of several runs: the one that began last, then the one with the higher id. */
export const ofRuns = ({ startedAt, at, run = '' }: Check): Order => [startedAt ?? at, run.length, run];

function compare(a: Order, b: Order): number {
  for (const [i, one] of a.entries()) {
    const other = b[i] ?? '';
    if (one !== other) return one > other ? 1 : -1;
  }
  return 0;
}

/** What each is sorted by is made once: there may be hundreds. */
export function sorted(checks: readonly Check[], by: (check: Check) => Order): Check[] {
  const all = checks.map((check) => ({ check, order: by(check) }));
  return all.sort((a, b) => compare(a.order, b.order)).map(({ check }) => check);
}

export const nameOf = ({ app, name }: Check) => JSON.stringify([app, name]);
/** What is tried in two environments is two checks. */
export const isSameCheck = (a: Check, b: Check) =>
  a.app === b.app && a.name === b.name && a.environment === b.environment && areOfOneCommit(a, b);
/** Where its system names no run, one that began at another time is another. */
export const runOf = ({ run, within = '', startedAt = '' }: Check) => run ?? `${within}/${startedAt}`;
export const attemptOf = ({ attempt = 1 }: Check) => attempt;
export const isSameAttempt = (a: Check, b: Check) =>
  runOf(a) === runOf(b) && attemptOf(a) === attemptOf(b) && isSameCheck(a, b);

/** Whether a check tells something new of its attempt: whoever told it, and in whatever order it comes. */
export function isNews(known: readonly Check[], check: Check): boolean {
  const before = known.find((c) => isSameAttempt(c, check));
  return before === undefined || compare(inAttempt(check), inAttempt(before)) > 0;
}

/** Of each run its attempts, the highest first; the newest run first. An attempt counts over those before it, whenever they were told. */
export function byRun<T>(all: readonly T[], checkOf: (one: T) => Check): T[][] {
  const runs = [...Map.groupBy(all, (one) => runOf(checkOf(one))).values()].map((run) =>
    run.toSorted((a, b) => compare(inRun(checkOf(b)), inRun(checkOf(a)))),
  );
  const orderOf = ([highest]: T[]) => (highest === undefined ? [] : ofRuns(checkOf(highest)));
  return runs.sort((a, b) => compare(orderOf(b), orderOf(a)));
}
