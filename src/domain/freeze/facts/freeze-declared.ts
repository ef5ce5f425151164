import { fact } from '../../deciding/fact.ts';
import { openOnes } from '../../release/document.ts';
import { announced } from '../announced.ts';
import { freezes } from '../document.ts';
import { ownersTold, releasesHeld, shownBy } from '../held-releases.ts';
import { type FreezeSaid, saidIn } from '../said.ts';
import { begins, ends } from '../timers.ts';
import { underWayTold } from '../under-way.ts';

/** Audiences hear, those it stops are told, and its end is waited for. */
export const freezeDeclared = fact(freezes, 'FreezeDeclared')<FreezeSaid & { stop?: true }>()({
  opens: ({ freeze: id, by, stop, ...said }) => ({
    v: 1,
    id,
    ...saidIn({ by, ...said }),
    by,
    ...(stop && { stop }),
    status: 'declared',
  }),
  reads: () => ({ openReleases: openOnes }),
  follows({ type }, freeze, world) {
    const held = releasesHeld(freeze, world);
    const cause = `${freeze.id}/${type}`;
    return [
      ...announced('frozen', cause, freeze, world, { held }),
      ...shownBy(held, world),
      ...ownersTold(held, freeze, cause, world),
      ...underWayTold(held, freeze, cause, world),
      ...begins(freeze, world),
      ...ends(freeze, world),
    ];
  },
});
