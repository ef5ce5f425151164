import type { DeployTarget, Recorded, StageRequest } from '../../src/deploy-targets/target.ts';
import type { Stage } from '../../src/domain/release/release.ts';

/** A step of checkout-api 4.2.0 to eu, as it is handed to a target. */
export function step(more: Partial<Stage> = {}, direction: 'forward' | 'back' = 'forward'): StageRequest {
  return {
    release: { id: 'R-118', environment: 'production' },
    rollout: { id: 'R-118-1', direction },
    stage: {
      name: 'eu',
      region: 'eu',
      target: 'pipeline',
      items: [{ service: 'checkout-api', version: '4.2.0', previous: '4.1.3' }],
      state: 'running',
      percent: 0,
      n: 0,
      note: '',
      startedAt: new Date().toISOString(),
      ...more,
    },
    key: 'R-118-1/eu',
  };
}

/** The same step once its target has named the run. */
export const running = (request: StageRequest, run: string | undefined): StageRequest => ({
  ...request,
  stage: { ...request.stage, ...(run !== undefined && { run }) },
});

/** A step is looked at where it runs, and shown there as it is seen, as the outbox does: of what came to nothing it is not told whether somebody cancelled it. */
export async function shownAs(target: DeployTarget, request: StageRequest): Promise<Recorded | undefined> {
  const seen = await target.status?.(request);
  if (!seen?.ok || seen.state === 'queued' || seen.state === 'waiting') return undefined;
  return target.record?.(request, seen.state === 'cancelled' ? 'failed' : seen.state, seen.message);
}
