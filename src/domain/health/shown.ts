import { healthPlanFor } from '../company/health.ts';
import type { World } from '../deciding/world.ts';
import type { Due } from '../intents/intent.ts';
import { pictured } from '../intents/of-steps.ts';
import { type Release, rolloutOf } from '../release/release.ts';
import { watchId } from './watch.ts';

/** A release of many services would fill its thread. */
const SERVICES_SHOWN = 3;

/** Once the last step of a rollout is done: what was measured all along, a picture for each of the first services whose health was judged. */
export function shownWhenDone(release: Release, { company, now }: Pick<World, 'company' | 'now'>): Due[] {
  const rollout = rolloutOf(release);
  if (rollout?.direction !== 'forward' || rollout.stages.some((s) => s.state !== 'done')) return [];
  const last = new Map(rollout.stages.flatMap((s) => s.items.map(({ service }) => [service, s.name] as const)));
  return [...last]
    .filter(([service]) => healthPlanFor(company, service, release.environment))
    .slice(0, SERVICES_SHOWN)
    .map(([service, stage]) => pictured(watchId({ rollout: rollout.id, stage, service }), 'done', now));
}
