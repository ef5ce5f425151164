import { ALSO, word } from '../word.ts';
import { clickByHand } from './clicked.ts';
import { byHandChoices } from './modal.ts';
import { recheckByHand, submitByHand } from './part.ts';
import { typed } from './typed.ts';
import { clickWhole, submitWhole } from './whole.ts';

export const doneByHand = word({
  name: 'done-by-hand',
  aliases: ['by-hand'],
  help: { at: [ALSO, 13], example: 'done-by-hand' },
  forms: [['done-by-hand checkout-api 4.2 eu', 'what somebody deployed without Gonogo']],
  typed,
  clicks: { 'done-by-hand': clickByHand, 'done-by-hand-all': clickWhole, 'recheck-by-hand': recheckByHand },
  submits: { 'done-by-hand': submitByHand, 'done-by-hand-all': submitWhole },
  choices: { 'done-by-hand': byHandChoices },
});
