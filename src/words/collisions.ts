import { actions, button, context, type KnownBlock, sections } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import type { BuildsOf } from '../domain/build/document.ts';
import { holidayOn } from '../domain/calendar/business.ts';
import {
  type Conflict,
  conflictsOf,
  type Plan,
  type Surroundings,
  versionWarnings,
} from '../domain/calendar/conflicts.ts';
import { shortHanded } from '../domain/calendar/hours.ts';
import { policyFor } from '../domain/company/policies.ts';
import { roleTitle } from '../domain/company/roles.ts';
import { deadlinesOf } from '../domain/deadline/deadline.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { heldAmong, heldWords } from '../domain/environment/held-versions.ts';
import { fewUsers } from '../domain/few.ts';
import { notBackYet } from '../domain/gates/failed-rollback.ts';
import { aroundAny } from '../domain/gates/reads.ts';
import { sharing } from '../domain/gates/running.ts';
import { at, say } from '../domain/phrase.ts';
import { openOnes } from '../domain/release/document.ts';
import { isRunning, isStuck, type Window } from '../domain/release/release.ts';
import { overlap } from '../time/overlap.ts';
import { shortMoment } from './read-back.ts';

/** What a plan may run into. */
export const IN_THE_WAY = {
  ...aroundAny,
  openReleases: openOnes,
};

type PlannedIn = Pick<World, 'now'> & Surroundings & Environments & BuildsOf;

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

export const conflictLine = (c: Conflict) => (c.blocks ? md`*Blocked*: ${c.saw}` : md`*Careful*: ${c.saw}`);

/** What a window would run into, and windows that run into nothing: one click each. `verb` routes the click, its value is `start/end`. */
export const adviceBlocks = (conflicts: Conflict[], free: Window[], zone: string, verb: string): KnownBlock[] => [
  ...sections(conflicts.map(conflictLine)),
  ...(free.length > 0
    ? [
        context(md`Free in your zone:`),
        ...actions(free.map((w) => button(shortMoment(w.start, zone), verb, `${w.start}/${w.end}`))),
      ]
    : []),
];
