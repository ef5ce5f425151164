import type { Company } from '../company/company.ts';
import type { DrillPlan } from '../company/plans.ts';
import { roleTitle } from '../company/roles.ts';
import type { WhatRuns } from '../environment/environment.ts';
import { at, type Phrase, say } from '../phrase.ts';
import { drillDue } from './due.ts';
import { canGoBack } from './stages.ts';

/** ", the next is due Friday" or ", overdue since Friday: SRE": what follows the words on the last drill. `now`: UTC ISO */
export function dueWords(
  plan: DrillPlan,
  environment: WhatRuns | undefined,
  world: { now: string; company: Company },
): Phrase {
  const { at: due, overdue } = drillDue(plan, environment, world);
  const who = roleTitle(world.company, plan.owner);
  if (overdue && !canGoBack(plan, environment, world))
    return say`, and none can begin until a version ran there before: ${who}`;
  if (overdue) return due === undefined ? say`, overdue: ${who}` : say`, overdue since ${at(due)}: ${who}`;
  if (due === undefined) return say``;
  return plan.startsByItself ? say`, the next begins by itself ${at(due)}` : say`, the next is due ${at(due)}`;
}
