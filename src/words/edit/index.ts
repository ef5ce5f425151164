import { ALSO, word } from '../word.ts';
import { clickEdit, submitEdit, typed } from './command.ts';

export const edit = word({
  name: 'edit',
  help: { at: [ALSO, 1], example: 'edit' },
  typed,
  clicks: { edit: clickEdit },
  submits: { edit: submitEdit },
});
