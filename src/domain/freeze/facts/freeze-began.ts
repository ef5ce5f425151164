import { fact, type NoData } from '../../deciding/fact.ts';
import { openOnes } from '../../release/document.ts';
import { freezes } from '../document.ts';
import { releasesHeld, shownBy } from '../held-releases.ts';
import { underWayTold } from '../under-way.ts';

export const freezeBegan = fact(freezes, 'FreezeBegan')<NoData>()({
  reads: () => ({ openReleases: openOnes }),
  follows({ type }, freeze, world) {
    const held = releasesHeld(freeze, world);
    return [...shownBy(held, world), ...underWayTold(held, freeze, `${freeze.id}/${type}/${freeze.from}`, world)];
  },
});
