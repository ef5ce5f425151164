import { fact } from '../../deciding/fact.ts';
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
    return { ...environment, drills: { ...environment.drills, [service]: { last, ...(kept && { passed: kept }) } } };
  },
});
