import { HOUR_MS, instantAfter } from '../../../time/instants.ts';
import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { inCharge } from '../../people/in-charge.ts';
import { managers } from '../../people/may.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';

/** Day by day, until it is done. */
export const reviewOverdue = fact(releases, 'ReviewOverdue')<{ at: string }>()({
  follows({ at }, release, world) {
    const due = dueAt(world);
    const { id } = release;
    const seesTo = inCharge(release, world);
    const said = say`The review of ${nameOf(release)} (${id}) is overdue. ${seesTo.length === 1 ? say`${users(seesTo)} owes` : say`${users(seesTo)} owe`} it.`;
    const again = instantAfter(world.now, 24 * HOUR_MS);
    return [
      ...due.myTurn(seesTo, `review/${id}/${at}`, { morning: true }),
      ...managers(world).map((who) => due.tell(who, `review/${id}/${at}`, said, id)),
      due.timer(`review/${id}/${again}`, again, { type: 'ChaseReview', release: id }),
    ];
  },
});
