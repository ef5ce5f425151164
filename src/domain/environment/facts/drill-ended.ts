import { fact } from '../../deciding/fact.ts';
import { OF_DRILL } from '../../drill/about.ts';
import { drillPlanFor } from '../../drill/due.ts';
import { drillTimer } from '../../drill/timer.ts';
import { dueAt, offersOf } from '../../intents/due.ts';
import { own } from '../../own.ts';
import { environments } from '../document.ts';

/** `drill`: its id; `at`: UTC ISO; `ms`: until the version before was live everywhere. */
type Data = { service: string; drill: string; at: string; ms: number; passed: boolean };

/** A rollback drill of a service is over. */
export const drillEnded = fact(environments, 'DrillEnded')<Data>()({
  evolve(environment, { service, drill: release, at, ms, passed }) {
    const last = { release, at, ms, passed };
    const before = own(environment.drills, service)?.passed;
    const kept = passed ? last : before;
    const { [service]: asked, ...drillAsked } = environment.drillAsked ?? {};
    return {
      ...environment,
      drills: { ...environment.drills, [service]: { last, ...(kept && { passed: kept }) } },
      // One that failed is still owed.
      ...(environment.drillAsked && { drillAsked: asked && !passed ? environment.drillAsked : drillAsked }),
    };
  },
  follows({ service }, environment, world) {
    const plan = drillPlanFor(world.company, service, environment.name);
    const offered = dueAt(world).edit(offersOf(OF_DRILL.write({ service, environment: environment.name })));
    return [offered, ...(plan ? drillTimer(plan, environment, world) : [])];
  },
});
