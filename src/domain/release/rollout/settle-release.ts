import { z } from 'zod';
import { builds } from '../../build/document.ts';
import { isSameVersion } from '../../build/same-version.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { one, some } from '../../deciding/reads.ts';
import { type Environments, environments } from '../../environment/document.ts';
import { placeAt } from '../../environment/environment.ts';
import { releases, waitingFor } from '../document.ts';
import { stageSettled } from '../facts/stage-settled.ts';
import { isStuck, type Release, type Rollout, rolloutOf, type Stage, servicesOf } from '../release.ts';
import { whenAllIsSettled } from './settling.ts';

/** Timer: what runs where this release got stuck was recorded, brought back, or came with another release. `by`: whose doing it was, a user id; `came`: that other one. */
export type SettleRelease = { type: 'SettleRelease'; release: string; by: string; came?: string };

export const settleRelease = command<SettleRelease>()({
  timer: z.strictObject({ release: z.string(), by: z.string(), came: z.string().optional() }),
  reads: ({ release }) => ({ release: one(releases, release), successors: waitingFor(release) }),
  also: ({ release }) => ({
    environments: some(environments, release ? [release.environment] : []),
    builds: some(builds, release ? servicesOf(release) : []),
  }),
  decide(world, { by, came }): Decision {
    const { release, now } = world;
    if (!release || !isStuck(release)) return moot('it is not stuck');
    const { rollout } = release;
    const steps = came ? replacedSteps(release, world) : rollout.stages;
    const isUndone = came !== undefined && rollout.direction === 'back';
    const known = steps.flatMap((s) =>
      isUndone ? [{ stage: s.name, to: 'done' as const }] : settledTo(release, s, world),
    );
    if (known.length === 0) return moot('nothing of it is settled by that');
    const facts = known.map(({ stage, to }) =>
      stageSettled.of(release.id, { rollout: rollout.id, stage, to, by, at: now, ...(came && { came }) }),
    );
    const after = facts.reduce<Release>((so, fact) => stageSettled.evolve(so, fact), release);
    return {
      facts: [
        ...facts,
        ...whenAllIsSettled(after, rollout.id, world, came ? { replacedBy: replacing(release, steps, world) } : { by }),
      ],
    };
  },
});

type Stuck = Extract<Release, { status: 'failed' | 'rolling-back' }>;

/** Its steps that another release has replaced; none as long as one that it began is not: a part would read as stopped halfway. */
function replacedSteps(release: Stuck, world: Environments): Stage[] {
  const there = leftThere(release.rollout);
  return there.every((s) => isAnothers(release, s, world)) ? there : [];
}

/** The steps whose places may run what it brought: forwards what has begun, back what is not back yet. */
const leftThere = ({ direction, stages }: Rollout) =>
  stages.filter((s) => s.state !== (direction === 'back' ? 'done' : 'waiting'));

/** Whether all of a step's places were given something else since its rollout began: a fix of one service says nothing of the others. What goes back is not replaced by the same version. */
function isAnothers({ id, environment, rollout }: Stuck, { items, region }: Stage, { environments }: Environments) {
  const isBack = rollout.direction === 'back';
  return items.every(({ service, version }) => {
    const { now, doubt, partly } = placeAt(environments[environment], service, region);
    if (!now || now.release === id || (now.since ?? '') <= rollout.startedAt) return false;
    return !isBack || (!isSameVersion(now.version, version) && !doubt && !partly);
  });
}

/** The releases that brought what runs where it had begun. */
function replacing({ environment }: Stuck, steps: readonly Stage[], { environments }: Environments): string[] {
  const all = steps.flatMap(({ region, items }) =>
    items.flatMap(({ service }) => placeAt(environments[environment], service, region).now?.release ?? []),
  );
  return [...new Set(all)].sort();
}

/** How a step stands by what is known to run there; nothing while that is in doubt, or as it was. */
function settledTo(
  release: Release,
  stage: Stage,
  { environments }: Environments,
): { stage: string; to: 'done' | 'waiting' }[] {
  const running = environments[release.environment];
  const back = rolloutOf(release)?.direction === 'back';
  const places = stage.items.map((i) => ({ ...i, ...placeAt(running, i.service, stage.region) }));
  if (places.some((p) => p.doubt || p.partly || !p.now)) return [];
  const to = becomes(new Set(places.map((p) => isSameVersion(p.now?.version, p.version))), back);
  return to === undefined || to === stage.state ? [] : [{ stage: stage.name, to }];
}

/** What a step becomes where all of it runs in the version that it was to bring, or none of it does. */
function becomes(isThere: ReadonlySet<boolean>, back: boolean): 'done' | 'waiting' | undefined {
  if (isThere.size > 1) return undefined;
  if (!isThere.has(false)) return back ? undefined : 'done';
  return back ? 'done' : 'waiting';
}
