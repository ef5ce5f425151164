import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { managers } from '../../people/may.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';

/** Day by day, until it is done. */
export const reviewOverdue = fact(releases, 'ReviewOverdue')<{ at: string }>()({
  follows({ at }, release, world) {
    const due = dueAt(world);
    const { id, owner } = release;
    const said = say`The review of ${nameOf(release)} (${id}) is overdue. ${users([owner])} owes it.`;
    const again = new Date(Date.parse(world.now) + 24 * 3_600_000).toISOString();
    return [
      ...due.myTurn([owner], `review/${id}/${at}`, { morning: true }),
      ...managers(world).map((who) => due.tell(who, `review/${id}/${at}`, said, id)),
      due.timer(`review/${id}/${again}`, again, { type: 'ChaseReview', release: id }),
    ];
  },
});
