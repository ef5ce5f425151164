import {
  attemptOf,
  byRun,
  isNews,
  isSameAttempt,
  isSameCheck,
  nameOf,
  type Order,
  ofRuns,
  runOf,
  sorted,
} from './attempts.ts';
import type { Check } from './evidence.ts';
import { newestOfEach } from './newest.ts';

/** How many runs of one check, and attempts of one run, are kept: the newest counts, those before it tell whether it is flaky. */
const RUNS_KEPT = 5;
const ATTEMPTS_KEPT = 5;
const CHECKS_KEPT = 400;

const partOf = ({ within, workflow = '' }: Check) => within ?? workflow;

/** All that is known, and one check more. */
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

const keyOf = (check: Check): Order => [
  nameOf(check),
  runOf(check),
  check.commit ?? '',
  attemptOf(check),
  check.environment ?? '',
];
const inOrder = (check: Check): Order => [...ofRuns(check), ...keyOf(check)];

/** What is left out, where there is too much, is a run that another came after, then what is good: never what is red, to make room for what is not. */
function bounded(checks: Check[]): Check[] {
  if (checks.length <= CHECKS_KEPT) return checks;
  const newest = new Set(newestOfEach(checks).map((c) => JSON.stringify(keyOf(c))));
  const worth = (c: Check) => (newest.has(JSON.stringify(keyOf(c))) ? (c.state === 'passed' ? 1 : 2) : 0);
  return sorted(checks, (c) => [worth(c), ...inOrder(c)]).slice(-CHECKS_KEPT);
}
