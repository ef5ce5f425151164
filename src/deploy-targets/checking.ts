import type { Company } from '../domain/company/company.ts';
import { turns } from '../workers/turns.ts';
import { type StepThere, stepsThere } from './steps-there.ts';
import type { DeployTarget, PlaceChecked, TargetCheck } from './target.ts';

/** What was found of one target: the places in which all is well, and what is in the way in others, each fault once. */
export type TargetChecked = { target: string; well: string[]; faults: { why: string; places: string[] }[] };

const AT_ONCE = 5;

/** Looks wherever the manifests say that something is deployed. The first place of a target shows whether the others need be asked. `now`: UTC ISO */
export async function checkTargets(
  targets: Record<string, DeployTarget>,
  company: Company,
  now: string,
): Promise<TargetChecked[]> {
  const inTurn = turns(AT_ONCE);
  const steps = Map.groupBy(stepsThere(targets, company, now), (s) => s.target);
  return Promise.all(
    [...steps].flatMap(([target, of]) => {
      const { check } = of[0]?.of ?? {};
      return check ? [checked(target, check, of, inTurn)] : [];
    }),
  );
}

async function checked(
  target: string,
  check: TargetCheck,
  steps: StepThere[],
  inTurn: ReturnType<typeof turns>,
): Promise<TargetChecked> {
  const [first, ...others] = placesIn(steps, check);
  if (!first) return { target, well: [], faults: [] };
  const look = (one: Place) => inTurn(() => check.look(one.request));
  const seen = await look(first);
  const isAll = !seen.ok && seen.everywhere;
  const rest = await Promise.all(others.map((one) => (isAll ? seen : look(one))));
  const found = [first, ...others].map(({ place }, n): [string, PlaceChecked] => [
    place,
    n === 0 ? seen : (rest[n - 1] ?? seen),
  ]);
  const faults = Map.groupBy(found, ([, one]) => (one.ok ? '' : one.why));
  return {
    target,
    well: (faults.get('') ?? []).map(([place]) => place),
    faults: [...faults].flatMap(([why, of]) => (why === '' ? [] : [{ why, places: of.map(([place]) => place) }])),
  };
}

type Place = { place: string; request: StepThere['request'] };

/** Each once. What is named by its version can't be looked at before there is one. */
function placesIn(steps: readonly StepThere[], check: TargetCheck): Place[] {
  const found = steps.flatMap(({ request }): Place[] => {
    const place = check.place(request);
    return place.ok ? [{ place: place.value, request }] : [];
  });
  return [...new Map(found.toReversed().map((f) => [f.place, f])).values()].reverse();
}
