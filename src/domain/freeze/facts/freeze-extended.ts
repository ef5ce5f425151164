import { fact } from '../../deciding/fact.ts';
import { openOnes } from '../../release/document.ts';
import { announced } from '../announced.ts';
import { freezes } from '../document.ts';
import { releasesHeld, shownBy } from '../held-releases.ts';
import { ends } from '../timers.ts';

export const freezeExtended = fact(freezes, 'FreezeExtended')<{ until: string; by: string; text: { why: string } }>()({
  // Whoever gave its reason last answers for it.
  evolve: (freeze, { until, by, text }) => ({ ...freeze, until, by, why: text.why }),
  reads: () => ({ openReleases: openOnes }),
  follows: ({ type }, freeze, world) => [
    ...announced('frozen', `${freeze.id}/${type}/${freeze.until}`, freeze, world),
    ...shownBy(releasesHeld(freeze, world), world),
    ...ends(freeze, world),
  ],
});
