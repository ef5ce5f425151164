import { ALSO, word } from '../word.ts';
import { backChoices, clickRollback, recheckRollback, submitRollback, typed } from './typed.ts';

export const rollback = word({
  name: 'rollback',
  aliases: ['undo', 'revert', 'back', 'roll-back', 'downgrade'],
  help: { at: [ALSO, 9], example: 'rollback why' },
  forms: [
    ['rollback checkout-api customers see errors', 'back to the version before, through freezes'],
    [
      'rollback checkout-api to 4.1.9 customers see errors',
      'the same, if that is the version before; otherwise it says what is',
    ],
  ],
  typed,
  clicks: { rollback: clickRollback, 'rollback-some': recheckRollback },
  submits: { rollback: submitRollback },
  choices: { rollback: backChoices },
});
