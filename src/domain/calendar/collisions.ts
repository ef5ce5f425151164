import { overlap } from '../../time/overlap.ts';
import type { BuildsOf } from '../build/document.ts';
import { policyFor } from '../company/policies.ts';
import { roleTitle } from '../company/roles.ts';
import { deadlinesOf } from '../deadline/deadline.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { heldAmong, heldWords } from '../environment/held-versions.ts';
import { fewUsers } from '../few.ts';
import { notBackYet } from '../gates/failed-rollback.ts';
import { sharing } from '../gates/running.ts';
import { at, say } from '../phrase.ts';
import { isRunning, isStuck } from '../release/release.ts';
import { holidayOn } from './business.ts';
import { type Conflict, conflictsOf, type Plan, type Surroundings, versionWarnings } from './conflicts.ts';
import { shortHanded } from './hours.ts';

/** What a plan is looked at in. */
export type PlannedIn = Pick<World, 'now'> & Surroundings & Environments & BuildsOf;

/** What of it was rolled back there, whatever time it is planned for. */
const rolledBackBefore = ({ id, items, environment }: Plan, { environments, builds }: PlannedIn): Conflict[] =>
  heldAmong(items, environments[environment], { builds })
    .filter((h) => h.release !== id)
    .map((h) => ({ blocks: false, saw: heldWords(h), always: true }));

/** All that a plan runs into: collisions, what would be due already, a day on which people are off; `careful`: what its typed time ran into. */
export function collisionsOf(plan: Plan, world: PlannedIn, careful?: string): Conflict[] {
  const { company, now } = world;
  const { start, zone } = plan.window;
  const late = deadlinesOf(plan, company).filter((d) => d.due <= now);
  const holiday = holidayOn(company, zone, Date.parse(start));
  return [
    ...conflictsOf(plan, world),
    ...versionWarnings(plan, world),
    ...rolledBackBefore(plan, world),
    ...late.map((d) => ({ blocks: false, saw: say`${d.title} would have been ${at(d.due)}` })),
    ...(careful === undefined ? [] : [{ blocks: false, saw: say`${careful}` }]),
    ...(holiday ? [{ blocks: false, saw: say`it is a holiday in ${zone}: ${holiday}` }] : []),
  ];
}

/** The same, and what is in the way at any time until somebody puts it right: no other time is better. */
export const warningsOf = (plan: Plan, world: PlannedIn, careful?: string): Conflict[] => [
  ...collisionsOf(plan, world, careful),
  ...unmended(plan, world),
];

/** Rollbacks of its services there that have failed; what its window meets of them is a collision. */
export const unmended = (plan: Plan, world: Surroundings): Conflict[] =>
  sharing({ id: '', ...plan }, world.openReleases.filter(isRunning))
    .filter((o) => isStuck(o) && !overlap(o.window, plan.window))
    .map((o) => ({ blocks: false, saw: notBackYet(o), always: true }));

/** Whether another time is better: some of it hangs on this one. */
export const hangsOnTime = (conflicts: readonly Conflict[]): boolean => conflicts.some((c) => !c.always);

/** The voters of which too few are at work when a window begins. */
export function offDuty(plan: Plan, { company, people }: Pick<World, 'company' | 'people'>): Conflict[] {
  const policy = policyFor(company, plan.environment, plan.change);
  const rules = (policy?.rules ?? []).map(({ role, need }) => ({ role, need: typeof need === 'number' ? need : 1 }));
  return shortHanded(rules, plan.window.start, company, people).map(({ role, who, why }) => ({
    blocks: false,
    saw: say`${roleTitle(company, role)} is off duty then: ${fewUsers(who, 3)} (${why})`,
  }));
}
