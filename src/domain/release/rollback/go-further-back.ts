import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import type { Fact } from '../../deciding/fact.ts';
import { one, some } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { type Environments, environments } from '../../environment/document.ts';
import { type RunningReleases, releases, runningOnes } from '../document.ts';
import { wentFurtherBack } from '../facts/went-further-back.ts';
import { underWay } from '../planning/in-the-way.ts';
import { type Release, rolloutOf } from '../release.ts';
import { begun } from '../rollout/starting.ts';
import { earlierBack } from './earlier.ts';
import { itemsBack } from './taken-back.ts';

/** Timer: a release is back where it went last, and somebody said that it goes back in environments before that too. */
export type GoFurtherBack = { type: 'GoFurtherBack'; release: string; rollout: string };

export const goFurtherBack = command<GoFurtherBack>()({
  timer: z.strictObject({ release: z.string(), rollout: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release), runningReleases: runningOnes }),
  also: ({ release }) => ({ environments: some(environments, release?.passed?.map((p) => p.environment) ?? []) }),
  decide(world, { rollout }): Decision {
    const { release } = world;
    const run = release && rolloutOf(release);
    if (release?.status !== 'rolled-back' || run?.id !== rollout) return moot('it is not what went back last any more');
    const facts = furtherBack(release, run.earlier ?? [], release.reason, { ...world, actor: { id: run.by } });
    return facts.length > 0 ? { facts } : moot('nothing of it can go back there');
  },
});

/** The first of some environments that it passed where anything of it can go back, and nothing is under way; the others come after that. */
export function furtherBack(
  release: Release,
  earlier: readonly string[],
  why: string,
  world: World & Environments & RunningReleases,
): Fact[] {
  const services = itemsBack(release).map((i) => i.service);
  const going = earlierBack(release, services, world).filter(
    ({ environment, stages }) =>
      earlier.includes(environment) &&
      stages.length > 0 &&
      underWay({ id: release.id, environment }, services, world).length === 0,
  );
  const [first, ...others] = going;
  if (!first) return [];
  const { environment, stages } = first;
  const then = others.map((o) => o.environment);
  const run = { direction: 'back', stages, why, environment, ...(then.length > 0 && { earlier: then }) } as const;
  return [wentFurtherBack.of(release.id, { environment, at: world.now }), ...begun(release, run, world)];
}
