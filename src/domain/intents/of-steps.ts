import { showsDeployments } from '../company/pipelines.ts';
import type { World } from '../deciding/world.ts';
import type { Release, Rollout, Stage } from '../release/release.ts';
import type { Due, RolloutRun } from './intent.ts';

/** A step is looked at where it runs; what was to look at it before is replaced. `when`: UTC ISO. */
export const pollOf = (release: string, rollout: string, stage: string, when: string, misses = 0): Due => ({
  key: `poll/${rollout}/${stage}`,
  mode: 'latest',
  lane: `poll/${rollout}/${stage}`,
  dueAt: when,
  intent: { kind: 'poll', release, rollout, stage, ...(misses > 0 && { misses }) },
});

/** A service is asked for its version in a region; what was to ask it before is replaced. `when`: UTC ISO; `missed`: where it does not answer, how often in a row. */
export const versionAsked = (
  { environment, region, service }: { environment: string; region: string; service: string },
  when: string,
  missed?: { misses: number; missedSince: string },
): Due => ({
  key: `version/${environment}/${region}/${service}`,
  mode: 'latest',
  lane: `version/${environment}/${region}/${service}`,
  dueAt: when,
  intent: { kind: 'version', environment, region, service, ...missed },
});

/** What was measured of a watch is shown, once for each `cause`; it holds up nothing else. `when`: UTC ISO. */
export const pictured = (watch: string, cause: string, when: string): Due => ({
  key: `picture/${watch}/${cause}`,
  mode: 'once',
  lane: `picture/${watch}`,
  dueAt: when,
  intent: { kind: 'picture', watch },
});

/** A pipeline is asked to stop a step of a run that is over: beside whatever else is sent to it. */
export const stopOf = (
  { id: release, environment }: Pick<Release, 'id' | 'environment'>,
  { id, direction }: RolloutRun,
  stage: Stage,
  { now }: Pick<World, 'now'>,
): Due => ({
  key: `stop/${id}/${stage.name}`,
  mode: 'once',
  lane: `stop/${id}`,
  dueAt: now,
  intent: { kind: 'stop', release, environment, rollout: { id, direction }, stage },
});

/** How a step ended is shown at its system, where that shows steps. What no run is known of was never shown. */
export function recordOf(
  { id: release, environment }: Pick<Release, 'id' | 'environment'>,
  { id, direction, environment: own = environment }: RolloutRun & Pick<Rollout, 'environment'>,
  stage: Stage,
  as: 'succeeded' | 'failed',
  { now, company }: Pick<World, 'now' | 'company'>,
): Due[] {
  if (stage.run === undefined || !showsDeployments(company, stage.target)) return [];
  const name = `record/${id}/${stage.name}`;
  const rollout = { id, direction };
  return [
    {
      ...{ key: name, mode: 'latest', lane: name, dueAt: now },
      intent: { kind: 'record', release, environment: own, rollout, stage, as },
    },
  ];
}
