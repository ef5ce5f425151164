import { IN_ITS_WAY } from '../../domain/freeze/held-releases.ts';
import { onClickOf } from '../of-another-version.ts';
import { ALSO, word } from '../word.ts';
import { recheckMove, takeMoveSlot } from './modal.ts';
import { clickMove, submitMove, typed } from './typed.ts';

export const move = word({
  name: 'move',
  aliases: ['reschedule', 'postpone', 'delay'],
  help: { at: [ALSO, 2], example: 'move' },
  forms: [
    ['move checkout-api tomorrow 15:00', 'its window; votes that the new time concerns are asked again'],
    [
      'move R-3 to Friday',
      'at the same time of day; `to 17:00` is on the same day, and `1h later` counts from its window',
    ],
  ],
  typed,
  clicks: {
    move: clickMove,
    'move-away': onClickOf(IN_ITS_WAY, ({ release }, a, _, around) => clickMove(release, a, around)),
    'move-slot': takeMoveSlot,
    'recheck-move': recheckMove,
  },
  submits: { move: submitMove },
});
