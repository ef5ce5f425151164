import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import type { Fact } from '../../deciding/fact.ts';
import { one, some } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { type Environments, environments } from '../../environment/document.ts';
import { type RunningReleases, releases, runningOnes } from '../document.ts';
import { furtherWaited } from '../facts/further-waited.ts';
import { wentFurtherBack } from '../facts/went-further-back.ts';
import { type Release, rolloutOf } from '../release.ts';
import { begun } from '../rollout/starting.ts';
import { type EarlierBack, earlierBack } from './earlier.ts';
import { itemsBack } from './taken-back.ts';
import { waitsIn } from './waits-further.ts';

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
    const known = { ...world, actor: { id: run.by } };
    const asked = run.earlier ?? [];
    const facts = furtherBack(release, asked, release.reason, known);
    if (facts.length > 0) return { facts };
    const waits = waitsIn(release, waysBack(release, asked, known), known);
    if (waits.length === 0) return moot('nothing of it can go back there');
    const told = waits.map(({ environment, others }) => ({ environment, others: others.map((o) => o.id) }));
    return { facts: [furtherWaited.of(release.id, { waits: told, at: world.now })] };
  },
});

/** Some of the environments that it passed, the last first, as far as anything of it can go back there. */
export const waysBack = (release: Release, earlier: readonly string[], world: World & Environments): EarlierBack[] =>
  earlierBack(
    release,
    itemsBack(release).map((i) => i.service),
    world,
  ).filter(({ environment, stages }) => earlier.includes(environment) && stages.length > 0);

/** The first of some environments that it passed where anything of it can go back, and nothing is under way; the others come after that. */
export function furtherBack(
  release: Release,
  earlier: readonly string[],
  why: string,
  world: World & Environments & RunningReleases,
): Fact[] {
  const ways = waysBack(release, earlier, world);
  const busy = waitsIn(release, ways, world).map((w) => w.environment);
  const first = ways.find((w) => !busy.includes(w.environment));
  if (!first) return [];
  const { environment, stages } = first;
  // What others are under way in now is looked at again after that.
  const then = ways.flatMap((w) => (w === first ? [] : [w.environment]));
  const run = { direction: 'back', stages, why, environment, ...(then.length > 0 && { earlier: then }) } as const;
  return [wentFurtherBack.of(release.id, { environment, at: world.now }), ...begun(release, run, world)];
}
