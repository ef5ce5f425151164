import { fact } from '../../deciding/fact.ts';
import { openTouching, shownBy, touchedBy } from '../concerned.ts';
import { locks } from '../document.ts';
import { ends, nags } from '../timers.ts';

/** Its holder says until when, or why, anew. */
type Data = { until?: string; claim?: string; text: { why: string } };

export const lockChanged = fact(locks, 'LockChanged')<Data>()({
  evolve({ held, ...lock }, { until, claim, text: { why } }) {
    if (!held) return lock;
    const { by, since } = held;
    return { ...lock, held: { by, since, why, ...(until && { until }), ...(claim && { claim }) } };
  },
  reads: (_, lock) => ({ openReleases: openTouching(lock) }),
  follows: (_, lock, world) => [
    ...shownBy(touchedBy(lock, world), lock, world),
    ...nags(lock, world),
    ...ends(lock, world),
  ],
});
