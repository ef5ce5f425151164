import { ALSO, word } from '../word.ts';
import { clickByHand, submitByHand, typed } from './command.ts';

export const doneByHand = word({
  name: 'done-by-hand',
  aliases: ['by-hand'],
  help: { at: [ALSO, 13], example: 'done-by-hand' },
  typed,
  clicks: { 'done-by-hand': clickByHand },
  submits: { 'done-by-hand': submitByHand },
});
