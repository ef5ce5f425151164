import type { DrillPlan } from '../company/plans.ts';
import type { World } from '../deciding/world.ts';
import type { WhatRuns } from '../environment/environment.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { askedNext } from './due.ts';

/** Asks who owes a drill at the time when it is due; one timer a service and environment. */
export function drillTimer(plan: DrillPlan, environment: WhatRuns | undefined, world: World): Due[] {
  const { service, environment: where } = plan;
  const when = askedNext(plan, environment, world);
  if (when === undefined) return [];
  const command = { type: 'RemindOfDrill', service, environment: where } as const;
  return [dueAt(world).timer(`drill/${where}/${service}`, when, command, 'latest')];
}
