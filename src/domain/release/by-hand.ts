import type { BuildsOf } from '../build/document.ts';
import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { cameLive } from './came-live.ts';
import type { OpenReleases } from './document.ts';
import { over } from './ended.ts';
import { releaseDoneByHand } from './facts/release-done-by-hand.ts';
import { takenBack } from './going-back.ts';
import { type Release, type Rollout, rolloutOf, type Stage } from './release.ts';
import { stagesOf } from './steps.ts';

/** In the place of a pipeline's name: people carried the step out, and nothing can be asked to take it back. */
const NO_PIPELINE = '';

/** Whether some of what is live came there without a pipeline. */
export const wentByHand = (release: Release): boolean => takenBack(release).some((s) => s.target === NO_PIPELINE);

export type ByHand = 'live' | 'rolled-back';

type Known = World & OpenReleases & BuildsOf & Environments;

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
    stages: [...alreadyDone(release, how), ...left].map((s) => (left.includes(s) ? done(s, why, now) : s)),
    ...order,
  };
  const told = releaseDoneByHand.of(release.id, { rollout, text: { why } });
  const after = releaseDoneByHand.evolve(release, told);
  return [
    told,
    ...left.flatMap((stage) => cameLive(release, { direction }, stage, world, { by: actor.id, why })),
    ...over(after, how === 'live' ? 'completed' : 'rolled-back', world, actor.id),
  ];
}

/** The steps that nobody had told to be done: forwards all that are not live yet, back what is to be taken back. */
export function stepsByHand(release: Release, how: ByHand, world: Pick<World, 'company'> & Environments): Stage[] {
  if (how === 'rolled-back') return takenBack(release);
  return release.status === 'failed'
    ? release.rollout.stages.filter((s) => s.state !== 'done')
    : stagesOf(release, world, NO_PIPELINE);
}

function alreadyDone(release: Release, how: ByHand): Stage[] {
  const stages = rolloutOf(release)?.stages ?? [];
  const goesOn = how === 'live' ? release.status === 'failed' : release.status === 'rolling-back';
  return goesOn ? stages.filter((s) => s.state === 'done') : [];
}

const orderOf = ({ after, next }: Rollout) => ({ ...(after && { after }), ...(next && { next }) });

const done = ({ name, region, target, items }: Stage, note: string, at: string): Stage => ({
  name,
  region,
  target,
  items,
  state: 'done',
  percent: 100,
  n: 0,
  note,
  finishedAt: at,
});
