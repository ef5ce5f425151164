import type { InFlight } from '../../company/freezes.ts';
import { fact } from '../../deciding/fact.ts';
import { openOnes } from '../../release/document.ts';
import { announced } from '../announced.ts';
import { freezes } from '../document.ts';
import { holdOver, ownersTold, releasesHeld, shownBy } from '../held-releases.ts';
import { ends } from '../timers.ts';
import { underWayTold } from '../under-way.ts';

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
  follows({ type, by }, freeze, world) {
    const held = releasesHeld(freeze, world);
    const cause = `${freeze.id}/${type}/${world.now}/${freeze.until}`;
    return [
      ...announced('frozen', cause, freeze, world, { held }),
      ...shownBy(held, world),
      // Who was told until when it lasts is told until when it lasts now.
      ...ownersTold(held, freeze, cause, world),
      ...underWayTold(held, freeze, cause, world),
      ...held.flatMap((r) => holdOver(r, cause, by, world)),
      ...ends(freeze, world),
    ];
  },
});
