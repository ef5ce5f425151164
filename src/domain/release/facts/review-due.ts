import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { inCharge } from '../../people/in-charge.ts';
import { releases } from '../document.ts';

export const reviewDue = fact(releases, 'ReviewDue')<{ due: string }>()({
  evolve: (release, { due }) => ({ ...release, review: { due } }),
  follows({ due: when }, release, world) {
    const { id } = release;
    const due = dueAt(world);
    return [
      ...due.myTurn(inCharge(release, world), `review/${id}`, { morning: true, by: when }),
      due.timer(`review/${id}/${when}`, when, { type: 'ChaseReview', release: id }),
    ];
  },
});
