import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { deployEnded } from '../../environment/facts/deploy-ended.ts';
import { revokedBy } from '../../template/revoked-by.ts';
import { rolloutStopped } from '../facts/rollout-stopped.ts';
import { type Release, type Rollout, type Stage, servicesOf } from '../release.ts';

/** Whether some services were stopped while the others went on. `last`: the step that ends now. */
export const isWithoutSome = ({ direction, stages }: Rollout, last: Stage): boolean =>
  direction === 'forward' && stages.some((s) => s.state === 'failed' && s.name !== last.name);

/** All that went on is done: the deploy goes no further, and what was stopped waits for a decision. Only what was stopped counts as failed. */
export function endedInPart(release: Release, rollout: Rollout, world: World): Fact[] {
  const lost = rollout.stages.filter((s) => s.state === 'failed');
  const without = [...new Set(lost.flatMap((s) => s.items.map((i) => i.service)))];
  const live = servicesOf(release).filter((s) => !without.includes(s));
  const { by = rollout.by, at = world.now } = rollout.stopped ?? {};
  const why = `${without.join(', ')} stopped: ${lost[0]?.note ?? ''}`;
  return [
    rolloutStopped.of(release.id, { rollout: rollout.id, by, at, text: { why } }),
    deployEnded.of(release.environment, { services: without, how: 'failed', ended: release.id }),
    ...(live.length > 0
      ? [deployEnded.of(release.environment, { services: live, how: 'completed', ended: release.id })]
      : []),
    ...revokedBy(release, world),
  ];
}
