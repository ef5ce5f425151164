import { HOUR_MS, instantAfter } from '../../time/instants.ts';
import type { Right } from '../company/roles.ts';
import { serviceNamed, targetOf } from '../company/services.ts';
import { command } from '../deciding/command.ts';
import { type Decision, isRefusal, refuse } from '../deciding/decision.ts';
import { count } from '../deciding/reads.ts';
import { closedGates, type GateId, gateReads, gatesOf } from '../gates/index.ts';
import { forbidden } from '../people/may.ts';
import { listed, say } from '../phrase.ts';
import { releasePlanned } from '../release/facts/release-planned.ts';
import { asKnown, contentFault } from '../release/planning/contents.ts';
import { planned } from '../release/planning/planned.ts';
import { begun } from '../release/rollout/starting.ts';
import { drillStages } from './stages.ts';

/** A service goes to the version before in one environment, and comes back: whether a rollback would work, and how long it takes. `why`: what it is tried for. */
export type StartDrill = { type: 'StartDrill'; service: string; environment: string; why?: string };

const HOURS_MS = 4 * HOUR_MS;
/** What keeps a drill from beginning: it is nothing that people vote on. */
const HEEDED: readonly GateId[] = [
  'freeze',
  'lock',
  'other-rollouts',
  'failed-rollback',
  'held-versions',
  'dependencies',
];

const TAKES: Right = { action: 'deploy' };

export const startDrill = command<StartDrill>()({
  takes: TAKES,
  reads: () => ({ planned: count('release') }),
  also({ company }, { service, environment }) {
    return gateReads({ id: '-', ...asKnown({ items: [{ service, version: '' }], environment }, company) });
  },
  decide(world, asked): Decision {
    const { company, now, actor } = world;
    const no =
      forbidden(world, TAKES, say`start a drill`) ??
      contentFault({ items: [{ service: asked.service, version: '' }], environment: asked.environment }, company);
    if (no) return no;
    const service = serviceNamed(company, asked.service)?.name ?? asked.service;
    const { environment } = asKnown({ items: [], environment: asked.environment }, company);
    const target = targetOf(company, service, environment);
    if (target === undefined)
      return refuse('by-hand', say`No pipeline deploys ${service} to ${environment}: nothing could bring it back.`, {
        remedy: say`Name one in manifests/environments.yml.`,
      });
    const stages = drillStages(service, environment, target, world);
    if (isRefusal(stages)) return stages;
    const version = stages[0]?.items[0]?.version ?? '';
    const { id, facts, counter } = planned(world, {
      items: [{ service, version }],
      environment,
      change: 'standard',
      window: { start: now, end: instantAfter(now, HOURS_MS), zone: company.zone },
      owner: actor.id,
      why: `Rollback drill of ${service} in ${environment}${asked.why ? `: ${asked.why}` : ''}`,
      customers: '',
      drill: {},
    });
    const release = releasePlanned.evolve(undefined, facts[0]);
    const closed = closedGates(gatesOf(release, world, actor.id)).filter((g) => HEEDED.includes(g.id));
    if (closed.length > 0)
      return refuse(
        'blocked',
        say`No drill of ${service} in ${environment} now: ${listed(closed.map((g) => g.saw))}.`,
        {
          remedy: say`Try again when nothing is in the way.`,
        },
      );
    return { facts: [...facts, ...begun({ id, runs: 0 }, { direction: 'forward', stages, why: '' }, world)], counter };
  },
});
