import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { releases } from '../document.ts';

export const reviewDue = fact(releases, 'ReviewDue')<{ due: string }>()({
  evolve: (release, { due }) => ({ ...release, review: { due } }),
  follows({ due: when }, { id, owner }, world) {
    const due = dueAt(world);
    return [
      ...due.myTurn([owner], `review/${id}`, { morning: true, by: when }),
      due.timer(`review/${id}/${when}`, when, { type: 'ChaseReview', release: id }),
    ];
  },
});
