import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import type { Decision } from '../deciding/decision.ts';
import { count } from '../deciding/reads.ts';
import { allEnvironments } from '../environment/document.ts';
import { gateReads } from '../gates/index.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { asKnown } from '../release/planning/contents.ts';
import { againstShown, takenBackBy } from './against.ts';
import { drillBegun } from './drill-begun.ts';
import { drillShown } from './stages.ts';

/** A service goes to the version before in one environment, and comes back: whether a rollback would work, and how long it takes. `why`: what it is tried for. */
export type StartDrill = { type: 'StartDrill'; service: string; environment: string; why?: string };

const TAKES: Right = { action: 'deploy' };

export const startDrill = command<StartDrill>()({
  takes: TAKES,
  reads: () => ({ planned: count('release'), environments: allEnvironments }),
  also: (world, { service, environment }) => ({
    ...gateReads({ id: '-', ...asKnown({ items: [{ service, version: '' }], environment }, world.company) }),
    takenBack: takenBackBy({ service, environment }, world),
  }),
  shows: (world, { service, environment }) => ({
    ...drillShown({ service, environment }, world),
    ...againstShown({ service, environment }, world),
  }),
  decide(world, asked): Decision {
    const { id } = world.actor;
    return forbidden(world, TAKES, say`start a drill`) ?? drillBegun(asked, { owner: id, by: id }, world);
  },
});
