import type { Release } from '../release/release.ts';

/** Why a rollout was stopped, as its reason is kept. */
export const stoppedForHotfix = (id: string): string => `${STOPPED}${id}`;
const STOPPED = 'stopped for the hotfix ';

/** Whether a release that goes no further was stopped for a hotfix: that goes first. */
export const isStoppedForHotfix = (release: Release | undefined): boolean =>
  release?.status === 'failed' && release.reason.startsWith(STOPPED);
