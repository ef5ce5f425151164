import { ALSO, word } from '../word.ts';
import { clickObject, submitObject } from './object.ts';
import { review, submitReview } from './review.ts';
import { typed } from './typed.ts';

export const vote = word({
  name: 'vote',
  aliases: ['poll'],
  help: { at: [ALSO, 4], example: 'vote' },
  forms: [['vote checkout-api', 'asks everybody who has to say go or no-go']],
  typed,
  clicks: { vote: typed, review, object: clickObject },
  submits: { review: submitReview, object: submitObject },
});
