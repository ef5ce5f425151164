import { word } from '../word.ts';
import { clickUpdate, submitFacts, submitUpdate, typed } from './typed.ts';

export const update = word({
  name: 'update',
  help: { at: [5, 1], example: 'update', does: 'tell everybody what happened and what is next' },
  forms: [
    ['update checkout-api', 'tell everybody what happened and what is next'],
    ['update executives on checkout-api: refunds are late', 'tell them alone'],
  ],
  advertised: true,
  typed,
  clicks: { update: clickUpdate },
  submits: { 'update-facts': submitFacts, 'update-send': submitUpdate },
});
