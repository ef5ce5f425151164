import { ALSO, word } from '../word.ts';
import { clickMove, recheckMove, submitMove, takeMoveSlot, typed } from './command.ts';

export const move = word({
  name: 'move',
  aliases: ['reschedule', 'postpone', 'delay'],
  help: { at: [ALSO, 2], example: 'move' },
  forms: [['move checkout-api tomorrow 15:00', 'its window; votes that the new time concerns are asked again']],
  typed,
  clicks: { move: clickMove, 'move-slot': takeMoveSlot, 'recheck-move': recheckMove },
  submits: { move: submitMove },
});
