import type { DrillPlan } from '../company/plans.ts';
import type { World } from '../deciding/world.ts';
import type { WhatRuns } from '../environment/environment.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import type { Booking } from './booking.ts';
import { askedNext, beginsNext } from './due.ts';

/** Asks who owes a drill at the time when it is due, and begins it where the plan says that it begins by itself; one timer a service and environment asks. */
export function drillTimer(plan: DrillPlan, environment: WhatRuns | undefined, world: World): Due[] {
  const { service, environment: where } = plan;
  const when = askedNext(plan, environment, world);
  const begins = beginsNext(plan, environment, world);
  const command = { type: 'RemindOfDrill', service, environment: where } as const;
  return [
    ...(when === undefined ? [] : [dueAt(world).timer(`drill/${where}/${service}`, when, command, 'latest')]),
    ...(begins === undefined ? [] : [beginTimer(plan, begins, world)]),
  ];
}

/** Begins a drill at an instant (UTC ISO), if it is to begin then still: each time has a timer of its own, so that none takes the place of one that is late. */
export function beginTimer(
  { service, environment }: Pick<Booking, 'service' | 'environment'>,
  at: string,
  world: World,
): Due {
  const command = { type: 'BeginDrill', service, environment, at } as const;
  return dueAt(world).timer(`drill-at/${environment}/${service}/${at}`, at, command);
}
