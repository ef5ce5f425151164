import { fact } from '../../deciding/fact.ts';
import { openOnes } from '../../release/document.ts';
import { announced } from '../announced.ts';
import { currentOnes, freezes } from '../document.ts';
import { releasesHeld, shownBy } from '../held-releases.ts';
import { nextComing } from '../next-announcement.ts';
import { stillHeld } from '../still-held.ts';

/** One of the manifests' is over, and calls for the next. */
export const freezeWent = fact(freezes, 'FreezeWent')<{ from: string }>()({
  reads: () => ({ openReleases: openOnes, freezes: currentOnes }),
  follows: ({ type, from }, freeze, world) => [
    ...announced('thawed', `${freeze.id}/${type}/${from}`, freeze, world, { still: stillHeld(freeze, world) }),
    ...shownBy(releasesHeld(freeze, world), world),
    ...nextComing(freeze.name, from, world),
  ],
});
