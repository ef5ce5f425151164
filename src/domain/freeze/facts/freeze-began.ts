import { fact, type NoData } from '../../deciding/fact.ts';
import { openOnes } from '../../release/document.ts';
import { freezes } from '../document.ts';
import { releasesHeld, shownBy } from '../held-releases.ts';

export const freezeBegan = fact(freezes, 'FreezeBegan')<NoData>()({
  reads: () => ({ openReleases: openOnes }),
  follows: (_, freeze, world) => shownBy(releasesHeld(freeze, world), world),
});
