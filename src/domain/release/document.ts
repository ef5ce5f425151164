import { document } from '../document.ts';
import { all, type Read } from '../reads.ts';
import { isOver, type Release } from './release.ts';

/** The releases that were over in a month; `instant` is UTC ISO. */
export const doneIn = (instant: string) => `releases/done-${instant.slice(0, 7)}`;

/** Releases that are over, and whose review is not done. */
export const TO_REVIEW = 'releases/to-review';
export const OPEN = 'releases/open';

export const releases = document<Release>()({
  name: 'release',
  field: 'release',
  // Releases of before there were kinds of change were all normal.
  upgrades: { 1: (before) => ({ change: 'normal', ...before, v: 2 }) },
  lists: (release) =>
    isOver(release) && 'at' in release
      ? [doneIn(release.at), ...(release.review && !release.review.by ? [TO_REVIEW] : [])]
      : [OPEN],
});

/** Every release that is not over. */
export const openOnes: Read<Release[]> = all(releases, OPEN);
export type OpenReleases = { openReleases: Release[] };
