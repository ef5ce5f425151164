import { attemptOf, byRun, nameOf } from './attempts.ts';
import { areOfOneCommit, type Check } from './evidence.ts';
import type { CheckState } from './told.ts';

type Newest = Check & { flaky: boolean; label: string };

/**
 * Of each check of one commit its newest run; what two workflows call by one name are two checks, and what is tried in two environments is. `flaky`: an attempt or a run of it before failed; `label`: its name, with its
 * workflow's where there is another of that name, and where it was tried, if that is told.
 */
export function newestOf(checks: readonly Check[]): Newest[] {
  const workflowOf = workflowsIn(checks);
  return [...Map.groupBy(checks, nameOf).values()].flatMap(byEnvironment).flatMap((named) => {
    const byWorkflow = [...Map.groupBy(together(named, workflowOf), workflowIn).values()];
    return byWorkflow.flatMap((runs) => newestRun(runs, byWorkflow.length > 1));
  });
}

/** One check a place where it was tried. */
const byEnvironment = (named: Check[]): Check[][] => [...Map.groupBy(placed(named), (c) => c.environment).values()];

/** A job may tell where it is only once it is there: what was told of it before, in one run, was of that place too. */
function placed(named: Check[]): Check[] {
  const byRun = Map.groupBy(named, ({ within, run }) => within ?? run);
  return named.map((check) => {
    const run = check.within ?? check.run;
    if (check.environment !== undefined || run === undefined) return check;
    const [only, other] = new Set(byRun.get(run)?.flatMap((c) => c.environment ?? []));
    return only === undefined || other !== undefined ? check : { ...check, environment: only };
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
      label: `${isOneOfSeveral ? `${workflow ?? 'no workflow'} / ` : ''}${check.name}${check.environment === undefined ? '' : ` in ${check.environment}`}`,
    },
  ];
}

const NO_FAULT: readonly CheckState[] = ['passed', 'neutral', 'skipped'];

/** A run is mostly tried again because it failed: only where each attempt before is known to have been good, it was for another reason. */
function isAfterRed(check: Check, attempts: readonly Sorted[]): boolean {
  const good = attempts.filter((a) => NO_FAULT.includes(a.check.state) && attemptOf(a.check) < attemptOf(check));
  return new Set(good.map((a) => attemptOf(a.check))).size < attemptOf(check) - 1;
}

/** Of which workflow each is, as far as it, or something else of the same run, tells. */
function workflowsIn(checks: readonly Check[]): (check: Check) => string | undefined {
  const told = checks.flatMap(({ within, workflow }) => (within && workflow ? [[within, workflow] as const] : []));
  const names = new Map(told);
  return ({ within = '', workflow }) => names.get(within) ?? workflow;
}
