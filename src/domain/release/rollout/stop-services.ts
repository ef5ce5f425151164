import { command } from '../../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../../deciding/decision.ts';
import type { Fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { gateReads } from '../../gates/index.ts';
import { say } from '../../phrase.ts';
import { releases, waitingFor } from '../document.ts';
import { servicesStopped } from '../facts/services-stopped.ts';
import { nameOf, type Release } from '../release.ts';
import { isSo, openIt } from '../state-refusals.ts';
import { unknownRelease } from '../unknown.ts';
import { doubts } from './doubt.ts';
import { afterwards, type Proceeding } from './proceeding.ts';
import { canStop, mayNot, STOPPING, waitShown } from './stop-waiting.ts';
import { stoppedShort } from './stopping-short.ts';
import { goesOnWithout, stepsToCome, stopsWith } from './stops-with.ts';

/**
 * Somebody stops some services of a rollout: what of them is under way is given up, nothing more of them is begun, and the others go on. With them stop those
 * that can't go without them. `ask`: the pipeline of what runs is asked to stop it.
 */
export type StopServices = { type: 'StopServices'; release: string; services: string[]; why: string; ask?: boolean };

export const stopServices = command<StopServices>()({
  takes: STOPPING,
  reads: ({ release }) => ({ release: one(releases, release), successors: waitingFor(release) }),
  also: ({ release }) => gateReads(release),
  shows: ({ release }) => waitShown(release),
  decide(world, { release: id, services, why, ask = false }): Decision {
    const { release } = world;
    if (!release) return unknownRelease(id);
    const no = mayNot(release, world);
    if (no) return no;
    if (release.status !== 'deploying') return isSo('not-running', release, say`no deploy of it is under way.`);
    const stops = stopsWith(release, services, world.company);
    if (stops.length === 0) return nothingOf(release, services);
    const said = why.trim() || 'nobody waits for it any more';
    const asks = ask && canStop(release, world) === true;
    if (!goesOnWithout(release, stops)) return { facts: stoppedShort(release, said, world, asks) };
    return { facts: stopped(release, stops, said, asks, world) };
  },
});

const nothingOf = (release: Release, services: readonly string[]): Refusal =>
  refuse('nothing-to-stop', say`Nothing of ${services.join(', ')} in ${nameOf(release)} is under way, or to come.`, {
    remedy: say`Choose one that is.`,
    offers: openIt(release),
    field: 'services',
  });

type Deploying = Extract<Release, { status: 'deploying' }>;

function stopped(release: Deploying, services: string[], why: string, ask: boolean, world: Proceeding & World): Fact[] {
  const { id, rollout } = release;
  const { now: at, actor } = world;
  const given = stepsToCome(release).filter((s) => s.items.some((i) => services.includes(i.service)));
  const active = given.find((s) => s.state !== 'waiting');
  const fact = servicesStopped.of(id, {
    rollout: rollout.id,
    services,
    stages: given.map((s) => s.name),
    ...(ask && active && { ask: active.name }),
    by: actor.id,
    at,
    text: { why },
  });
  const after = servicesStopped.evolve(release, fact);
  return [
    fact,
    ...(active?.state === 'running' ? doubts(release, rollout, active, 'stopped', at) : []),
    // Where another step is at work, the next one begins when that is done.
    ...(active ? afterwards(after, active, world) : []),
  ];
}
