import { word } from '../word.ts';
import { clickReviewAfter, submitReviewAfter } from './typed.ts';

export const review = word({
  name: 'review',
  clicks: { 'review-after': clickReviewAfter },
  submits: { 'review-after': submitReviewAfter },
});
