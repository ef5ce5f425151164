import { readCron } from '../../time/cron.ts';
import { lastFire, nextFire } from '../../time/fires.ts';
import { DAY_MS, instantOf, MINUTE_MS } from '../../time/instants.ts';
import { instantAt, wallAt } from '../../time/wall.ts';
import type { Company } from '../company/company.ts';
import type { DrillPlan } from '../company/plans.ts';
import type { WhatRuns } from '../environment/environment.ts';
import { own } from '../own.ts';

/** Who owes a drill is asked again after so long. */
const AGAIN_MS = 7 * DAY_MS;

/** `at`: when a drill is, or was, to be done, UTC ISO; undefined: none ever passed, and nothing says since when one is owed. `overdue`: it is owed now. */
export type DrillDue = { at: string | undefined; overdue: boolean };

type Known = { now: string; company: Pick<Company, 'zone'> };

/**
 * When the next drill of a plan is due. After so many days: at the same wall-clock time of the plan's zone as the last that passed ended. By a cron:
 * at each of its times, unless one passed since the last of them. A drill that failed was none. `now`: UTC ISO
 */
export function drillDue(plan: DrillPlan, environment: WhatRuns | undefined, { now, company }: Known): DrillDue {
  const zone = plan.zone ?? company.zone;
  const passed = own(environment?.drills, plan.service)?.passed?.at;
  if ('everyDays' in plan) {
    if (passed === undefined) return { at: undefined, overdue: true };
    const { year, month, day, hour, minute } = wallAt(zone, Date.parse(passed));
    const at = instantOf(instantAt(zone, year, month, day + plan.everyDays, hour, minute));
    return { at, overdue: at <= now };
  }
  const cron = readCron(plan.start);
  const last = lastFire(cron, zone, Date.parse(now));
  if (last !== undefined && (passed === undefined || Date.parse(passed) < last))
    return { at: instantOf(last), overdue: true };
  const next = nextFire(cron, zone, Date.parse(now));
  return { at: next === undefined ? undefined : instantOf(next), overdue: false };
}

/** When whoever owes it is asked next, UTC ISO: when it is due, and again each week; undefined where that never comes. Of one that begins by itself: once it is seen not to have. */
export function askedNext(plan: DrillPlan, environment: WhatRuns | undefined, world: Known): string | undefined {
  const { at, overdue } = drillDue(plan, environment, world);
  const due = at !== undefined && plan.startsByItself ? instantOf(Date.parse(at) + LATE_MS) : at;
  if (!overdue) return due;
  const asked = own(environment?.drillAsked, plan.service);
  const again = asked === undefined ? (due ?? world.now) : instantOf(Date.parse(asked) + AGAIN_MS);
  return again > world.now ? again : world.now;
}

/** When a drill that begins by itself does next, UTC ISO; undefined where nobody said that it does, or that never comes. One that is owed already waits for a person, or for the next time. */
export function beginsNext(plan: DrillPlan, environment: WhatRuns | undefined, world: Known): string | undefined {
  if (!plan.startsByItself) return undefined;
  const { at, overdue } = drillDue(plan, environment, world);
  if (!overdue) return at;
  const next =
    'start' in plan
      ? nextFire(readCron(plan.start), plan.zone ?? world.company.zone, Date.parse(world.now))
      : undefined;
  return next === undefined ? undefined : instantOf(next);
}

/** So long after its time a drill does not begin by itself any more: nobody counts on it then. */
export const LATE_MS = 30 * MINUTE_MS;

export const drillPlanFor = (company: Pick<Company, 'drills'>, service: string, environment: string) =>
  company.drills?.find((d) => d.service === service && d.environment === environment);
