import { ALSO, word } from '../word.ts';
import { clickMove, recheckMove, submitMove, takeMoveSlot, typed } from './command.ts';

export const move = word({
  name: 'move',
  aliases: ['reschedule'],
  help: { at: [ALSO, 2], example: 'move' },
  typed,
  clicks: { move: clickMove, 'move-slot': takeMoveSlot, 'recheck-move': recheckMove },
  submits: { move: submitMove },
});
