import type { Release, Rollout, Stage } from './release.ts';

type FailedBack = Extract<Release, { status: 'rolling-back' }> & { failed: string };

/** A rollback that went no further; what became of it since does not matter. */
export const hasFailedBack = (release: Release): release is FailedBack =>
  release.status === 'rolling-back' && release.failed !== undefined;

/** Why it failed: of a rollback that did, that, and not why it was begun; empty where nothing did. */
export const failureOf = (release: Release): string =>
  hasFailedBack(release) ? release.failed : 'reason' in release ? release.reason : '';

/** A rollback that stopped, of which nothing is failed any more: what is back is back, and the rest waits until somebody goes on. */
export const isHalfBack = (release: Release): boolean => hasFailedBack(release) && isPartDone(release.rollout);

/** Some of it is done, nothing has failed after all, and the rest waits. */
export function isPartDone({ stages }: Rollout): boolean {
  const is = (state: Stage['state']) => stages.some((s) => s.state === state);
  return is('done') && is('waiting') && !is('failed');
}
