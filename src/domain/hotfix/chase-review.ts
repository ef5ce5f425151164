import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { reviewOverdue } from '../release/facts/review-overdue.ts';

/** Timer: a review should have been done. */
export type ChaseReview = { type: 'ChaseReview'; release: string };

export const chaseReview = command<ChaseReview>()({
  timer: z.strictObject({ release: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide({ release, now }, { release: id }): Decision {
    const review = release?.review;
    if (!review || review.by) return moot('it was reviewed');
    if (review.due > now) return moot('it is due later now');
    return { facts: [reviewOverdue.of(id, { at: now })] };
  },
});
