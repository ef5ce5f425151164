import type { World } from '../deciding/world.ts';
import { drillDue, drillPlanFor } from '../drill/due.ts';
import { dueWords } from '../drill/due-words.ts';
import { type Phrase, say } from '../phrase.ts';
import { drillWords } from './drill-words.ts';
import type { WhatRuns } from './environment.ts';

/** How the last rollback drill went, and when the next is due: one that is owed needs looking at. */
export function drillOf(
  running: WhatRuns | undefined,
  service: string,
  environment: string,
  world: Pick<World, 'company' | 'now'>,
): { drill: Phrase | undefined; overdue: boolean } {
  const last = drillWords(running, service, world.now);
  const plan = drillPlanFor(world.company, service, environment);
  if (!plan) return { drill: last, overdue: false };
  const due = dueWords(plan, running, world);
  const { overdue } = drillDue(plan, running, world);
  return { drill: say`${last ?? say`no rollback drill yet`}${due}`, overdue };
}
