import { z } from 'zod';
import { targetOf } from '../company/services.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { environments } from '../environment/document.ts';
import { drillAsked } from '../environment/facts/drill-asked.ts';
import { runningOnes } from '../release/document.ts';
import { servicesOf } from '../release/release.ts';
import { drillDue, drillPlanFor } from './due.ts';

/** Timer: a rollback drill may be due. */
export type RemindOfDrill = { type: 'RemindOfDrill'; service: string; environment: string };

export const remindOfDrill = command<RemindOfDrill>()({
  timer: z.strictObject({ service: z.string(), environment: z.string() }),
  reads: ({ environment }) => ({ runs: one(environments, environment), runningReleases: runningOnes }),
  decide(world, { service, environment }): Decision {
    const plan = drillPlanFor(world.company, service, environment);
    if (!plan) return moot('nobody asks for it any more');
    if (targetOf(world.company, service, environment) === undefined) return moot('no pipeline deploys it there');
    // Its end sets the timer anew.
    if (world.runningReleases.some((r) => r.drill && r.environment === environment && servicesOf(r).includes(service)))
      return moot('one is under way');
    const { overdue } = drillDue(plan, world.runs, world);
    return { facts: [drillAsked.of(environment, { service, at: world.now, due: overdue })] };
  },
});
