import { ALSO, word } from '../word.ts';
import { clickCancel, submitCancel, typed } from './command.ts';

export const cancel = word({
  name: 'cancel',
  help: { at: [ALSO, 10], example: 'cancel why' },
  typed,
  clicks: { cancel: clickCancel },
  submits: { cancel: submitCancel },
});
