import { cantWhy } from '../../company/pipelines.ts';
import type { Right } from '../../company/roles.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { forbidden } from '../../people/may.ts';
import { say } from '../../phrase.ts';
import type { ShownParts } from '../../shown.ts';
import { releases } from '../document.ts';
import { hasFailedBack } from '../part-done.ts';
import { nameOf, type Release, rolloutOf } from '../release.ts';
import { comesFirst } from '../rollback/comes-first.ts';
import { openIt } from '../state-refusals.ts';
import { unknownRelease } from '../unknown.ts';
import { stepIn } from './rollout-parts.ts';
import { stoppedShort } from './stopping-short.ts';

/** Somebody does not wait any longer for what the pipeline says of a step, or for the rollback that has to come first. `ask`: its pipeline is asked to stop it. */
export type StopWaiting = { type: 'StopWaiting'; release: string; why: string; ask?: boolean };

export const STOPPING = { action: 'deploy', owned: true, back: 'rollback' } as const satisfies Right;

export const stopWaiting = command<StopWaiting>()({
  takes: STOPPING,
  reads: ({ release }) => ({ release: one(releases, release) }),
  shows: ({ release }) => waitShown(release),
  decide(world, { release: id, why, ask = false }): Decision {
    const { release } = world;
    if (!release) return unknownRelease(id);
    const no = mayNot(release, world);
    if (no) return no;
    const what = waitedFor(release);
    if (what === undefined)
      return refuse('not-waiting', say`Nothing of ${nameOf(release)} is waited for now.`, { offers: openIt(release) });
    const stops = ask && canStop(release, world) === true;
    const said = stops ? `the pipeline of ${what} was asked to stop it` : `nobody waits for ${what} any more`;
    return { facts: stoppedShort(release, why.trim() === '' ? said : `${said}: ${why.trim()}`, world, stops) };
  },
});

/** What is given up: the step of which run, or which rollback. */
export function waitShown(release: Release | undefined): ShownParts {
  const what = release && waitedFor(release);
  return {
    wait: {
      is: `${release?.runs ?? 0} ${what ?? ''}`,
      now: what === undefined ? say`nothing is waited for any more` : say`what is waited for is ${what}`,
    },
  };
}

/** Whether the pipeline of the step that runs can be asked to stop it, or why not; undefined where none runs. */
export function canStop(release: Release, { company }: Pick<World, 'company'>): true | string | undefined {
  const running = stepIn(rolloutOf(release), 'running');
  return running && (cantWhy(company, running.target, 'stop') ?? true);
}

/** Forwards it is for those who deploy, back for those who roll back. */
export const mayNot = (release: Release, world: World): Refusal | undefined =>
  forbidden(
    world,
    release.status === 'rolling-back' ? { ...STOPPING, action: STOPPING.back } : STOPPING,
    say`stop waiting for ${nameOf(release)}`,
    release,
  );

/** The release whose rollback comes before this one's. */
export const anotherFirst = (release: Release): string | undefined =>
  release.status === 'rolling-back' && !hasFailedBack(release) ? comesFirst(release.rollout) : undefined;

/** What is waited for now: "step eu", or the release whose rollback comes first; undefined when nothing is. */
export function waitedFor(release: Release): string | undefined {
  if (release.status !== 'deploying' && release.status !== 'rolling-back') return undefined;
  if (hasFailedBack(release)) return undefined;
  const { rollout } = release;
  const running = stepIn(rollout, 'running');
  if (running) return `step ${running.name}`;
  return anotherFirst(release);
}
