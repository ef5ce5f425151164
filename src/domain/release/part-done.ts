import type { Release, Rollout, Stage } from './release.ts';

/** A rollback that stopped, of which nothing is failed any more: what is back is back, and the rest waits until somebody goes on. */
export const isHalfBack = (release: Release): boolean =>
  release.status === 'rolling-back' && release.failed !== undefined && isPartDone(release.rollout);

/** Some of it is done, nothing has failed after all, and the rest waits. */
export function isPartDone({ stages }: Rollout): boolean {
  const is = (state: Stage['state']) => stages.some((s) => s.state === state);
  return is('done') && is('waiting') && !is('failed');
}
