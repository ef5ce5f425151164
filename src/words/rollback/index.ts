import { ALSO, word } from '../word.ts';
import { clickRollback, recheckRollback, submitRollback, typed } from './command.ts';

export const rollback = word({
  name: 'rollback',
  aliases: ['undo', 'revert'],
  help: { at: [ALSO, 9], example: 'rollback why' },
  forms: [['rollback checkout-api customers see errors', 'back to the version before, through freezes']],
  typed,
  clicks: { rollback: clickRollback, 'rollback-some': recheckRollback },
  submits: { rollback: submitRollback },
});
