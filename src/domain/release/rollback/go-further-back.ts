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
import { type EarlierBack, earlierBack, placesBehind } from './earlier.ts';
import { itemsBack } from './taken-back.ts';
import { type WaitsThere, waitsIn } from './waits-further.ts';

/** Timer: a release is back where it went last, and somebody said that it goes back in environments before that too. */
export type GoFurtherBack = { type: 'GoFurtherBack'; release: string; rollout: string };

export const goFurtherBack = command<GoFurtherBack>()({
  timer: z.strictObject({ release: z.string(), rollout: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release), runningReleases: runningOnes }),
  also: ({ release }) => ({ environments: some(environments, release ? placesBehind(release) : []) }),
  decide(world, { rollout }): Decision {
    const { release } = world;
    const run = release && rolloutOf(release);
    if (release?.status !== 'rolled-back' || run?.id !== rollout) return moot('it is not what went back last any more');
    const known = { ...world, actor: { id: run.by } };
    const asked = run.earlier ?? [];
    const way = furtherBack(release, asked, release.reason, known);
    const facts = [...waited(release, way, world.now), ...way.facts];
    return facts.length > 0 ? { facts } : moot('nothing of it can go back there');
  },
});

/** Some of the environments that it passed, the last first, as far as anything of it can go back there, or nobody knows whether it can. */
const waysBack = (release: Release, earlier: readonly string[], world: World & Environments): EarlierBack[] =>
  earlierBack(
    release,
    itemsBack(release).map((i) => i.service),
    world,
  ).filter(({ environment, stages, unsure }) => earlier.includes(environment) && stages.length + unsure.length > 0);

/** What follows where it is to go further back; `waits`: where others are under way, `unsure`: where nobody knows what runs. Of what goes back after this it is found out then. */
type Way = { facts: Fact[]; waits: WaitsThere[]; unsure: EarlierBack[] };

/** The first of some environments that it passed where anything of it can go back, and nothing is under way; the others come after that. */
export function furtherBack(
  release: Release,
  earlier: readonly string[],
  why: string,
  world: World & Environments & RunningReleases,
): Way {
  const ways = waysBack(release, earlier, world);
  const waits = waitsIn(release, ways, world);
  const first = ways.find((w) => w.stages.length > 0 && waits.every((b) => b.environment !== w.environment));
  const unsure = (first ? [first] : ways).filter((w) => w.unsure.length > 0);
  if (!first) return { facts: [], waits, unsure };
  const { environment, stages } = first;
  // What others are under way in now, or is in doubt, is looked at again after that.
  const then = ways.flatMap((w) => (w === first ? [] : [w.environment]));
  const run = { direction: 'back', stages, why, environment, ...(then.length > 0 && { earlier: then }) } as const;
  const facts = [wentFurtherBack.of(release.id, { environment, at: world.now }), ...begun(release, run, world)];
  return { facts, waits: [], unsure };
}

/** It is told where it does not go back, and what somebody has to do first. */
function waited({ id }: Release, { waits, unsure }: Way, at: string): Fact[] {
  if (waits.length + unsure.length === 0) return [];
  const told = waits.map(({ environment, others }) => ({ environment, others: others.map((o) => o.id) }));
  const places = unsure.flatMap((w) => w.unsure.map((u) => ({ environment: w.environment, ...u })));
  return [furtherWaited.of(id, { waits: told, ...(places.length > 0 && { unsure: places }), at })];
}
