import type { StageRequest } from '../../src/deploy-targets/target.ts';
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
