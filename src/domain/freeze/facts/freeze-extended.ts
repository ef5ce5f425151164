import type { InFlight } from '../../company/freezes.ts';
import { fact } from '../../deciding/fact.ts';
import { openOnes } from '../../release/document.ts';
import { announced } from '../announced.ts';
import { freezes } from '../document.ts';
import { ownersTold, releasesHeld, shownBy } from '../held-releases.ts';
import { ends } from '../timers.ts';

/** `inFlight`: what becomes from now on of what runs, where that is another. */
type Data = { until: string; by: string; inFlight?: InFlight; text: { why: string } };

export const freezeExtended = fact(freezes, 'FreezeExtended')<Data>()({
  // Whoever gave its reason last answers for it.
  evolve: (freeze, { until, by, inFlight, text }) => ({
    ...freeze,
    until,
    by,
    why: text.why,
    ...(inFlight && { inFlight }),
  }),
  reads: () => ({ openReleases: openOnes }),
  follows({ type }, freeze, world) {
    const held = releasesHeld(freeze, world);
    const cause = `${freeze.id}/${type}/${world.now}/${freeze.until}`;
    return [
      ...announced('frozen', cause, freeze, world, { held }),
      ...shownBy(held, world),
      // It may fall into what it did not fall into before.
      ...ownersTold(held, freeze, cause, world),
      ...ends(freeze, world),
    ];
  },
});
