import { HOUR_MS, instantAfter } from '../../time/instants.ts';
import { serviceNamed, targetOf } from '../company/services.ts';
import { type Decision, isRefusal, type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import { type Around, closedGates, type GateId, gatesOf } from '../gates/index.ts';
import { listed, say } from '../phrase.ts';
import { releasePlanned } from '../release/facts/release-planned.ts';
import { asKnown, contentFault } from '../release/planning/contents.ts';
import { planned } from '../release/planning/planned.ts';
import { begun } from '../release/rollout/starting.ts';
import { drillStages } from './stages.ts';

const HOURS_MS = 4 * HOUR_MS;
/** What keeps a drill from beginning: it is nothing that people vote on. */
const HEEDED: readonly GateId[] = [
  'freeze',
  'lock',
  'other-rollouts',
  'failed-rollback',
  'held-versions',
  'health',
  'dependencies',
];

/** What a drill is of, and what it is tried for. */
export type DrillAsked = { service: string; environment: string; why?: string };

/** A service and an environment as the manifests write them, with the pipeline between them; or why nothing could be drilled there. */
export function drillable(
  asked: DrillAsked,
  { company }: Pick<World, 'company'>,
): { service: string; environment: string; target: string } | Refusal {
  const no = contentFault(
    { items: [{ service: asked.service, version: '' }], environment: asked.environment },
    company,
  );
  if (no) return no;
  const service = serviceNamed(company, asked.service)?.name ?? asked.service;
  const { environment } = asKnown({ items: [], environment: asked.environment }, company);
  const target = targetOf(company, service, environment);
  return target === undefined
    ? refuse('by-hand', say`No pipeline deploys ${service} to ${environment}: nothing could bring it back.`, {
        remedy: say`Name one in manifests/environments.yml.`,
      })
    : { service, environment, target };
}

/** A drill begins now, for whoever may say so; or why it can't. `owner`: whose it is, a user id; `by`: who begins it. */
export function drillBegun(
  asked: DrillAsked,
  { owner, by }: { owner: string; by: string },
  world: World & Around & { planned: number },
): Extract<Decision, { facts: unknown }> | Refusal {
  const of = drillable(asked, world);
  if (isRefusal(of)) return of;
  const { service, environment, target } = of;
  const { company, now } = world;
  const stages = drillStages(service, environment, target, world);
  if (isRefusal(stages)) return stages;
  const version = stages[0]?.items[0]?.version ?? '';
  const { id, facts, counter } = planned(world, {
    items: [{ service, version }],
    environment,
    change: 'standard',
    window: { start: now, end: instantAfter(now, HOURS_MS), zone: company.zone },
    owner,
    why: `Rollback drill of ${service} in ${environment}${asked.why ? `: ${asked.why}` : ''}`,
    customers: '',
    drill: {},
  });
  const release = releasePlanned.evolve(undefined, facts[0]);
  const closed = closedGates(gatesOf(release, world, by)).filter((g) => HEEDED.includes(g.id));
  if (closed.length > 0)
    return refuse('blocked', say`No drill of ${service} in ${environment} now: ${listed(closed.map((g) => g.saw))}.`, {
      remedy: say`Try again when nothing is in the way.`,
    });
  const run = { direction: 'forward', stages, why: '' } as const;
  return { facts: [...facts, ...begun({ id, runs: 0 }, run, { actor: { id: by }, now })], counter };
}
