import { fact } from '../../deciding/fact.ts';
import { announcementOf, dueAt } from '../../intents/due.ts';
import { openOnes } from '../../release/document.ts';
import { freezes } from '../document.ts';
import { ownersTold, releasesHeld, shownBy } from '../held-releases.ts';
import { type FreezeSaid, saidIn } from '../said.ts';
import { begins, ends } from '../timers.ts';

/** An edit of the announcement notifies nobody: those whose release it holds are told by themselves. */
export const freezeChanged = fact(freezes, 'FreezeChanged')<FreezeSaid>()({
  evolve: ({ v, id, by, stop }, said) => ({
    v,
    id,
    ...saidIn(said),
    by,
    ...(stop && { stop }),
    status: 'declared',
  }),
  reads: () => ({ openReleases: openOnes }),
  follows({ type }, freeze, world) {
    const held = releasesHeld(freeze, world);
    return [
      ...world.company.audiences.map((a) => dueAt(world).edit(announcementOf(freeze.id, a.name))),
      ...shownBy(held, world),
      ...ownersTold(held, freeze, `${freeze.id}/${type}/${world.now}`, world),
      ...begins(freeze, world),
      ...ends(freeze, world),
    ];
  },
});
