import type { BuildsOf } from '../../build/document.ts';
import { environmentNamed, inDependencyOrder, targetOf } from '../../company/services.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { placeAt } from '../../environment/environment.ts';
import type { Successors } from '../document.ts';
import { finished } from '../ended.ts';
import { releaseDoneByHand } from '../facts/release-done-by-hand.ts';
import { type Release, type Rollout, rolloutOf, type Stage, servicesOf } from '../release.ts';
import { takenBack } from '../rollback/taken-back.ts';
import { cameLive } from './came-live.ts';
import { again } from './planned-steps.ts';

/** In the place of a pipeline's name: people carried the step out, and nothing can be asked to take it back. */
const NO_PIPELINE = '';

/** Whether some of what is live came there without a pipeline. */
export const wentByHand = (release: Release): boolean => takenBack(release).some((s) => s.target === NO_PIPELINE);

export type ByHand = 'live' | 'rolled-back';

type Known = World & Successors & BuildsOf & Environments;

/** All of it was brought live, or taken back, without a pipeline: every step that was left is done, and what runs there is told. */
export function doneByHand(release: Release, how: ByHand, why: string, world: Known): Fact[] {
  const { actor, now } = world;
  const direction = how === 'live' ? 'forward' : 'back';
  const left = stepsByHand(release, how, world);
  const before = rolloutOf(release);
  const order = direction === 'back' && before?.direction === 'back' ? orderOf(before) : {};
  const rollout: Rollout = {
    id: `${release.id}-${release.runs + 1}`,
    direction,
    by: actor.id,
    startedAt: now,
    stages: [...alreadyDone(release, how), ...left.map((s) => done(s, why, now))],
    ...order,
  };
  const told = releaseDoneByHand.of(release.id, { rollout, environment: release.environment, text: { why } });
  const after = releaseDoneByHand.evolve(release, told);
  return [
    told,
    ...wholePlaces(left).flatMap((place) => cameLive(release, { direction }, place, world, { by: actor.id, why })),
    ...finished(after, rollout, world, { by: actor.id }),
  ];
}

/** The steps that nobody had told to be done: forwards all that are not live yet, back what is to be taken back. */
export function stepsByHand(release: Release, how: ByHand, world: Pick<World, 'company'> & Environments): Stage[] {
  if (how === 'rolled-back') return takenBack(release);
  return release.status === 'failed'
    ? release.rollout.stages.filter((s) => s.state !== 'done')
    : plainSteps(release, world);
}

/** A step a region, and one more for each pipeline that could have done a part of it; services in the order of their dependencies. */
function plainSteps(release: Release, { company, environments }: Pick<World, 'company'> & Environments): Stage[] {
  const { environment, items } = release;
  const ordered = inDependencyOrder(company, servicesOf(release));
  const by = Map.groupBy(ordered, (service) => targetOf(company, service, environment) ?? NO_PIPELINE);
  return (environmentNamed(company, environment)?.regions ?? []).flatMap((region) =>
    [...by].map(([target, services]) => ({
      name: by.size === 1 ? region : `${region} ${services.join('+')}`,
      region,
      target,
      items: services.map((service) => ({
        service,
        version: items.find((i) => i.service === service)?.version ?? '',
        previous: placeAt(environments[environment], service, region).now?.version ?? null,
      })),
      state: 'waiting',
      percent: 0,
      n: 0,
      note: '',
    })),
  );
}

/** What was left of a place in several steps came there at once. */
const wholePlaces = (stages: Stage[]): Stage[] => [
  ...new Map(
    stages.map(({ act: _, share: __, ...step }) => [`${step.region} ${step.items.map((i) => i.service).join()}`, step]),
  ).values(),
];

function alreadyDone(release: Release, how: ByHand): Stage[] {
  const stages = rolloutOf(release)?.stages ?? [];
  const goesOn = how === 'live' ? release.status === 'failed' : release.status === 'rolling-back';
  return goesOn ? stages.filter((s) => s.state === 'done') : [];
}

/** What a rollback by a pipeline would have gone on with, and where it goes back. */
const orderOf = ({ after, next, environment, earlier }: Rollout) => ({
  ...(after && { after }),
  ...(next && { next }),
  ...(environment && { environment }),
  ...(earlier && { earlier }),
});

const done = (stage: Stage, note: string, at: string): Stage => ({
  ...again(stage),
  state: 'done',
  percent: 100,
  note,
  finishedAt: at,
});
