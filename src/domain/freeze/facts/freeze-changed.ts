import { fact } from '../../deciding/fact.ts';
import { announcementOf, dueAt } from '../../intents/due.ts';
import { openOnes } from '../../release/document.ts';
import { mayBegin } from '../../release/facts/window-timer.ts';
import { freezes } from '../document.ts';
import type { Freeze } from '../freeze.ts';
import { changedWords, holdOver, ownersFreed, ownersTold, releasesHeld, shownBy } from '../held-releases.ts';
import { pauses } from '../pausing.ts';
import { type FreezeSaid, saidIn } from '../said.ts';
import { begins, ends } from '../timers.ts';
import { underWayFreed, underWayTold, waitsAfterStep } from '../under-way.ts';

/** `was`: which it was before; facts of older versions tell only which it is now. */
type Data = FreezeSaid & { was?: Pick<Freeze, 'scope' | 'from' | 'until' | 'soft' | 'inFlight'> };

/** An edit of the announcement notifies nobody: those whose release it holds are told by themselves. */
export const freezeChanged = fact(freezes, 'FreezeChanged')<Data>()({
  evolve: ({ v, id, by, stop }, said) => ({
    v,
    id,
    ...saidIn(said),
    by,
    ...(stop && { stop }),
    status: 'declared',
  }),
  reads: () => ({ openReleases: openOnes }),
  follows({ type, by, was }, freeze, world) {
    const held = releasesHeld(freeze, world);
    // What shows it, and is in its scope no longer, is brought up to date as well.
    const before = was ? releasesHeld(was, world) : [];
    const cause = `${freeze.id}/${type}/${world.now}/${freeze.from}/${freeze.until}`;
    return [
      ...world.company.audiences.map((a) => dueAt(world).edit(announcementOf(freeze.id, a.name))),
      ...shownBy([...held, ...before.filter((r) => !held.includes(r))], world),
      ...ownersTold(held, freeze, cause, world),
      ...underWayTold(held, freeze, cause, world),
      ...before.flatMap((r) => holdOver(r, cause, by, world)),
      ...before.flatMap((r) => mayBegin(r, world)),
      ...(was ? ownersFreed(before, { freeze, was: asItWas(freeze, was), by, cause }, world) : []),
      ...(was
        ? underWayFreed(
            before.filter((r) => !waitsAfterStep(r, freeze, world.now) && !pauses(freeze, r, world.now)),
            asItWas(freeze, was),
            changedWords(freeze, by),
            cause,
            world,
          )
        : []),
      ...begins(freeze, world),
      ...ends(freeze, world),
    ];
  },
});

/** What it does not tell it had not. */
const asItWas = ({ soft: _, inFlight: __, ...freeze }: Freeze, was: NonNullable<Data['was']>): Freeze => ({
  ...freeze,
  ...was,
});
