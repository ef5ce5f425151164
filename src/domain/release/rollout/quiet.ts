import { instantOf, MINUTE_MS } from '../../../time/instants.ts';
import { environmentNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import { type Release, rolloutOf, type Stage } from '../release.ts';

/** How long a step's pipeline may stay silent, ms; at half of it, whoever started it is told. */
export const patience = ({ environment }: Pick<Release, 'environment'>, { company }: Pick<World, 'company'>): number =>
  (environmentNamed(company, environment)?.stageTimeoutMinutes ?? 30) * MINUTE_MS;

/** The step that runs; undefined when none does, or when it is paused and nothing is to be heard of it. */
export function stepAtWork(release: Release): Stage | undefined {
  const rollout = rolloutOf(release);
  return rollout?.stages.find((s) => s.state === 'running' && s.name !== rollout.held?.paused);
}

/** When a step was last heard of, or else sent (UTC ISO). */
export const lastSign = (stage: Stage): string => stage.heardAt ?? stage.startedAt ?? '';

/** What that was, before its time: a target that named its run has taken it, though it has told nothing of it yet. */
export function signWords({ heardAt, run, url }: Pick<Stage, 'heardAt' | 'run' | 'url'>): string {
  if (heardAt) return 'last heard';
  return (run ?? url) ? 'taken, no word of its progress since it was sent' : 'nothing heard since it was sent';
}

/** When what is heard of a step last changed (UTC ISO): a run that hangs is still seen to run. Steps of before do not tell it. */
export const lastMove = (stage: Stage): string => stage.movedAt ?? lastSign(stage);

/** When somebody is told that a step stands still (UTC ISO): after half of its patience (ms), then each time after twice as long as it has stood still. */
export function standsStillAt(stage: Stage, patienceMs: number): string {
  const moved = Date.parse(lastMove(stage));
  const nudged = Date.parse(stage.nudgedAt ?? '');
  return instantOf(moved + (nudged > moved ? 2 * (nudged - moved) : patienceMs / 2));
}

/** Whether nothing new was heard of a step for half of the time that its pipeline has. */
export function isQuiet(release: Release, world: Pick<World, 'company' | 'now'>): boolean {
  const stage = stepAtWork(release);
  return stage !== undefined && Date.parse(world.now) - Date.parse(lastMove(stage)) >= patience(release, world) / 2;
}
