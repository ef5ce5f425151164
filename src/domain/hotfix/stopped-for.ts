import { isOver, isStuck, type Release } from '../release/release.ts';

/** Why a rollout was stopped, as its reason is kept. */
export const stoppedForHotfix = (id: string): string => `${STOPPED}${id}`;
const STOPPED = 'stopped for the hotfix ';

/** Whether a release that goes no further was stopped for a hotfix. */
export const isStoppedForHotfix = (release: Release | undefined): boolean => stopperOf(release) !== undefined;

/** The id of the hotfix for which a release that goes no further was stopped. */
export const stopperOf = (release: Release | undefined): string | undefined =>
  release?.status === 'failed' && release.reason.startsWith(STOPPED) ? release.reason.slice(STOPPED.length) : undefined;

/** Whether it is still to come: what it was to go before is somebody's to decide on once it is over, refused or stuck. */
export const goesFirst = (hotfix: Release | undefined): boolean =>
  hotfix !== undefined && hotfix.status !== 'rejected' && !isOver(hotfix) && !isStuck(hotfix);
